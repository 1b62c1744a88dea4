/// How the server is run.
package struct ServerOptions: Sendable {
  package var host = "127.0.0.1"
  package var port = 8000
  /// Time between scheduled syncs; nil for none.
  package var syncEvery: Duration?
  /// The address under which people reach the server, without a slash at its end; nil when nobody said so.
  package var site: String?
  package var limits = Limits()

  /// Bounds on what one client, and all of them together, may ask for.
  package struct Limits: Sendable {
    /// Bytes of the request's target (path and query).
    package var address = 16 << 10
    /// Bytes of one header field, and of all. The parser counts the target as a field: with less room than this, an
    /// address that is too long could not be told so.
    package var header = 32 << 10
    package var headers = 64 << 10
    /// How long an answer may take.
    package var request = Duration.seconds(30)
    /// How long a connection may be silent.
    package var idle = Duration.seconds(60)
    package var connections = 1_000
    /// Searches at a time, and how many may wait for their turn.
    package var searches: Int
    package var waitingSearches: Int
    /// Other reads at a time, and how many may wait.
    package var reads: Int
    package var waitingReads: Int
    /// What an address may ask of `/mcp` in a minute; nil for any number.
    package var agentRequests: Int? = 240
    /// What an address may send to be recorded, on pages and to the API, in a minute; nil for any number.
    package var writeRequests: Int? = 120
    /// How long requests in flight may go on once the server was told to stop.
    package var stop = Duration.seconds(10)

    package init(cores: Int = 2) {
      searches = 2 * max(1, cores)
      waitingSearches = 16 * searches
      reads = 4 * max(1, cores)
      waitingReads = 32 * reads
    }
  }

  /// The field in which a proxy on this machine says who is signed in; nil where none does.
  package var userField: String?

  package init() {}

  /// Whether only this machine can reach the address.
  package var isLoopback: Bool { Self.isLoopback(host) }

  /// A name that only looks like such an address may be anybody's.
  static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// What is said once the server listens.
  package var announcement: String {
    let place = "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    guard !isLoopback else {
      return "Serving \(place) - only this machine can reach it; use --host 0.0.0.0 to let others in."
    }
    return """
      Serving \(place) - everybody who can reach this address can read all that is indexed: there is no login. \
      Put a proxy with a login in front, or use --host 127.0.0.1.
      """
  }
}
