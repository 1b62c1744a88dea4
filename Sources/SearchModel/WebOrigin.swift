/// Whose a web page is: what browsers write into `Origin` (RFC 6454), and what an address begins with.
package struct WebOrigin: Sendable, Hashable {
  private let scheme: String
  /// Host, and port unless it is the scheme's own, in lower case.
  package let authority: String

  /// nil for what is no `http` or `https` address, and for one with a user's name, which could look like another host.
  package init?(_ address: some StringProtocol) {
    let address = address.lowercased()
    guard let (scheme, port) = [("https", ":443"), ("http", ":80")].first(where: { address.hasPrefix($0.0 + "://") })
    else { return nil }
    let authority = address.dropFirst(scheme.utf8.count + 3).prefix { !"/?#".contains($0) }
    guard !authority.isEmpty, !authority.contains("@") else { return nil }
    self.scheme = scheme
    self.authority = String(authority.hasSuffix(port) ? authority.dropLast(port.utf8.count) : authority)
  }

  /// The name or address of the host, without port and brackets.
  package var host: String {
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      return String(authority[..<end].dropFirst())
    }
    return String(authority.prefix { $0 != ":" })
  }

  /// Whether its pages are this server's own: those of the address under which people reach the server, and those of the
  /// host that a request asked for, whatever the scheme, since a proxy may speak TLS.
  package func isOwn(site: String?, asked host: String?) -> Bool {
    if let site, Self(site) == self { return true }
    return host.flatMap { Self(scheme + "://" + $0) }?.authority == authority
  }
}
