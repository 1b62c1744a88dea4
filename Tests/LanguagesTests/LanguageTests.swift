import Testing

@testable import Languages

@Suite struct LanguageTests {
  @Test func shortFormsAreUnderstoodInAnyCase() {
    let table = [
      "swift": "Swift", "CPP": "C++", "c++": "C++", "cxx": "C++", "c": "C", "py": "Python", "Python": "Python",
      "js": "JavaScript", "ts": "TypeScript", "tsx": "TypeScript", "objc": "Objective-C", "Objective-C": "Objective-C",
      "sh": "Shell", "bash": "Shell", "golang": "Go", "rs": "Rust", "yml": "YAML", "md": "Markdown",
      "rst": "reStructuredText", "csharp": "C#", "cs": "C#", "fsharp": "F#", "kt": "Kotlin", "rb": "Ruby",
      "proto": "Protocol Buffer", "protobuf": "Protocol Buffer", "terraform": "HCL", "docker": "Dockerfile",
      "make": "Makefile", "adoc": "AsciiDoc", "asm": "Assembly", "ps1": "PowerShell", "hs": "Haskell",
      "unix assembly": "Assembly", "common lisp": "Common Lisp", "json": "JSON",
    ]
    for (name, language) in table { #expect(Language.named(name)?.name == language, "\(name)") }
    for name in ["", " ", "klingon", "c+", "swift "] { #expect(Language.named(name) == nil, "\(name)") }
  }

  @Test func theTableIsSound() {
    #expect(Language.all.count >= 120)
    #expect(Set(Language.all.map(\.name)).count == Language.all.count)
    for language in Language.all {
      #expect(Language.named(language.name) == language)
      // Longer words would not be found.
      for word in language.extensions + language.fileNames + language.interpreters {
        #expect(word.utf8.count <= 16 && word == word.lowercased(), "\(language): \(word)")
      }
      for alias in language.aliases { #expect(Language.named(alias) != nil && alias == alias.lowercased(), "\(alias)") }
    }
  }

  @Test func everyCategorisedLanguageExistsOnce() {
    var seen: Set<String> = []
    for (category, names) in Language.lists {
      for name in names.split(separator: ",").map({ String($0.trimmingPrefix(" ")) }) {
        #expect(Language.named(name)?.name == name && Language.named(name)?.category == category, "\(name)")
        #expect(seen.insert(name).inserted, "\(name)")
      }
    }
    let table: [String: Language.Category] = [
      "Swift": .programming, "Shell": .programming, "CMake": .programming, "HTML": .markup, "SCSS": .markup,
      "JSON": .data, "YAML": .data, "Protocol Buffer": .data, "Markdown": .prose, "Text": .prose,
    ]
    for (name, category) in table { #expect(Language.named(name)?.category == category, "\(name)") }
  }

  /// An alias or a file name that two languages claim would silently go to the first.
  @Test func noNameIsClaimedTwice() {
    var claims: [String: String] = [:]
    for language in Language.all {
      for name in language.fileNames.map({ "file " + $0 }) + language.aliases.map({ "alias " + $0 })
        + language.interpreters.map({ "program " + $0 })
      {
        #expect(claims[name] == nil, "\(name): \(language), \(claims[name] ?? "")")
        claims[name] = language.name
      }
      if let other = language.aliases.first(where: { Language.named($0) != language }) {
        Issue.record("\(other) of \(language) means another language")
      }
    }
  }
}
