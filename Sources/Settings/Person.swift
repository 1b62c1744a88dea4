/// Somebody of the organisation, and by what they are known.
package struct Person: Sendable, Hashable {
  package var name: String
  /// The addresses that they commit with, as written.
  package var emails: [String]
  /// Their accounts on hosts, as written, without `@`.
  package var logins: [String]
  /// Whether they may be suggested as somebody to ask.
  package var suggest: Bool
  /// Where the file names them, from 1.
  package var line: Int

  package init(name: String, emails: [String] = [], logins: [String] = [], suggest: Bool = true, line: Int) {
    self.name = name
    self.emails = emails
    self.logins = logins
    self.suggest = suggest
    self.line = line
  }
}
