/// Which pages of browsers may reach the server for agents.
///
/// A page of any site can send requests to this machine's addresses, and by a name that it rebinds also read what they
/// answer. Browsers say in `Origin` whose page it is; programs that are no browser send none.
struct TrustedOrigins {
  private let site: String?
  private let host: String

  /// `site` is the address under which people reach the server; `host` the address that it listens on.
  init(site: String?, host: String) {
    self.site = site.map(WebOrigin.of)
    self.host = host.lowercased()
  }

  func allow(_ origin: String) -> Bool {
    let origin = origin.lowercased()
    if origin == site { return true }
    guard let name = Self.hostName(of: origin) else { return false }
    return ServerOptions.isLoopback(name) || (name == host && host != "0.0.0.0" && host != "::")
  }

  /// nil for an origin that is not `http` or `https` with a host.
  private static func hostName(of origin: String) -> String? {
    for scheme in ["http://", "https://"] where origin.hasPrefix(scheme) {
      let rest = origin.dropFirst(scheme.count)
      if rest.hasPrefix("["), let end = rest.firstIndex(of: "]") { return String(rest[..<end].dropFirst()) }
      let name = rest.prefix { $0 != ":" && $0 != "/" }
      return name.isEmpty ? nil : String(name)
    }
    return nil
  }
}
