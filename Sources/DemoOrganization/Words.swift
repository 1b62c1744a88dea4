/// A name of several words in the forms in which code writes it.
struct Words: Sendable {
  let parts: [String]

  /// Words between spaces or dashes.
  init(_ text: String) { parts = text.lowercased().split { $0 == " " || $0 == "-" }.map(String.init) }

  var plain: String { parts.joined() }
  var text: String { parts.joined(separator: " ") }
  var snake: String { parts.joined(separator: "_") }
  var kebab: String { parts.joined(separator: "-") }
  var pascal: String { parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() }
  var camel: String { pascal.prefix(1).lowercased() + pascal.dropFirst() }

  /// The sentence with `subject` in place of each `#`, and the article that fits it.
  static func putting(_ subject: String, into sentence: String) -> String {
    let isVowel = subject.first.map { "aeio".contains($0) } ?? false
    let fitting = isVowel ? sentence.replacing(" a #", with: " an #").replacing("A #", with: "An #") : sentence
    return fitting.replacing("#", with: subject)
  }

  /// More than one of it, in camel case.
  var plural: String {
    if camel.hasSuffix("y"), !camel.hasSuffix("ay") { return camel.dropLast() + "ies" }
    return camel + (camel.hasSuffix("s") || camel.hasSuffix("x") || camel.hasSuffix("h") ? "es" : "s")
  }
}
