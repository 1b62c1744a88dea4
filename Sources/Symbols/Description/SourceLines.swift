/// The lines of a file, found once.
struct SourceLines {
  /// Bytes of a line that are looked at: what is longer is no prose.
  private static let longest = 1_000

  let content: [UInt8]
  private let starts: [Int]

  init(_ content: [UInt8]) {
    self.content = content
    var starts = [0]
    for (index, byte) in content.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
    self.starts = starts
  }

  var count: Int { starts.count }

  /// The line, from 0, of a byte that stands on line `from` or behind it.
  func number(of offset: Int, from: Int) -> Int {
    var line = from
    while line + 1 < starts.count, starts[line + 1] <= offset { line += 1 }
    return line
  }

  /// Without the blanks around it.
  func trimmed(_ line: Int) -> Substring {
    let end = line + 1 < starts.count ? starts[line + 1] - 1 : content.count
    var bytes = content[starts[line]..<min(max(starts[line], end), starts[line] + Self.longest)]
    while let first = bytes.first, first.isBlank { bytes.removeFirst() }
    while let last = bytes.last, last.isBlank { bytes.removeLast() }
    return Substring(String(decoding: bytes, as: UTF8.self))
  }
}

// Bytes rather than characters: every definition of every file passes here, and what is looked for is ASCII.

extension UInt8 {
  /// White space of ASCII.
  var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  /// Part of a name: all beyond ASCII is.
  var isWordPart: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: true
    default: false
    }
  }
}

extension Substring {
  /// Without white space at both ends.
  var trimmingBlanks: Substring {
    let bytes = utf8.drop(while: \.isBlank)
    guard let end = bytes.lastIndex(where: { !$0.isBlank }) else { return self[endIndex...] }
    return self[bytes.startIndex..<utf8.index(after: end)]
  }
}

extension StringProtocol {
  /// With one space for each run of white space, and none at the ends.
  var withSingleBlanks: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    for byte in utf8 {
      if !byte.isBlank { bytes.append(byte) } else if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
