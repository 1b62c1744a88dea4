/// Finds what a line of prose links to, in Markdown, HTML and bare addresses.
enum LinkScanner {
  /// Links of a line that are looked at.
  private static let most = 50

  static func links(in line: String) -> [ProseDocument.Link] {
    let bytes = Array(line.utf8.prefix(20_000))
    var links: [ProseDocument.Link] = []
    var position = 0
    while position < bytes.count, links.count < most {
      guard bytes[position] == UInt8(ascii: "]") || bytes[position] == UInt8(ascii: "h") else {
        position += 1
        continue
      }
      if bytes[position] == UInt8(ascii: "]"), position + 1 < bytes.count {
        position = inline(bytes, at: position, into: &links)
      } else if let start = quoted(bytes, at: position) {
        let end = bytes[start...].firstIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") } ?? bytes.count
        links.append(.init(text: shown(bytes[end...]), target: text(bytes[start..<end])))
        position = end
      } else if bytes[position...].starts(with: "http".utf8), isAddress(bytes[position...]) {
        let end = bytes[position...].firstIndex { $0 <= 0x20 || ">)]\"'`".utf8.contains($0) } ?? bytes.count
        links.append(.init(text: "", target: trimmedEnd(bytes[position..<end])))
        position = end
      } else {
        position += 1
      }
    }
    return links
  }

  /// `](target)` and `]: target`; gives where to go on.
  private static func inline(_ bytes: [UInt8], at position: Int, into links: inout [ProseDocument.Link]) -> Int {
    let opener = bytes[position + 1]
    guard opener == UInt8(ascii: "(") || opener == UInt8(ascii: ":") else { return position + 1 }
    var start = position + 2
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == UInt8(ascii: "<") { start += 1 }
    let end = bytes[start...].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: ">") }
    let target = text(bytes[start..<(end ?? bytes.count)])
    let opening = openingBracket(bytes, before: position)
    let isImage = opening.map { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "!") } ?? false
    if !isImage, !target.isEmpty {
      links.append(.init(text: opening.map { text(bytes[($0 + 1)..<position]) } ?? "", target: target))
    }
    return max(end ?? bytes.count, position + 1)
  }

  private static func openingBracket(_ bytes: [UInt8], before end: Int) -> Int? {
    var depth = 0
    // A link's words are short; a line of brackets must not make this quadratic.
    for position in stride(from: end - 1, through: max(0, end - 400), by: -1) {
      if bytes[position] == UInt8(ascii: "]") { depth += 1 }
      if bytes[position] == UInt8(ascii: "[") {
        if depth == 0 { return position }
        depth -= 1
      }
    }
    return nil
  }

  /// What stands between a tag's address and its end; a picture's words with it.
  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    let whole = text(bytes.prefix(400))
    let rest = whole.firstRange(of: "</a").map { whole[..<$0.lowerBound] } ?? whole[...]
    if let words = rest.firstRange(of: "alt=\"") { return String(rest[words.upperBound...].prefix { $0 != "\"" }) }
    return rest.firstIndex(of: ">").map { String(rest[rest.index(after: $0)...]) } ?? ""
  }

  /// Where the address of `href="…"` starts.
  private static func quoted(_ bytes: [UInt8], at position: Int) -> Int? {
    let start = position + 6
    guard start < bytes.count, bytes[position...].starts(with: "href=".utf8) else { return nil }
    return bytes[start - 1] == UInt8(ascii: "\"") || bytes[start - 1] == UInt8(ascii: "'") ? start : nil
  }

  private static func isAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.starts(with: "http://".utf8) || bytes.starts(with: "https://".utf8)
  }

  private static func trimmedEnd(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    while let last = bytes.last, ".,;:!?*_".utf8.contains(last) { bytes.removeLast() }
    return text(bytes)
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
