import HTML

extension HTMLWriter {
  /// A name with the matches in it marked: UTF-8 ranges, sorted and disjoint; what lies outside the name is
  /// passed over.
  mutating func name(_ name: String, marks: [Range<Int>]) {
    marked(Array(name.utf8)[...], marks) { $0.name($1) }
  }

  /// A path with its last part in bold and the matches marked.
  mutating func path(_ path: String, marks: [Range<Int>] = []) {
    let bytes = Array(path.utf8)
    let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    marked(bytes[..<start], marks) { $0.name($1) }
    self(.b) { $0.marked(bytes[start...], marks) { $0.name($1) } }
  }

  /// Running text with the matches marked.
  mutating func text(_ text: String, marks: [Range<Int>]) {
    marked(Array(text.utf8)[...], marks) { $0.text($1) }
  }

  private mutating func marked(
    _ bytes: ArraySlice<UInt8>, _ marks: [Range<Int>], _ write: (inout HTMLWriter, ArraySlice<UInt8>) -> Void
  ) {
    var position = bytes.startIndex
    for mark in marks {
      let mark = mark.clamped(to: position..<bytes.endIndex)
      guard !mark.isEmpty else { continue }
      write(&self, bytes[position..<mark.lowerBound])
      self(.mark) { write(&$0, bytes[mark]) }
      position = mark.upperBound
    }
    write(&self, bytes[position...])
  }
}
