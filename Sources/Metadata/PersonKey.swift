import Foundation
import Metadata
import Ownership

/// What a person's page is called: the name in letters that need no escaping, and a mark of the address that they are
/// known by, so that two people of one name have two pages. The address cannot be read from it.
enum PersonKey {
  /// Characters of a name that are kept.
  static let longest = 200

  static func key(name: String, id: String) -> String {
    let plain = name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    return (EntityName.valid(from: plain)?.lowercased() ?? "person") + "-" + mark(id)
  }

  /// Seven characters of `[0-9a-z]`: 36 bits of FNV-1a.
  static func mark(_ id: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in id.lowercased().utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash % 78_364_164_096, radix: 36)
    return String(repeating: "0", count: max(0, 7 - digits.utf8.count)) + digits
  }

  /// What to call somebody; commits need not have a name.
  static func name(of person: Identities.Person) -> String {
    let name = person.name.trimmingCharacters(in: .whitespacesAndNewlines)
    guard name.isEmpty else { return String(name.prefix(longest)) }
    let local = person.id.split(separator: "@").first.map(String.init)
    return person.logins.first ?? local ?? "unknown"
  }
}
