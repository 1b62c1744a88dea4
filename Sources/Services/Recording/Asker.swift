/// Who asks or decides, as far as they say so themselves: Guildhall has no accounts.
package struct Asker: Sendable, Hashable {
  /// A name, an e-mail address or a key of the people's list; empty when nobody said.
  package var person: String
  /// Empty when nobody said.
  package var team: String

  package init(person: String = "", team: String = "") {
    self.person = person
    self.team = team
  }
}
