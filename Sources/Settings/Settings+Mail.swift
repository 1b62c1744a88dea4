extension Settings {
  /// A mail server that takes messages in (RFC 6409).
  package struct MailServer: Sendable, Hashable {
    package var host: String
    /// 465 speaks TLS from the start.
    package var port = 587
    /// The account; nil for a server that asks for none.
    package var user: String?
    /// The file whose first line is its password.
    package var passwordFile: String?
    package var from: String
    /// Whether a server that does not change over to TLS gets nothing.
    package var startsTLS = true
    /// Certificates of the authorities that vouch for the server, in one PEM file; nil for those of the system.
    package var caFile: String?

    package init(host: String, from: String) {
      self.host = host
      self.from = from
    }
  }
}
