/// Which files are read as decision records, and what their names say.
package enum DecisionFile {
  /// Bytes of a file; a longer one is a report and no record.
  package static let largest = 256 << 10

  /// Folders that hold decision records, at any depth: `docs/adr`, `doc/architecture/decisions`, `packages/a/adr`.
  private static let folders: Set<String> = [
    "adr", "adrs", "decisions", "decision-record", "decision-records", "decision_records", "architecture-decisions",
    "architecture_decisions", "architecture-decision-record", "architecture-decision-records",
    "architecture_decision_records",
  ]

  private static let endings: Set<String> = ["md", "markdown", "mdown", "mkd"]

  /// Whether the file at a path (`/`-separated, relative to the repository) may be a record: Markdown below a folder of
  /// decisions that is neither the folder's own page, nor a template, nor a fixture of tests.
  package static func mayBeOne(_ path: String) -> Bool {
    let parts = path.split(separator: "/").map { $0.lowercased() }
    guard let name = parts.last, let dot = name.lastIndex(of: "."),
      endings.contains(String(name[name.index(after: dot)...]))
    else { return false }
    let stem = name[..<dot]
    guard stem != "readme", stem != "index", !isTemplate(stem) else { return false }
    let above = parts.dropLast()
    return above.contains(where: folders.contains) && !above.contains(where: isFixture)
  }

  /// `template`, `adr-template`, `template-short`; a decision about templates has a number.
  private static func isTemplate(_ stem: Substring) -> Bool {
    stem.contains("template") && number(of: String(stem)).map { $0 == 0 } ?? true
  }

  private static func isFixture(_ folder: String) -> Bool {
    ["test", "testdata"].contains(folder) || folder.hasSuffix("tests") || folder.contains("fixture")
  }

  /// The number in front of a file's name: 12 of `0012-title.md`, `adr-012-title.md`; nil for none, and for a date.
  package static func number(of path: String) -> Int? {
    var rest = stem(of: path).lowercased()[...]
    for prefix in ["adr", "dr", "decision"] where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count).drop { "-_ ".contains($0) }
      break
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard (1...6).contains(digits.count), rest.dropFirst(digits.count).first.map({ "-_. ".contains($0) }) ?? true,
      date(of: path) == nil
    else { return nil }
    return Int(digits)
  }

  /// The date in front of a file's name, as 2024-01-31: of `20240131-title.md` and `2024-01-31-title.md`.
  static func date(of path: String) -> String? {
    let stem = stem(of: path)
    let digits = stem.prefix(8)
    if digits.utf8.count == 8, digits.allSatisfy({ $0.isASCII && $0.isNumber }) {
      guard stem.dropFirst(8).first.map({ !$0.isNumber }) ?? true else { return nil }
      let month = digits.dropFirst(4).prefix(2)
      return DecisionDate.first(in: "\(digits.prefix(4))-\(month)-\(digits.suffix(2))")
    }
    return DecisionDate.first(in: String(stem.prefix(10)))
  }

  /// The name without folder and ending.
  static func stem(of path: String) -> Substring {
    let name = path.split(separator: "/").last ?? ""
    return name.lastIndex(of: ".").map { name[..<$0] } ?? name
  }
}
