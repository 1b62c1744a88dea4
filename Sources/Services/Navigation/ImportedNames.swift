import QueryLanguage

/// The names on the lines of a file that import something, in whatever language: modules, packages, headers, files.
struct ImportedNames {
  /// Lines of a file that are looked at: imports stand at its head.
  private static let mostLines = 400
  private static let longestLine = 400
  private static let starts = [
    "import ", "from ", "use ", "using ", "#include", "#import", "require", "include ", "extern crate ", "pub use ",
    "@testable import ", "@_exported import ", "public import ", "package import ", "internal import ",
    "private import ", "export * from", "open ", "alias ", "load(", "source ",
  ]
  /// Lines that begin so import what they require, as in Node.
  private static let assignments = ["const ", "let ", "var "]
  /// What every import says.
  private static let common: Set<String> = [
    "import", "from", "use", "using", "include", "require", "public", "package", "internal", "private", "testable",
    "const", "let", "var", "as", "default", "static", "crate", "self", "super", "mod", "index", "src", "lib", "main",
    "com", "org", "net", "io", "github", "gitlab", "h", "hpp", "js", "ts", "py",
  ]

  private let names: Set<String>

  init(_ text: [UInt8]) {
    var names: Set<String> = []
    for line in text.split(separator: UInt8(ascii: "\n"), maxSplits: Self.mostLines).prefix(Self.mostLines) {
      let text = String(decoding: line.prefix(Self.longestLine), as: UTF8.self).drop { $0 == " " || $0 == "\t" }
      guard Self.isImport(text) else { continue }
      for word in text.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }) {
        names.insert(word.lowercased())
      }
    }
    self.names = names.subtracting(Self.common)
  }

  private static func isImport(_ line: Substring) -> Bool {
    // Go lists what it imports in quotes, a line each.
    line.hasPrefix("\"") && line.dropFirst().contains("\"") || starts.contains(where: line.hasPrefix)
      || assignments.contains(where: line.hasPrefix) && line.contains("require(")
  }

  /// Whether an import names a folder of the path, or its file without the ending.
  func reach(_ path: String) -> Bool {
    let parts = path.lowercased().split(separator: "/")
    guard let file = parts.last else { return false }
    let stem = file.prefix { $0 != "." }
    return parts.dropLast().contains { names.contains(String($0)) } || names.contains(String(stem))
  }
}
