import Markup
import StructuredText

/// Reads decision records in Markdown: MADR 2 to 4 (adr.github.io/madr), Nygard's (cognitect.com/blog/2011/11/15), those
/// that `DecisionWriter` writes, which are MADR with a few more keys, and what says the same under kindred headings.
package struct DecisionReader {
  private var record: DecisionRecord
  private var successor: String?
  private var options: [String: Int] = [:]

  /// The record in a file; nil when the text tells no decision.
  ///
  /// `text` is the file's, `path` its path, for number and date.
  package static func record(in text: String, path: String) -> DecisionRecord? { read(text, path: path).record }

  /// All that a file tells of a decision, and what is wrong with it. A file without one is a problem only where its name
  /// has a number.
  package static func read(_ text: String, path: String) -> DecisionReading {
    guard text.utf8.count <= DecisionFile.largest else {
      return DecisionReading(record: nil, problems: [tooLong(path)])
    }
    let document = DocumentSections(of: text, kind: .markdown)
    let matter = DecisionMatter(of: text)
    let links = DecisionLinks(of: text).all
    var problems = problems(of: matter, path: path)
    guard let title = matter.title ?? document.title else {
      return DecisionReading(record: nil, problems: problems + [noDecision(path)].compactMap(\.self))
    }
    var reader = DecisionReader(title: title, path: path)
    reader.take(document)
    // What the front matter says was written for readers like this one.
    reader.take(matter)
    if reader.record.date == nil { reader.record.date = DecisionFile.date(of: path) }
    guard reader.isDecision else {
      problems += [noDecision(path)].compactMap(\.self)
      return DecisionReading(record: nil, problems: problems)
    }
    let successor = reader.successor.map { label in
      links.first { !$0.label.isEmpty && label.contains($0.label) }?.destination ?? label
    }
    return DecisionReading(
      record: reader.record, successor: successor, links: links.map(\.destination), problems: problems)
  }

  private init(title: String, path: String) {
    let (number, rest) = Self.number(of: DecisionText.bounded(title, DecisionText.longestName))
    record = DecisionRecord(title: rest)
    record.number = number ?? DecisionFile.number(of: path)
  }

  private var isDecision: Bool { !record.decision.isEmpty || record.chosen != nil || !record.options.isEmpty }

  /// `12. Keep rows in SQLite`, `ADR-0012: …`, `ADR012: …`
  private static func number(of title: String) -> (Int?, String) {
    var rest = title[...]
    for prefix in ["ADR-", "ADR ", "ADR"] where rest.uppercased().hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
      break
    }
    let isLabelled = rest.startIndex != title.startIndex
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    let behind = rest.dropFirst(digits.count).drop { $0 == " " }
    // `3 ways to retry` and `2.0 is the new 1.0` are titles.
    guard digits.count <= 6, let number = Int(digits), let mark = behind.first,
      isLabelled || (".:)-–—".contains(mark) && behind.dropFirst().first?.isNumber != true)
    else { return (nil, title) }
    let words = behind.drop { ".:)- –—".contains($0) }
    return words.isEmpty ? (nil, title) : (number, String(words))
  }

  // MARK: Problems

  private static func problems(of matter: DecisionMatter, path: String) -> [DecisionProblem] {
    var problems: [DecisionProblem] = []
    if let failure = matter.failure {
      problems.append(
        DecisionProblem(
          path: path, line: failure.line ?? 1, cause: "its front matter cannot be read: \(failure.cause)",
          hint: failure.hint))
    }
    if let date = matter.date, DecisionDate.first(in: date) == nil {
      problems.append(
        DecisionProblem(
          path: path, line: matter.dateLine ?? 1, cause: "its date cannot be read: \(date.prefix(40))",
          hint: "Write it as 2024-01-31."))
    }
    return problems
  }

  private static func tooLong(_ path: String) -> DecisionProblem {
    DecisionProblem(
      path: path, line: 1,
      cause: "it is longer than \(DecisionFile.largest >> 10) KiB and not read as a decision record",
      hint: "Keep the decision short, and link to what led to it.")
  }

  private static func noDecision(_ path: String) -> DecisionProblem? {
    guard DecisionFile.number(of: path) != nil else { return nil }
    return DecisionProblem(
      path: path, line: 1, cause: "it stands among the decision records and tells no decision",
      hint: "Give it a title and a heading Decision or Considered Options, or take it out of the folder.")
  }
}

// MARK: - Sections

extension DecisionReader {
  private mutating func take(_ document: DocumentSections) {
    let paths = document.sections.map(\.titlePath).filter { !$0.isEmpty }
    let root = paths.first?.first ?? ""
    // The title's heading stands above all others, and is none of the record's parts.
    let isTitle =
      root == document.title || (DecisionHeading.of(root) == nil && paths.allSatisfy { $0.first == root })
    for section in document.sections {
      let headings = isTitle && section.titlePath.first == root ? section.titlePath.dropFirst() : section.titlePath[...]
      take(DecisionText.bounded(section.text, DecisionText.longest), below: headings)
    }
  }

