import SearchModel

/// Text that reads as it is stored: characters that are not seen, or that turn the text around, could carry words to an
/// agent that no person who looks at the same text sees.
enum VisibleText {
  /// On one line, at most `most` characters of it.
  static func line(_ text: String, most: Int = 300) -> String {
    var line = ""
    var count = 0
    var needsSpace = false
    for scalar in text.unicodeScalars {
      guard !scalar.properties.isWhitespace else {
        needsSpace = !line.isEmpty
        continue
      }
      guard count < most else { return line + "…" }
      if needsSpace { line += " " }
      needsSpace = false
      append(scalar, to: &line)
      count += 1
    }
    return line
  }

  /// With its line breaks and tabs as they are.
  static func lines(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isHidden($0) && $0 != "\n" && $0 != "\t" }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\t" { result.unicodeScalars.append(scalar) } else { append(scalar, to: &result) }
    }
    return result
  }

  /// JSON text with such characters replaced. In JSON they stand within strings only.
  static func bytes(_ json: [UInt8]) -> [UInt8] {
    // All that is replaced begins with one of these in UTF-8; most text has neither.
    guard json.contains(where: { $0 == 0xD8 || $0 == 0xE2 || $0 == 0xF3 }) else { return json }
    let text = String(decoding: json, as: UTF8.self)
    guard text.unicodeScalars.contains(where: \.isDeceptive) else { return json }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(scalar.isDeceptive ? "\u{FFFD}" : scalar) }
    return Array(String(result).utf8)
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    if isHidden(scalar) {
      text += "\\u{" + String(scalar.value, radix: 16) + "}"
    } else {
      text.unicodeScalars.append(scalar)
    }
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || scalar.value == 0x7F || scalar.isDeceptive
  }
}
