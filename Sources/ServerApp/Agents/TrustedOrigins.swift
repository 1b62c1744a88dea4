import SearchModel

/// Which pages of browsers may reach the server for agents.
///
/// A page of any site can send requests to this machine's addresses, and by a name that it rebinds also read what they
/// answer. Browsers say in `Origin` whose page it is; programs that are no browser send none.
struct TrustedOrigins {
  private let site: WebOrigin?
  private let host: String

  /// `site` is the address under which people reach the server; `host` the address that it listens on.
  init(site: String?, host: String) {
    self.site = site.flatMap { WebOrigin($0) }
    self.host = host.lowercased()
  }

  func allow(_ origin: String) -> Bool {
    guard let origin = WebOrigin(origin) else { return false }
    return origin == site || ServerOptions.isLoopback(origin.host)
      || (origin.host == host && host != "0.0.0.0" && host != "::")
  }
}