  private mutating func take(_ text: String, below headings: ArraySlice<String>) {
    guard let first = headings.first else { return takeFields(text) }
    let inner = headings.dropFirst().first
    switch DecisionHeading.of(first) {
    case .options, .judgements:
      guard let inner else { return take(text, as: DecisionHeading.of(first)) }
      describe(inner, text, as: headings.dropFirst(2).last.flatMap(DecisionHeading.of))
    case .decision:
      guard let inner else { return decide(text) }
      let meaning = headings.dropFirst().compactMap(DecisionHeading.of).last
      switch meaning {
      case .advantages, .drawbacks, .consequences, .options: take(text, as: meaning)
      default: if !text.isEmpty { decide("\(inner): \(text)") }
      }
    case .consequences: take(text, as: headings.compactMap(DecisionHeading.of).last)
    case let heading: take(text, as: heading)
    }
  }

  private mutating func take(_ text: String, as heading: DecisionHeading?) {
    switch heading {
    case .status: takeStatus(text)
    case .date: record.date = record.date ?? DecisionDate.first(in: text)
    case .people: add(DecisionText.names(text), to: \.people.deciders)
    case .context: add(text, to: \.context)
    case .drivers: add(DecisionText.elements(text), to: \.drivers)
    case .options: for title in DecisionText.elements(text) { _ = option(title) }
    case .decision: decide(text)
    case .advantages, .drawbacks, .consequences: takeConsequences(text, unless: heading)
    case .judgements, nil: break
    }
  }

  /// `Status: accepted` and the like, and paragraphs that begin with their heading, below the title.
  private mutating func takeFields(_ text: String) {
    var current: DecisionHeading?
    for line in DecisionText.elements(text).flatMap(DecisionText.fields) {
      if let (heading, rest) = DecisionHeading.runIn(line) {
        current = heading
        if !rest.isEmpty { take(rest, as: heading) }
        if [.status, .date, .people].contains(heading), !rest.isEmpty { current = nil }
      } else if DecisionRecord.Status(written: line) == .superseded {
        takeStatus(line)
      } else {
        take(line, as: current)
      }
    }
  }

  /// The first line says it; of the others only that it was superseded.
  private mutating func takeStatus(_ text: String) {
    for (place, line) in DecisionText.elements(text).enumerated() {
      let note = DecisionText.bounded(DecisionLinks.withoutDestinations(line), DecisionText.longestName)
      let status = DecisionRecord.Status(written: note)
      guard (place == 0 && record.status == nil) || status == .superseded else { continue }
      record.status = status
      record.statusNote = note.lowercased().filter(\.isLetter) == status?.rawValue ? "" : note
      successor = DecisionStatusNote.successor(in: note) ?? successor
    }
  }

  private mutating func decide(_ text: String) {
    add(text, to: \.decision)
    if record.chosen == nil { record.chosen = DecisionText.chosenOption(in: text) }
  }

  private mutating func takeConsequences(_ text: String, unless standard: DecisionHeading?) {
    for line in DecisionText.elements(text) {
      let (isGood, words) = DecisionText.judgement(line)
      if isGood ?? (standard == .advantages) {
        add([words], to: \.advantages)
      } else if isGood == false || standard == .drawbacks {
        add([words], to: \.drawbacks)
      } else {
        add([words], to: \.consequences)
      }
    }
  }

  // MARK: Options

  private mutating func describe(_ title: String, _ text: String, as heading: DecisionHeading?) {
    guard let index = option(title) else { return }
    for line in DecisionText.elements(text) {
      let (isGood, words) = DecisionText.judgement(line)
      if isGood ?? (heading == .advantages) {
        DecisionText.append(words, to: &record.options[index].advantages)
      } else if isGood == false || heading == .drawbacks {
        DecisionText.append(words, to: &record.options[index].drawbacks)
      } else {
        DecisionText.append(words, to: &record.options[index].text)
      }
    }
  }

  private mutating func option(_ title: String) -> Int? {
    let title = DecisionText.bounded(title, DecisionText.longestName)
    let key = DecisionText.trimmed(title.lowercased().filter { !"*_`:".contains($0) })
    if let known = options[key] { return known }
    guard record.options.count < DecisionText.most, !key.isEmpty else { return nil }
    record.options.append(DecisionRecord.Option(title: title))
    options[key] = record.options.count - 1
    return record.options.count - 1
  }

  // MARK: Front matter

  private mutating func take(_ matter: DecisionMatter) {
    if let status = matter.status {
      (record.status, record.statusNote) = (nil, "")
      // Here a link keeps its destination.
      successor = DecisionStatusNote.successor(in: status) ?? successor
      let linked = successor
      takeStatus(status)
      if let link = linked.flatMap({ DecisionLinks(of: $0).all.first }) { successor = link.destination }
    }
    successor = matter.successor ?? successor
    if matter.successor != nil, record.status == nil { record.status = .superseded }
    if let date = matter.date.flatMap(DecisionDate.first) { record.date = date }
    if !matter.deciders.isEmpty { record.people.deciders = matter.deciders }
    record.people.consulted = matter.consulted
    record.people.informed = matter.informed
    record.research = matter.research.map { DecisionText.bounded($0, DecisionText.longestName) }
  }

  // MARK: Pieces

  private mutating func add(_ text: String, to field: WritableKeyPath<DecisionRecord, String>) {
    DecisionText.append(text, to: &record[keyPath: field])
  }

  private mutating func add(_ texts: [String], to field: WritableKeyPath<DecisionRecord, [String]>) {
    for text in texts { DecisionText.append(text, to: &record[keyPath: field]) }
  }
}
