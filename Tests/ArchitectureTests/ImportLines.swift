import Foundation

/// The modules that a Swift source imports.
struct ImportLines {
  private(set) var modules: [String] = []

  init(_ source: String) {
    // What ends the multi-line string literal that the line stands in: its text is somebody's test data.
    var end: String?
    for line in source.split(separator: "\n") {
      if end == nil, let module = Self.module(line) { modules.append(module) }
      var rest = line
      while let range = rest.range(of: end ?? "\"\"\"") {
        let hashes = rest[..<range.lowerBound].reversed().prefix { $0 == "#" }.count
        end = end == nil ? "\"\"\"" + String(repeating: "#", count: hashes) : nil
        rest = rest[range.upperBound...]
      }
    }
  }

  private static let modifiers: Set<Substring> = ["package", "public", "internal", "private", "fileprivate"]
  private static let kinds: Set<Substring> = [
    "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
  ]

  private static func module(_ line: Substring) -> String? {
    var words = line.split(separator: " ")[...]
    while let first = words.first, first.hasPrefix("@") || modifiers.contains(first) { words.removeFirst() }
    guard words.popFirst() == "import" else { return nil }
    if let kind = words.first, kinds.contains(kind) { words.removeFirst() }
    return words.first.map { String($0.prefix { $0.isLetter || $0.isNumber || $0 == "_" }) }
  }
}
