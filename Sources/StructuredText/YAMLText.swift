/// Text as it is written into YAML.
package enum YAMLText {
  /// Plain where every reader of YAML takes it for text, else in double quotes.
  package static func scalar(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) || first == UInt8(ascii: "/") || text == "." else {
      return false
    }
    let isSafe = text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "-_./:@+~".utf8.contains($0) }
    let words: Set = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
    return isSafe && text.utf8.last != UInt8(ascii: ":") && !words.contains(text.lowercased())
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if [.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory) {
          let digits = String(scalar.value, radix: 16)
          result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
