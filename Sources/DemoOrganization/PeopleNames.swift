/// The words that people's names are made of. Nobody is meant: a surname is the name of a plant and a word for a place, and
/// each of the 180 is given once.
enum PeopleNames {
  static let first = [
    "Ada", "Alec", "Amal", "Anna", "Arlo", "Beth", "Bruno", "Carla", "Cedric", "Chloe", "Clara", "Daniel", "Dara",
    "Edgar",
    "Elena", "Emil", "Esther", "Farid", "Fiona", "Frida", "Gina", "Hana", "Hugo", "Ida", "Imran", "Ines", "Ivo", "Jana",
    "Jonas", "Julia", "Kamal", "Karin", "Lena", "Leo", "Lucia", "Malik", "Mara", "Marco", "Mina", "Nadia", "Nils",
    "Noor",
    "Olga", "Oscar", "Paula", "Petra", "Rafael", "Rita", "Samir", "Sonja", "Stefan", "Tamar", "Theo", "Uma", "Vera",
    "Viktor",
    "Wanda", "Yara", "Yusuf", "Zoe",
  ]

  private static let plants = [
    "Ash", "Birch", "Clover", "Elm", "Fern", "Hazel", "Heather", "Linden", "Maple", "Oak", "Reed", "Rowan", "Sorrel",
    "Thorn",
    "Willow",
  ]

  private static let places = [
    "brook", "croft", "dale", "field", "ford", "gate", "grove", "holm", "mere", "shaw", "stead", "wick",
  ]

  static let last = plants.flatMap { plant in places.map { plant + $0 } }
}
