extension HTMLWriter {
  /// Text between tags; line breaks and tabs stay.
  ///
  /// Control characters, and those that reorder or hide text (bidirectional controls, tag
  /// characters), are shown as signs that can be seen.
  package mutating func text(_ text: String) { escape(text, for: .text) }

  package mutating func text(_ text: Substring) {
    var text = text
    text.withUTF8 { escape($0, for: .text) }
  }

  /// UTF-8 that lies within a larger text.
  package mutating func text(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { escape($0, for: .text) }
  }

  /// A name on one line: as text, and line breaks and tabs are shown as signs too.
  package mutating func name(_ name: String) { escape(name, for: .name) }

  package mutating func name(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { escape($0, for: .name) }
  }

  /// Where escaped text is going to stand.
  enum Place {
    case text, name
    /// A value that comes back, as that of a form field: each character is kept as it is.
    case exactAttribute
  }

  mutating func escape(_ text: String, for place: Place) {
    var text = text
    text.withUTF8 { escape($0, for: place) }
  }

  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>, for place: Place) {
    var start = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      guard Self.mayNeedEscape(byte) else {
        index += 1
        continue
      }
      let length = escapedLength(text, at: index, for: place)
      guard length > 0 else {
        index += 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      writeEscape(text, at: index, length: length, for: place)
      index += length
      start = index
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x7F, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), 0xE2, 0xF3:
      true
    default: false
    }
  }

  /// Bytes at `index` that are not written as they are; 0 when they are.
  private func escapedLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int, for place: Place) -> Int {
    switch text[index] {
    case UInt8(ascii: "\n"), UInt8(ascii: "\t"): place == .text ? 0 : 1
    case 0xE2: place != .exactAttribute && isBidirectionalControl(text, at: index) ? 3 : 0
    case 0xF3: place != .exactAttribute && isTagCharacter(text, at: index) ? 4 : 0
    default: 1
    }
  }

  /// U+202A...U+202E and U+2066...U+2069.
  private func isBidirectionalControl(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + 2 < text.count else { return false }
    return switch (text[index + 1], text[index + 2]) {
    case (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): true
    default: false
    }
  }

  /// U+E0000...U+E007F.
  private func isTagCharacter(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + 3 < text.count else { return false }
    return text[index + 1] == 0xA0 && (text[index + 2] == 0x80 || text[index + 2] == 0x81)
  }

  private mutating func writeEscape(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, length: Int, for place: Place
  ) {
    switch (text[index], length) {
    case (UInt8(ascii: "&"), 1): write("&amp;")
    case (UInt8(ascii: "<"), 1): write("&lt;")
    case (UInt8(ascii: ">"), 1): write("&gt;")
    case (UInt8(ascii: "\""), 1): write("&quot;")
    case (UInt8(ascii: "'"), 1): write("&#39;")
    case (let byte, 1): writeControl(byte, for: place)
    case (_, 3): writeCodePoint(0x2000 | (UInt32(text[index + 1] & 0x3F) << 6) | UInt32(text[index + 2] & 0x3F))
    default: writeCodePoint(0xE0000 | (UInt32(text[index + 2] & 0x3F) << 6) | UInt32(text[index + 3] & 0x3F))
    }
  }

  private mutating func writeControl(_ byte: UInt8, for place: Place) {
    switch (byte, place) {
    case (UInt8(ascii: "\t"), .exactAttribute): write("&#9;")
    case (UInt8(ascii: "\n"), .exactAttribute): write("&#10;")
    case (UInt8(ascii: "\r"), .exactAttribute): write("&#13;")
    // HTML has no way to write the others.
    case (_, .exactAttribute): write("\u{FFFD}")
    // In words: few fonts have the control pictures.
    default: writeCodePoint(UInt32(byte))
    }
  }

  private mutating func writeCodePoint(_ value: UInt32) {
    let digits = String(value, radix: 16, uppercase: true)
    write("[U+")
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, 4 - digits.utf8.count)))
    bytes.append(contentsOf: digits.utf8)
    write("]")
  }
}
