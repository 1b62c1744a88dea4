import SearchModel

extension Link {
  /// A message to somebody, begun (RFC 6068); nil unless it is a plain address.
  package init?(mailTo address: String, subject: String, body: String) {
    let mailbox = address.hasPrefix("mailto:") ? String(address.dropFirst(7)) : address
    let parts = mailbox.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts.contains(""), mailbox.utf8.count <= 254,
      mailbox.utf8.allSatisfy({ byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "@.-_+".utf8.contains(byte)
        }
      })
    else { return nil }
    var bytes = Array("mailto:".utf8)
    PercentEncoding.append(mailbox, keeping: .wholeAddress, to: &bytes)
    for (name, value) in [("?subject=", subject), ("&body=", body.replacing("\n", with: "\r\n"))] {
      bytes += Array(name.utf8)
      // A plus sign is itself in these addresses.
      PercentEncoding.append(value, keeping: .pathComponent, to: &bytes)
    }
    self.init(encoded: bytes)
  }
}
