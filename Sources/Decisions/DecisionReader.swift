import Markup

/// Reads decision records in Markdown: MADR 2 to 4 (adr.github.io/madr), Nygard's (cognitect.com/blog/2011/11/15), and
/// those that `DecisionWriter` writes, which are MADR with a few more keys.
package struct DecisionReader {
  /// Elements of one list that are kept, and bytes of one text.
  private static let most = 100
  private static let longest = 16 << 10

  private var record: DecisionRecord
  private var options: [String: Int] = [:]

  /// The record in a file; nil when the text tells no decision.
  ///
  /// - Parameters:
  ///   - text: the file's.
  ///   - path: its path, for the number.
  package static func record(in text: String, path: String) -> DecisionRecord? {
    let document = DocumentSections(of: text, kind: .markdown)
    let matter = DecisionMatter(of: text)
    guard let title = document.title ?? matter.title else { return nil }
    var reader = DecisionReader(title: title, path: path)
    for section in document.sections { reader.take(section, title: title) }
    // What the front matter says was written for readers like this one.
    reader.take(matter)
    let record = reader.record
    return record.decision.isEmpty && record.chosen == nil && record.options.isEmpty ? nil : record
  }

  private init(title: String, path: String) {
    let (number, rest) = Self.number(of: title)
    record = DecisionRecord(title: rest)
    let name = path.split(separator: "/").last ?? ""
    let digits = name.drop { !$0.isNumber }.prefix { $0.isNumber }
    record.number = number ?? Int(digits)
  }

  /// `12. Keep rows in SQLite`, `ADR-0012: …`
  private static func number(of title: String) -> (Int?, String) {
    var rest = title[...]
    for prefix in ["ADR-", "ADR "] where rest.uppercased().hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
    let digits = rest.prefix { $0.isNumber }
    guard let number = Int(digits), let mark = rest.dropFirst(digits.count).first, ".:) -".contains(mark) else {
      return (nil, title)
    }
    let words = rest.dropFirst(digits.count).drop { ".:)- –—".contains($0) }
    return words.isEmpty ? (nil, title) : (number, String(words))
  }

  // MARK: Sections

  private mutating func take(_ section: DocumentSection, title: String) {
    var headings = section.titlePath[...]
    if headings.first == title { headings = headings.dropFirst() }
    let text = Self.bounded(section.text)
    guard let first = headings.first.map(Self.folded) else { return takeFields(text) }
    let last = headings.last.map(Self.folded) ?? first
    switch first {
    case "status": takeStatus(text)
    case "date": record.date = record.date ?? Self.date(in: text)
    case "deciders", "decision makers", "decision-makers": record.people.deciders += Self.names(text)
    case _ where first.hasPrefix("context") || first.hasPrefix("problem"): add(text, to: \.context)
    case "decision drivers", "drivers": record.drivers += Self.elements(text)
    case "considered options", "options", "options considered", "alternatives", "alternatives considered":
      if headings.count > 1, let option = headings.last { describe(option, text) } else { name(Self.elements(text)) }
    case _ where first.hasPrefix("pros and cons"): if let option = headings.dropFirst().first { describe(option, text) }
    case "decision", "decision outcome", "outcome":
      if last.contains("consequences") { takeConsequences(last, text) } else if headings.count == 1 { decide(text) }
    case _ where first.contains("consequences"): takeConsequences(last, text)
    default: break
    }
  }

  /// `Status: accepted` and the like, above the first heading.
  private mutating func takeFields(_ text: String) {
    for line in Self.elements(text) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = Self.trimmed(line[line.index(after: colon)...])
      switch Self.folded(String(line[..<colon])) {
      case "status": takeStatus(value)
      case "date": record.date = record.date ?? Self.date(in: value)
      case "deciders", "decision-makers", "decision makers": record.people.deciders += Self.names(value)
      default: break
      }
    }
  }

  private mutating func takeStatus(_ text: String) {
    guard record.status == nil, let line = Self.elements(text).first else { return }
    let words = line.lowercased()
    record.status = DecisionRecord.Status.allCases.first { words.hasPrefix($0.rawValue) }
    if words != record.status?.rawValue { record.statusNote = line }
  }

  private mutating func decide(_ text: String) {
    add(text, to: \.decision)
    guard record.chosen == nil, let range = text.range(ofFolded: "chosen option") else { return }
    var rest = text[range.upperBound...].drop { $0 == ":" || $0 == " " }
    if let quote = rest.first, "\"“'".contains(quote) {
      rest = rest.dropFirst()
      record.chosen = Self.trimmed(rest.prefix { !"\"”'\n".contains($0) })
    } else {
      record.chosen = Self.trimmed(rest.prefix { !",.\n".contains($0) })
    }
    if record.chosen?.isEmpty == true { record.chosen = nil }
  }

  private mutating func takeConsequences(_ heading: String, _ text: String) {
    for line in Self.elements(text) {
      let (isGood, words) = Self.judgement(line)
      if isGood ?? heading.hasPrefix("positive") {
        append(words, to: \.advantages)
      } else if isGood == false || heading.hasPrefix("negative") {
        append(words, to: \.drawbacks)
      } else {
        append(words, to: \.consequences)
      }
    }
  }

  /// `Good, because it is fast` → true and the reason; nil for neither.
  private static func judgement(_ line: String) -> (Bool?, String) {
    for (word, isGood) in [("good", true), ("bad", false)] where line.lowercased().hasPrefix(word) {
      let rest = line.dropFirst(word.count)
      guard rest.first.map({ ", :".contains($0) }) ?? false else { continue }
      var reason = trimmed(rest.drop { ", :".contains($0) })
      if reason.lowercased().hasPrefix("because ") { reason = trimmed(reason.dropFirst(8)) }
      return (isGood, reason)
    }
    return (nil, line)
  }

  // MARK: Options

  private mutating func name(_ titles: [String]) {
    for title in titles { _ = option(title) }
  }

  private mutating func describe(_ title: String, _ text: String) {
    guard let index = option(title) else { return }
    for line in Self.elements(text) {
      switch Self.judgement(line) {
      case (true, let words): record.options[index].advantages.append(words)
      case (false, let words): record.options[index].drawbacks.append(words)
      case (nil, let words):
        record.options[index].text += (record.options[index].text.isEmpty ? "" : "\n") + words
      }
    }
  }

  private mutating func option(_ title: String) -> Int? {
    let key = Self.folded(title)
    if let known = options[key] { return known }
    guard record.options.count < Self.most, !key.isEmpty else { return nil }
    record.options.append(DecisionRecord.Option(title: title))
    options[key] = record.options.count - 1
    return record.options.count - 1
  }

  // MARK: Front matter

  private mutating func take(_ matter: DecisionMatter) {
    if let status = matter.status {
      record.status = nil
      record.statusNote = ""
      takeStatus(status)
    }
    if let date = matter.date.flatMap(Self.date) { record.date = date }
    if !matter.deciders.isEmpty { record.people.deciders = matter.deciders }
    record.people.consulted = matter.consulted
    record.people.informed = matter.informed
    record.research = matter.research
  }

  // MARK: Pieces

  private mutating func add(_ text: String, to field: WritableKeyPath<DecisionRecord, String>) {
    guard record[keyPath: field].utf8.count + text.utf8.count <= Self.longest else { return }
    record[keyPath: field] += (record[keyPath: field].isEmpty ? "" : "\n") + text
  }

  private mutating func append(_ text: String, to field: WritableKeyPath<DecisionRecord, [String]>) {
    if record[keyPath: field].count < Self.most { record[keyPath: field].append(text) }
  }

  private static func elements(_ text: String) -> [String] {
    text.split(separator: "\n").prefix(most).map { trimmed($0) }.filter { !$0.isEmpty }
  }

  private static func names(_ text: String) -> [String] {
    text.split { "\n,;".contains($0) }.prefix(most).map { trimmed($0) }.filter { !$0.isEmpty }
  }

  /// The first date in a text, as 2024-01-31; also as 2024/01/31.
  private static func date(in text: String) -> String? {
    for word in text.split(whereSeparator: { !($0.isASCII && ($0.isNumber || $0 == "-" || $0 == "/")) }) {
      let parts = word.split { $0 == "-" || $0 == "/" }
      guard parts.count == 3, parts[0].count == 4, let month = Int(parts[1]), let day = Int(parts[2]),
        (1...12).contains(month), (1...31).contains(day)
      else { continue }
      return "\(parts[0])-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
    return nil
  }

  private static func bounded(_ text: String) -> String {
    text.utf8.count <= longest ? text : String(decoding: text.utf8.prefix(longest), as: UTF8.self)
  }

  private static func folded(_ heading: String) -> String {
    trimmed(heading.lowercased().filter { !"*_`:".contains($0) })
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}

extension String {
  /// Where a text in lower case stands, in any case.
  fileprivate func range(ofFolded wanted: String) -> Range<Index>? {
    let length = wanted.count
    var start = startIndex
    while let end = index(start, offsetBy: length, limitedBy: endIndex) {
      if self[start..<end].lowercased() == wanted { return start..<end }
      start = index(after: start)
    }
    return nil
  }
}
