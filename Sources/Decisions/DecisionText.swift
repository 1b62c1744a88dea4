/// Pieces of the text of a record, bounded.
enum DecisionText {
  /// Elements of one list that are kept.
  static let most = 100
  /// Bytes of one text, and of a title or a name.
  static let longest = 16 << 10
  static let longestName = 500

  /// Lines without blanks at their ends.
  static func elements(_ text: String) -> [String] {
    text.split(separator: "\n").prefix(most).map { trimmed($0) }.filter { !$0.isEmpty }
  }

  private static let fieldNames: Set<String> = [
    "status:", "date:", "deciders:", "decision-makers:", "superseded:", "author:", "authors:", "tags:",
  ]

  /// Lines that Markdown joins, as `Date: 2024-01-31 Status: accepted`, apart again.
  static func fields(_ line: String) -> [String] {
    var fields: [[Substring]] = []
    for word in line.split(separator: " ") {
      if fields.isEmpty || fieldNames.contains(word.lowercased()) { fields.append([]) }
      fields[fields.count - 1].append(word)
    }
    return fields.map { $0.joined(separator: " ") }
  }

  static func names(_ text: String) -> [String] {
    text.split { "\n,;".contains($0) }.prefix(most).map { bounded(trimmed($0), longestName) }.filter { !$0.isEmpty }
  }

  static func append(_ text: String, to list: inout [String]) {
    if list.count < most, !text.isEmpty { list.append(text) }
  }

  /// On a line of its own, as far as there is room.
  static func append(_ text: String, to whole: inout String) {
    let room = longest - whole.utf8.count - 1
    guard room > 0, !text.isEmpty else { return }
    whole += (whole.isEmpty ? "" : "\n") + bounded(text, room)
  }

  /// `Good, because it is fast` → true and the reason; nil for neither.
  static func judgement(_ line: String) -> (isGood: Bool?, words: String) {
    for (word, isGood) in [("good", true), ("bad", false)] where line.prefix(word.count).lowercased() == word {
      let rest = line.dropFirst(word.count)
      guard rest.first.map({ ", :".contains($0) }) ?? false else { continue }
      var reason = trimmed(rest.drop { ", :".contains($0) })
      if reason.prefix(8).lowercased() == "because " { reason = trimmed(reason.dropFirst(8)) }
      return (isGood, reason)
    }
    return (nil, line)
  }

  /// What stands behind `Chosen option:`, in quotes or up to its reason; nil where nothing does.
  static func chosenOption(in text: String) -> String? {
    guard let start = end(of: "chosen option", in: text) else { return nil }
    let rest = text[start...].drop { $0 == ":" || $0 == " " }
    var chosen: Substring
    if let quote = rest.first, let closing = quotes[quote] {
      chosen = rest.dropFirst().prefix { $0 != closing && $0 != "\n" }
    } else {
      chosen = rest.prefix { $0 != "\n" && $0 != "," }
      if let reason = chosen.firstRange(of: " because ") { chosen = chosen[..<reason.lowerBound] }
      if let stop = chosen.firstRange(of: ". ") { chosen = chosen[..<stop.lowerBound] }
      if chosen.last == "." { chosen.removeLast() }
    }
    let title = bounded(trimmed(chosen), longestName)
    return title.isEmpty ? nil : title
  }

  private static let quotes: [Character: Character] = ["\"": "\"", "“": "”", "„": "“", "'": "'", "‘": "’", "«": "»"]

  /// Where the first occurrence of words in ASCII ends, whatever the case.
  private static func end(of words: StaticString, in text: String) -> String.Index? {
    let wanted = Array(words.description.utf8)
    let bytes = Array(text.utf8)
    guard bytes.count >= wanted.count else { return nil }
    for start in 0...(bytes.count - wanted.count)
    where bytes[start] | 0x20 == wanted[0] && matches(bytes, at: start, wanted) {
      return text.utf8.index(text.startIndex, offsetBy: start + wanted.count)
    }
    return nil
  }

  private static func matches(_ bytes: [UInt8], at start: Int, _ wanted: [UInt8]) -> Bool {
    wanted.indices.allSatisfy { bytes[start + $0] == wanted[$0] || bytes[start + $0] | 0x20 == wanted[$0] }
  }

  /// Cut between characters.
  static func bounded(_ text: some StringProtocol, _ bytes: Int) -> String {
    guard text.utf8.count > bytes else { return String(text) }
    var head = Array(text.utf8.prefix(bytes + 1))
    // The byte behind the cut must begin a character.
    while let last = head.popLast(), last & 0xC0 == 0x80 {}
    return String(decoding: head, as: UTF8.self)
  }

  /// By scalars: walking back over characters takes a time that grows with what stands before them.
  static func trimmed(_ text: some StringProtocol) -> String {
    var scalars = Substring(text).unicodeScalars
    while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    return String(scalars)
  }
}
