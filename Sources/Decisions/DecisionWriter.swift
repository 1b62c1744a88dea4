import StructuredText

/// Writes a decision record as MADR 4 (adr.github.io/madr) with the research that led to it in the front matter;
/// `DecisionReader` reads it back.
package enum DecisionWriter {
  package static func document(_ record: DecisionRecord) -> String {
    let matter = matter(record)
    var parts = matter.entries.isEmpty ? [] : ["---\n" + YAMLWriter.document(matter) + "---\n"]
    parts.append("# \(line(record.title))\n")
    parts.append("## Context and Problem Statement\n\n\(paragraphs(record.context))\n")
    if !record.drivers.isEmpty { parts.append("## Decision Drivers\n\n\(list(record.drivers))") }
    if !record.options.isEmpty { parts.append("## Considered Options\n\n\(list(record.options.map(\.title)))") }
    parts.append("## Decision Outcome\n\n\(paragraphs(decision(record)))\n")
    let consequences = judgements(record.advantages, record.drawbacks) + record.consequences
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
    let name = words.isEmpty ? "decision" : words.prefix(10).joined(separator: "-").prefix(100)
    let digits = String(max(0, number))
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-\(name).md"
  }

  // MARK: Front matter

  private static func matter(_ record: DecisionRecord) -> DataTable {
    var table = DataTable()
    if let status = status(record) { table.set("status", .text(status)) }
    if let date = record.date { table.set("date", .text(date)) }
    for (key, names) in [
      ("decision-makers", record.people.deciders), ("consulted", record.people.consulted),
      ("informed", record.people.informed),
    ] {
      let names = names.map(oneLine).filter { !$0.isEmpty }
      if !names.isEmpty { table.set(key, .values(names.map { .text($0) })) }
    }
    if let research = record.research { table.set("research", .text(oneLine(research))) }
    return table
  }

  /// The note where it says the status too.
  private static func status(_ record: DecisionRecord) -> String? {
    let note = oneLine(record.statusNote)
    guard let status = record.status else { return note.isEmpty ? nil : note }
    if note.isEmpty { return status.rawValue }
    return DecisionRecord.Status(written: note) == status ? note : "\(status.rawValue), \(note)"
  }

  // MARK: Sections

  /// The chosen option is named where the text does not name it.
  private static func decision(_ record: DecisionRecord) -> String {
    guard let chosen = record.chosen, DecisionText.chosenOption(in: record.decision) == nil else {
      return record.decision
    }
    let quote = chosen.contains("\"") ? ("“", "”") : ("\"", "\"")
    return "Chosen option: \(quote.0)\(oneLine(chosen))\(quote.1).\n\(record.decision)"
  }

  private static func option(_ option: DecisionRecord.Option) -> String {
    let judgements = judgements(option.advantages, option.drawbacks)
    let text = option.text.isEmpty ? "" : "\n\(paragraphs(option.text))\n"
    return "### \(line(option.title))\n\(text)" + (judgements.isEmpty ? "" : "\n" + list(judgements))
  }

  private static func judgements(_ advantages: [String], _ drawbacks: [String]) -> [String] {
    [("Good", advantages), ("Bad", drawbacks)].flatMap { word, reasons in
      reasons.map(oneLine).filter { !$0.isEmpty }.map { "\(word), because \($0)" }
    }
  }

  private static func list(_ elements: [String]) -> String {
    elements.map(line).filter { !$0.isEmpty }.map { "* \($0)\n" }.joined()
  }

  /// Each line is a paragraph of its own, so that it comes back as one.
  private static func paragraphs(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { line($0) }.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  // MARK: What people typed

  private static func oneLine(_ text: some StringProtocol) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// On one line and without the power to become a heading, a list or HTML.
  private static func line(_ text: some StringProtocol) -> String {
    var escaped = ""
    var last: Character?
    for character in oneLine(text) {
      let isFirst = last == nil
      let isSign =
        "\\`*_[]<&~".contains(character) || (isFirst && "#>+-=|!:".contains(character))
        || (character == "#" && last.map { $0 == " " || $0 == "#" } ?? true)
      if isSign { escaped.append("\\") }
      escaped.append(character)
      last = character
    }
    let digits = escaped.prefix { $0.isNumber }
    guard !digits.isEmpty, let mark = escaped.dropFirst(digits.count).first, mark == "." || mark == ")" else {
      return escaped
    }
    return digits + "\\" + escaped.dropFirst(digits.count)
  }
}
