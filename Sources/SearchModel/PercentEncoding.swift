/// Percent-encoding as RFC 3986 has it.
package enum PercentEncoding {
  /// Which bytes stand for themselves beside letters, digits, `-`, `.`, `_` and `~`.
  package enum Kept: Sendable {
    /// None: values of headers (RFC 8187), and variables of templates (RFC 6570).
    case unreserved
    /// The slash.
    case path
    case pathComponent, queryValue, fragment, wholeAddress
  }

  /// All but what is kept as `%` and two digits.
  package static func text(_ text: String, keeping kept: Kept = .unreserved) -> String {
    var bytes: [UInt8] = []
    append(text, keeping: kept, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same, in UTF-8.
  package static func append(_ text: String, keeping kept: Kept, to bytes: inout [UInt8]) {
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
    case UInt8(ascii: "/"):
      // It would end a path's component.
      kept != .unreserved && kept != .pathComponent
    case UInt8(ascii: ":"), UInt8(ascii: ","): kept != .unreserved && kept != .path
    case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"),
      UInt8(ascii: "+"), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "@"):
      kept != .queryValue && kept != .unreserved && kept != .path
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
