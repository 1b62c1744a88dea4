/// MkDocs' boxes, `!!! note "Title"` above an indented text, as quotations with GitHub's markers: other
/// Markdown readers take them for a paragraph and a code block. Line numbers stay.
enum Admonitions {
  /// Whether `!!!` or `???` stands somewhere. By bytes: to search by characters takes the square of the time where these
  /// are flags, whose borders only their distance from the first tells.
  private static func mayHaveBoxes(_ text: Substring) -> Bool {
    var run = 0
    var last: UInt8 = 0
    for byte in text.utf8 {
      run = byte == last ? run + 1 : 1
      last = byte
      if run == 3, byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") { return true }
    }
    return false
  }

  static func quoted(_ text: Substring) -> Substring {
    guard mayHaveBoxes(text) else { return text }
    var result: [Substring] = []
    var isInBox = false
    var fence: Substring?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if isInBox, let inner = indented(line) {
        result.append("> " + inner)
        continue
      }
      if isInBox, line.utf8.allSatisfy({ $0 <= 0x20 }) {
        result.append(">")
        continue
      }
      if isInBox { close(&result) }
      isInBox = false
      if let mark = ["```", "~~~"].first(where: { line.hasPrefix($0) }) {
        fence = fence == nil ? line.prefix(3) : fence.map { $0 == mark } == true ? nil : fence
      } else if fence == nil, let head = head(line) {
        result.append(head)
        isInBox = true
        continue
      }
      result.append(line)
    }
    if isInBox { close(&result) }
    return Substring(result.joined(separator: "\n"))
  }

  /// Empty lines behind a box are no part of it.
  private static func close(_ lines: inout [Substring]) {
    var index = lines.count - 1
    while index >= 0, lines[index] == ">" {
      lines[index] = ""
      index -= 1
    }
  }

  private static func indented(_ line: Substring) -> Substring? {
    if line.hasPrefix("\t") { return line.dropFirst() }
    return line.hasPrefix("    ") ? line.dropFirst(4) : nil
  }

  /// The first line of the quotation; nil when a line begins no box.
  private static func head(_ line: Substring) -> Substring? {
    guard let mark = ["!!! ", "??? ", "???+ "].first(where: { line.hasPrefix($0) }) else { return nil }
    let words = trimmedASCII(line.dropFirst(mark.count))
    let kind = words.prefix { $0.isLetter && $0.isASCII }.lowercased()
    guard !kind.isEmpty else { return nil }
    let title = words.split(separator: "\"", omittingEmptySubsequences: false).dropFirst().first ?? ""
    return title.isEmpty ? "> [!\(marker(of: kind))]" : "> **\(title)**\\"
  }

  private static func marker(of kind: String) -> String {
    switch kind {
    case "tip", "hint", "success", "check", "done": "TIP"
    case "important": "IMPORTANT"
    case "warning", "attention", "failure", "fail", "missing", "bug": "WARNING"
    case "danger", "error", "caution": "CAUTION"
    default: "NOTE"
    }
  }
}
