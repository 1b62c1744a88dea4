/// The words of a piece of raw HTML, without its tags: many READMEs write their name and first
/// sentence in HTML for the sake of centring. Nothing of the markup is interpreted.
enum HTMLText {
  /// Elements whose content is not for reading.
  private static let hidden: Set<String> = [
    "script", "style", "template", "noscript", "svg", "iframe", "title", "head",
  ]

  private static let breaking: Set<String> = [
    "br", "p", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "summary",
  ]

  /// Text with runs of white space collapsed; entities of the common kind are decoded.
  static func words(of html: String) -> String {
    var words: [UInt8] = []
    scan(html) { piece in
      switch piece {
      case .text(let text): words += text
      case .tag(let name, _): if breaking.contains(name) { words.append(0x20) }
      }
    }
    return collapsed(decodingEntities(words))
  }

  /// The content of the first `h1` (or `h2`) element.
  static func heading(of html: String) -> String? {
    var words: [UInt8]?
    var heading: String?
    scan(html) { piece in
      guard heading == nil else { return }
      switch piece {
      case .text(let text): words? += text
      case .tag("h1", let isEnd), .tag("h2", let isEnd):
        if isEnd, let text = words {
          let found = collapsed(decodingEntities(text))
          heading = found.isEmpty ? nil : found
        }
        words = isEnd ? nil : []
      case .tag: words?.append(0x20)
      }
    }
    return heading
  }

  /// Bytes of the words that stand in `a` elements.
  static func linkedBytes(of html: String) -> Int {
    var isLink = false
    var count = 0
    scan(html) { piece in
      switch piece {
      case .text(let text): if isLink { count += text.count }
      case .tag("a", let isEnd): isLink = !isEnd
      case .tag: break
      }
    }
    return count
  }

  /// Whether the piece of HTML is a line break tag.
  static func isBreak(_ html: String) -> Bool {
    var found = false
    scan(html) { if case .tag("br", _) = $0 { found = true } }
    return found
  }

  private enum Piece {
    case text(ArraySlice<UInt8>)
    case tag(name: String, isEnd: Bool)
  }

  private static func scan(_ html: String, _ visit: (Piece) -> Void) {
    let bytes = Array(html.utf8)
    var index = 0
    var hiddenBy: String?
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        let end = bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        if hiddenBy == nil { visit(.text(bytes[index..<end])) }
        index = end
        continue
      }
      if bytes[index...].starts(with: "<!--".utf8) {
        index = endOfComment(bytes, from: index + 4)
        continue
      }
      let isEnd = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/")
      let nameStart = index + (isEnd ? 2 : 1)
      let nameEnd = bytes[min(nameStart, bytes.count)...].firstIndex { !isLetterOrDigit($0) } ?? bytes.count
      let name = asciiLowercased(String(decoding: bytes[min(nameStart, nameEnd)..<nameEnd], as: UTF8.self))
      index = bytes[nameEnd...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
      if let hider = hiddenBy {
        if isEnd, name == hider { hiddenBy = nil }
      } else if hidden.contains(name), !isEnd {
        hiddenBy = name
      } else {
        visit(.tag(name: name, isEnd: isEnd))
      }
    }
  }

  private static func endOfComment(_ bytes: [UInt8], from start: Int) -> Int {
    var dashes = 0
    for index in min(start, bytes.count)..<bytes.count {
      if bytes[index] == UInt8(ascii: ">"), dashes >= 2 { return index + 1 }
      dashes = bytes[index] == UInt8(ascii: "-") ? dashes + 1 : 0
    }
    return bytes.count
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  private static let entities: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "#39": "'", "nbsp": " ", "middot": "·",
    "bull": "•", "copy": "©", "mdash": "—", "ndash": "–", "hellip": "…",
  ]

  private static func decodingEntities(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "&")) else { return text }
    var decoded: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "&"),
        let end = text[index..<min(index + 10, text.count)].firstIndex(of: UInt8(ascii: ";")),
        let value = entities[String(decoding: text[(index + 1)..<end], as: UTF8.self)]
      {
        decoded += Array(value.utf8)
        index = end + 1
      } else {
        decoded.append(text[index])
        index += 1
      }
    }
    return decoded
  }

  private static func collapsed(_ text: [UInt8]) -> String {
    let words = text.split { $0 <= 0x20 }
    return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
  }
}
