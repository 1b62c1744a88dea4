/// Foreign text made safe for SVG and other XML.
package enum SVGText {
  /// As character data or a quoted attribute. What XML forbids, and what hides or reorders text, becomes U+FFFD.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result += " "
      default: result.unicodeScalars.append(isHarmless(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return result
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x20, 0x7F...0x9F, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFFE, 0xFFFF,
      0xE0000...0xE007F:
      false
    default: true
    }
  }

  /// Only a path of this site or a web address leads anywhere.
  static func isLink(_ text: String) -> Bool {
    text.hasPrefix("https://") || text.hasPrefix("http://")
      || text.hasPrefix("/") && !text.hasPrefix("//")
        && !text.hasPrefix("/\\")
  }
}
