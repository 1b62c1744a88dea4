extension Settings {
  /// Where and how `guildhall serve` answers.
  package struct Server: Sendable, Hashable {
    /// Loopback: whoever opens it to a network decides so.
    package var host = "127.0.0.1"
    package var port = 8000
    /// Time between two syncs; nil when only `guildhall sync` syncs.
    package var syncEvery: Duration? = .seconds(15 * 60)

    /// What one address may ask of `/mcp` in a minute; nil for any number.
    package var agentRequests: Int? = 240

    /// What one address may send to be recorded, on pages and to the API, in a minute; nil for any number.
    package var writeRequests: Int? = 120

    /// The address under which people reach it, as `https://guildhall.example.org`; nil when nobody said so. Exports and
    /// pages name themselves by it.
    package var url: String?

    /// The field in which a proxy on the same machine says who is signed in, as `X-Forwarded-User`; nil where none does.
    package var userField: String?

    package init() {}
  }
}
