/// A file's bytes as text.
package enum UTF8Text {
  /// - Parameters:
  ///   - content: UTF-8, with or without a byte order mark.
  ///   - largest: bytes that are taken.
  /// - Returns: the text without the mark.
  /// - Throws: `StructuredTextFailure`, when it is longer or not UTF-8.
  package static func text(of content: [UInt8], upTo largest: Int) throws(StructuredTextFailure) -> String {
    guard content.count <= largest else {
      throw StructuredTextFailure(cause: "it is larger than \(largest >> 20) MB, so it is not read")
    }
    let bytes = content.starts(with: [0xEF, 0xBB, 0xBF]) ? content.dropFirst(3) : content[...]
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
    throw StructuredTextFailure(
      line: line.map { $0 + 1 }, cause: "it is not valid UTF-8 text", hint: "Save the file as UTF-8.")
  }
}
