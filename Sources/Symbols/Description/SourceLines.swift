import CScan

/// A piece of a file's text. Every definition of every file passes here, and what is looked for is ASCII: so bytes are
/// compared, and text is made of what is kept.
typealias TextSlice = ArraySlice<UInt8>

/// The lines of a file, found once.
struct SourceLines {
  /// Bytes of a line that are looked at: what is longer is no prose.
  private static let longest = 1_000

  let content: [UInt8]
  private let starts: [Int]

  init(_ content: [UInt8]) {
    self.content = content
    var starts = [0]
    content.withUnsafeBufferPointer { text in
      guard let base = text.baseAddress else { return }
      var next = scan_byte(base, text.count, 0, UInt8(ascii: "\n"))
      while next < text.count {
        starts.append(next + 1)
        next = scan_byte(base, text.count, next + 1, UInt8(ascii: "\n"))
      }
    }
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
  func trimmed(_ line: Int) -> TextSlice {
    let end = line + 1 < starts.count ? starts[line + 1] - 1 : content.count
    return content[starts[line]..<min(max(starts[line], end), starts[line] + Self.longest)].trimmingBlanks
  }
}

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

  var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}

extension TextSlice {
  /// Without white space at both ends.
  var trimmingBlanks: TextSlice {
    var (start, end) = (startIndex, endIndex)
    while start < end, self[start].isBlank { start += 1 }
    while start < end, self[end - 1].isBlank { end -= 1 }
    return self[start..<end]
  }

  func starts(with text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount && matches(text, at: startIndex)
  }

  func ends(with text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount && matches(text, at: endIndex - text.utf8CodeUnitCount)
  }

  func contains(_ text: StaticString) -> Bool { place(of: text) != nil }

  /// Where a text stands first.
  func place(of text: StaticString) -> Int? {
    guard count >= text.utf8CodeUnitCount else { return nil }
    return (startIndex...(endIndex - text.utf8CodeUnitCount)).first { matches(text, at: $0) }
  }

  private func matches(_ text: StaticString, at place: Int) -> Bool {
    for offset in 0..<text.utf8CodeUnitCount where self[place + offset] != text.utf8Start[offset] { return false }
    return true
  }
}

extension Sequence<TextSlice> {
  /// Put together, with one space between them and for each run of white space, and none at the ends.
  var withSingleBlanks: [UInt8] {
    var bytes: [UInt8] = []
    for piece in self {
      for byte in piece {
        if !byte.isBlank { bytes.append(byte) } else if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
      }
      if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    return bytes
  }
}
