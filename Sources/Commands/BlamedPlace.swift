/// A query with marks below the part that is to blame, for a terminal.
struct BlamedPlace: Equatable {
  let text: String

  /// Longer queries are not repeated.
  private static let longest = 200

  /// nil when there is no place to show. The range counts UTF-8 bytes, and is fitted to whole characters.
  init?(_ range: Range<Int>?, in query: String) {
    let bytes = Array(query.utf8)
    guard let range = range?.clamped(to: 0..<bytes.count), !bytes.isEmpty, bytes.count <= Self.longest else {
      return nil
    }
    func isInside(_ index: Int) -> Bool { index < bytes.count && bytes[index] & 0xC0 == 0x80 }
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, isInside(start) { start -= 1 }
    while isInside(end) { end += 1 }
    // Each part is measured as it is shown.
    let before = harmless(String(decoding: bytes[..<start], as: UTF8.self))
    let blamed = harmless(String(decoding: bytes[start..<end], as: UTF8.self))
    let after = harmless(String(decoding: bytes[end...], as: UTF8.self))
    text =
      "  \(before)\(blamed)\(after)\n  " + String(repeating: " ", count: before.count)
      + String(repeating: "^", count: max(1, blamed.count))
  }
}
