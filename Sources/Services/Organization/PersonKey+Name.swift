import Foundation
import Metadata
import Ownership

extension PersonKey {
  /// Characters of a name that are kept.
  static let longest = 200

  /// What to call somebody; commits need not have a name.
  static func name(of person: Identities.Person) -> String {
    let name = person.name.trimmingCharacters(in: .whitespacesAndNewlines)
    guard name.isEmpty else { return String(name.prefix(longest)) }
    let local = person.id.split(separator: "@").first.map(String.init)
    return person.logins.first ?? local ?? "unknown"
  }
}
