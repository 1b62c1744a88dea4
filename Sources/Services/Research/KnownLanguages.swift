/// Which programming language the projects of an organisation are mostly written in: a phrasing that names it lies nearer
/// to what projects say of themselves.
enum KnownLanguages {
  /// Languages that people name in a line about a library, in lower case, and as they are written.
  private static let names: [String: String] = [
    "python": "Python", "swift": "Swift", "java": "Java", "kotlin": "Kotlin", "go": "Go", "golang": "Go",
    "rust": "Rust", "javascript": "JavaScript", "typescript": "TypeScript", "ruby": "Ruby", "php": "PHP",
    "scala": "Scala", "c++": "C++", "c#": "C#", "dart": "Dart", "elixir": "Elixir", "haskell": "Haskell",
  ]

  /// The share of all that name one.
  private static let prevailingShare = 0.6

  static func named(in text: String, and language: String) -> Set<String> {
    let words = text.lowercased().split { " ,.;:()/-".contains($0) }
    return Set((words.map(String.init) + [language.lowercased()]).compactMap { names[$0] })
  }

  static func prevailing(_ counts: [String: Int]) -> String? {
    guard let (language, count) = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    return Double(count) >= prevailingShare * Double(counts.values.reduce(0, +)) ? language : nil
  }
}
