/// The first bytes of a file, for rules that tell languages apart.
struct FileHead {
  /// Licence comments before the first telling line take a few kilobytes.
  static let size = 8 << 10

  let bytes: UnsafeBufferPointer<UInt8>

  init(_ content: UnsafeBufferPointer<UInt8>) {
    bytes = UnsafeBufferPointer(rebasing: content.prefix(Self.size))
  }

  /// Past a byte order mark.
  private var start: Int { has([0xEF, 0xBB, 0xBF], at: 0) ? 3 : 0 }

  func startsWith(_ prefix: StaticString) -> Bool { has(prefix, at: start) }

  /// Calls `body` with the offset of the first non-blank byte of each line and
  /// the line's end, until it returns a value.
  func firstLine<Result>(where body: (Int, Int) -> Result?) -> Result? {
    var position = start
    while position < bytes.count {
      while position < bytes.count, bytes[position] == ascii(" ") || bytes[position] == ascii("\t") { position += 1 }
      let first = position
      while position < bytes.count, bytes[position] != ascii("\n") { position += 1 }
      if position > first, let result = body(first, position) { return result }
      position += 1
    }
    return nil
  }

  @inline(__always)
  func has(_ text: StaticString, at offset: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard offset >= 0, count <= bytes.count - offset else { return false }
    for index in 0..<count where bytes[offset + index] != text.utf8Start[index] { return false }
    return true
  }

  private func has(_ text: [UInt8], at offset: Int) -> Bool {
    guard text.count <= bytes.count - offset else { return false }
    for index in text.indices where bytes[offset + index] != text[index] { return false }
    return true
  }

  func contains(_ text: StaticString, _ start: Int, _ end: Int) -> Bool {
    var offset = start
    let last = end - text.utf8CodeUnitCount
    while offset <= last {
      if bytes[offset] == text.utf8Start[0], has(text, at: offset) { return true }
      offset += 1
    }
    return false
  }
}
