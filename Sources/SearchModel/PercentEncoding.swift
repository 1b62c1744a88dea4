/// Percent-encoding as RFC 3986 has it.
package enum PercentEncoding {
  /// Which bytes stand for themselves.
  enum Kept {
    case pathComponent, queryValue, fragment, wholeAddress, extendedValue
  }

  static func append(_ text: String, keeping kept: Kept, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      if keeps(byte, kept) {
        bytes.append(byte)
      } else if byte == UInt8(ascii: " "), kept == .queryValue {
        bytes.append(UInt8(ascii: "+"))
      } else {
        bytes += [UInt8(ascii: "%"), hexadecimal(byte >> 4), hexadecimal(byte & 15)]
      }
    }
  }

  private static func keeps(_ byte: UInt8, _ kept: Kept) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: ","):
      // The slash would end a path's component.
      kept != .extendedValue && (byte != UInt8(ascii: "/") || kept != .pathComponent)
    case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"),
      UInt8(ascii: "+"), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "@"):
      kept != .queryValue && kept != .extendedValue
    case UInt8(ascii: "%"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "["),
      UInt8(ascii: "]"):
      kept == .wholeAddress
    default: false
    }
  }

  private static func hexadecimal(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}

extension PercentEncoding {
  /// An extended value of a header's parameter, after the charset (RFC 8187).
  package static func encodeExtendedValue(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, keeping: .extendedValue, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
