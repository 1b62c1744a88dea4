import StructuredText

/// Writes a decision record as MADR 4 (adr.github.io/madr) with the research that led to it in the front matter;
/// `DecisionReader` reads it back.
package enum DecisionWriter {
  package static func document(_ record: DecisionRecord) -> String {
    var parts = ["---\n" + YAMLWriter.document(matter(record)) + "---\n", "# \(line(record.title))\n"]
    parts.append("## Context and Problem Statement\n\n\(paragraphs(record.context))\n")
    if !record.drivers.isEmpty { parts.append("## Decision Drivers\n\n\(list(record.drivers))") }
    if !record.options.isEmpty { parts.append("## Considered Options\n\n\(list(record.options.map(\.title)))") }
    parts.append("## Decision Outcome\n\n\(paragraphs(record.decision))\n")
    let consequences =
      record.advantages.map { "Good, because \(line($0))" } + record.drawbacks.map { "Bad, because \(line($0))" }
      + record.consequences
    if !consequences.isEmpty { parts.append("### Consequences\n\n\(list(consequences))") }
    let described = record.options.filter { !$0.text.isEmpty || !$0.advantages.isEmpty || !$0.drawbacks.isEmpty }
    if !described.isEmpty {
      parts.append("## Pros and Cons of the Options\n")
      parts += described.map(option)
    }
    return parts.joined(separator: "\n")
  }

  /// A file name in the usual form: `0012-keep-rows-in-sqlite.md`.
  package static func fileName(_ record: DecisionRecord, number: Int) -> String {
    let words = record.title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = words.isEmpty ? "decision" : words.prefix(10).joined(separator: "-")
    let digits = String(max(0, number))
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-\(name).md"
  }

  private static func matter(_ record: DecisionRecord) -> DataTable {
    var table = DataTable()
    if let status = record.status {
      table.set("status", .text(record.statusNote.isEmpty ? status.rawValue : line(record.statusNote)))
    }
    if let date = record.date { table.set("date", .text(date)) }
    for (key, names) in [
      ("decision-makers", record.people.deciders), ("consulted", record.people.consulted),
      ("informed", record.people.informed),
    ] where !names.isEmpty {
      table.set(key, .values(names.map { .text(line($0)) }))
    }
    if let research = record.research { table.set("research", .text(research)) }
    return table
  }

  private static func option(_ option: DecisionRecord.Option) -> String {
    let judgements =
      option.advantages.map { "Good, because \(line($0))" } + option.drawbacks.map { "Bad, because \(line($0))" }
    let text = option.text.isEmpty ? "" : "\n\(paragraphs(option.text))\n"
    return "### \(line(option.title))\n\(text)" + (judgements.isEmpty ? "" : "\n" + list(judgements))
  }

  private static func list(_ elements: [String]) -> String { elements.map { "* \(line($0))\n" }.joined() }

  /// Each line is a paragraph of its own, so that it comes back as one.
  private static func paragraphs(_ text: String) -> String {
    text.split(separator: "\n").map { line($0) }.joined(separator: "\n\n")
  }

  /// What people typed, on one line and without the power to become a heading, a list or HTML.
  private static func line(_ text: some StringProtocol) -> String {
    let words = text.split { $0.isWhitespace }.joined(separator: " ")
    var escaped = ""
    for (offset, character) in words.enumerated() {
      if "\\`*_[]<".contains(character) || (offset == 0 && "#>+-=|~".contains(character)) { escaped.append("\\") }
      escaped.append(character)
    }
    let digits = escaped.prefix { $0.isNumber }
    guard !digits.isEmpty, let mark = escaped.dropFirst(digits.count).first, mark == "." || mark == ")" else {
      return escaped
    }
    return digits + "\\" + escaped.dropFirst(digits.count)
  }
}
