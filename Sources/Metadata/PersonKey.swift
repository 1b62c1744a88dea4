import Foundation

/// What a person's page is called: the name in letters that need no escaping, and a mark of the address that they are
/// known by, so that two people of one name have two pages. The address cannot be read from it.
package enum PersonKey {
  /// - Parameters:
  ///   - name: as the org chart or their commits call them.
  ///   - id: the main address, else what else tells them apart.
  /// - Returns: the address of their page, below `/people/`.
  package static func key(name: String, id: String) -> String {
    let plain = name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    return (EntityName.valid(from: plain)?.lowercased() ?? "person") + "-" + mark(id)
  }

  /// Seven characters of `[0-9a-z]`: 36 bits of FNV-1a.
  package static func mark(_ id: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in id.lowercased().utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash % 78_364_164_096, radix: 36)
    return String(repeating: "0", count: max(0, 7 - digits.utf8.count)) + digits
  }
}
