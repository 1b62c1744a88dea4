/// Percent-encoding as RFC 3986 has it, and its undoing.
package enum PercentCoding {
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

  /// Decodes once; with `plusIsSpace` as in the values of forms.
  ///
  /// - Returns: the bytes that `text` stands for; nil when a `%` is not followed by two digits.
  package static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var rest = text.utf8.makeIterator()
    while let byte = rest.next() {
      if byte == UInt8(ascii: "%") {
        guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
        bytes.append(high << 4 | low)
      } else {
        bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension PercentCoding {
  /// An extended value of a header's parameter, after the charset (RFC 8187).
  package static func encodeExtendedValue(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, keeping: .extendedValue, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
