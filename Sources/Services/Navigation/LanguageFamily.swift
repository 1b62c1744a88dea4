import QueryLanguage

/// Languages whose files use each other's names.
struct LanguageFamily {
  private static let families: [[String]] = [
    ["c", "c++", "objective-c", "objective-c++"],
    ["javascript", "typescript", "tsx", "jsx", "vue", "svelte"],
    ["java", "kotlin", "scala", "groovy"],
    ["c#", "f#", "visual basic .net"],
  ]

  /// What a file must be; nothing where the language is not known.
  let filters: [Query]

  /// `language`: as `Language` names it; empty for any.
  init(_ language: String) {
    let name = language.lowercased()
    let names = Self.families.first { $0.contains(name) } ?? (name.isEmpty ? [] : [name])
    filters = names.isEmpty ? [] : [.or(names.map(Query.language))]
  }
}
