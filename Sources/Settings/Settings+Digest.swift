extension Settings {
  /// Who gets the weekly digest of demand, and through which mail server.
  package struct Digest: Sendable, Hashable {
    package var smtp: MailServer
    package var to: [String]

    package init(smtp: MailServer, to: [String]) {
      self.smtp = smtp
      self.to = to
    }
  }
}
