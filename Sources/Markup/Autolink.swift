/// Finds the addresses that stand bare in text, as GitHub's autolink extension does, in one pass.
enum Autolink {
  enum Piece {
    case text(Substring)
    case link(Substring, address: String)
  }

  static func split(_ text: String, _ visit: (Piece) -> Void) {
    let bytes = text.utf8
    var start = bytes.startIndex
    var index = start
    var before: UInt8 = 0x20
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: "h") || byte == UInt8(ascii: "w"), isBoundary(before),
        let (end, address) = address(in: bytes, from: index)
      {
        if start < index { visit(.text(text[start..<index])) }
        visit(.link(text[index..<end], address: address))
        start = end
        before = bytes[bytes.index(before: end)]
        index = end
      } else {
        before = byte
        index = bytes.index(after: index)
      }
    }
    if start < bytes.endIndex { visit(.text(text[start...])) }
  }

  private static func isBoundary(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte >= 0x80 || "*_~([{\"',;:|>=".utf8.contains(byte)
  }

  private static func address(
    in bytes: String.UTF8View, from start: String.Index
  ) -> (end: String.Index, address: String)? {
    let rest = bytes[start...]
    guard let prefix = ["https://", "http://", "www."].first(where: { rest.starts(with: $0.utf8) }) else { return nil }
    let host = bytes.index(start, offsetBy: prefix.utf8.count)
    guard host < bytes.endIndex, isLetterOrDigit(bytes[host]) else { return nil }
    let stop = bytes[host...].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: "<") } ?? bytes.endIndex
    let end = withoutTrailingPunctuation(bytes[host..<stop])
    guard end > host else { return nil }
    let address = String(Substring(bytes[start..<end]))
    return (end, prefix == "www." ? "http://" + address : address)
  }

  /// A sentence's punctuation and an unbalanced closing parenthesis are no part of an address.
  private static func withoutTrailingPunctuation(_ bytes: Substring.UTF8View) -> String.Index {
    var unmatched = 0
    for byte in bytes {
      if byte == UInt8(ascii: ")") { unmatched += 1 }
      if byte == UInt8(ascii: "(") { unmatched -= 1 }
    }
    var end = bytes.endIndex
    while end > bytes.startIndex {
      let last = bytes.index(before: end)
      if bytes[last] == UInt8(ascii: ")"), unmatched > 0 {
        unmatched -= 1
      } else if !"?!.,:;*_~'\"]}".utf8.contains(bytes[last]) {
        break
      }
      end = last
    }
    return end
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
      true
    default: false
    }
  }
}
