/// A page of HTML while it is written: text, attributes and addresses are each escaped for the
/// place where they stand, so that a page cannot be left open by forgetting to.
///
/// Elements are written with the value itself: `html(.a, .href(link), text: "all")`, or with a
/// closure for what stands inside.
package struct HTMLWriter: Sendable {
  /// UTF-8.
  package internal(set) var bytes: [UInt8] = []

  /// - Parameter capacity: bytes to set aside at once.
  package init(capacity: Int = 16 << 10) {
    bytes.reserveCapacity(capacity)
  }

  package var string: String { String(decoding: bytes, as: UTF8.self) }

  package mutating func doctype() {
    write("<!doctype html>\n")
  }

  /// HTML that was made safe elsewhere.
  package mutating func vouched(_ html: VouchedHTML) {
    bytes.append(contentsOf: html.html.utf8)
  }

  /// JSON-LD for programs that read the page (json-ld.org, "Embedding JSON-LD in HTML documents"). A block of data runs
  /// nowhere; JSON has `<` in strings only, where its escape says the same, so that nothing in it ends the block. What
  /// reorders text for those who read the page's source is escaped too.
  ///
  /// - Parameter json: one JSON text.
  package mutating func linkedData(_ json: String) {
    write("<script type=\"application/ld+json\">")
    for scalar in json.unicodeScalars {
      switch scalar.value {
      case 0x3C, 0x202A...0x202E, 0x2066...0x2069:
        let digits = String(scalar.value, radix: 16)
        bytes.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)".utf8)
      default: bytes.append(contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
      }
    }
    write("</script>\n")
  }

  mutating func write(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}

/// HTML whose maker vouches for it: the one way past the escaping, to be looked for in reviews.
package struct VouchedHTML: Sendable {
  let html: String

  package init(vouchingFor html: String) {
    self.html = html
  }
}
