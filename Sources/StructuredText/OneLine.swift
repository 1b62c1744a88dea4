/// Foreign text, bounded and on one line: a file may hold a version of a megabyte.
package enum OneLine {
  /// - Parameters:
  ///   - text: of any length.
  ///   - limit: Unicode scalars that are kept.
  /// - Returns: nil when nothing is left.
  package static func text(_ text: String?, upTo limit: Int) -> String? {
    guard let text else { return nil }
    if isPlain(text.utf8), !text.isEmpty, text.utf8.count <= limit { return text }
    var result = String.UnicodeScalarView()
    var pendingSpace = false
    var length = 0
    for scalar in text.unicodeScalars {
      guard length < limit else { break }
      if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
        pendingSpace = !result.isEmpty
        continue
      }
      if pendingSpace { result.append(" ") }
      length += pendingSpace ? 2 : 1
      pendingSpace = false
      result.append(scalar)
    }
    return result.isEmpty ? nil : String(result)
  }

  /// Nearly all text is ASCII and well spaced, and stays as it is.
  private static func isPlain(_ bytes: String.UTF8View) -> Bool {
    var wasSpace = true
    for byte in bytes {
      guard byte >= 0x20, byte < 0x7F, !(wasSpace && byte == 0x20) else { return false }
      wasSpace = byte == 0x20
    }
    return !wasSpace
  }
}
