/// Somebody whom a file names as an owner, in the way it names them.
package struct OwnerToken: Sendable, Hashable, Codable, CustomStringConvertible {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// A login on the host.
    case user
    /// A team or group of the host, as `organisation/team`.
    case team
    case email
    /// Everybody with a role in the project, as `maintainer`.
    case role
    /// A list of people that the repository itself declares.
    case alias
  }

  package let kind: Kind
  /// As written, without the signs around it.
  package let name: String
  /// The full name beside an e-mail address, where one stands.
  package let fullName: String?

  /// The normal form, equal for all spellings of one owner: `user:octocat`, `team:org/docs`.
  /// Hosts take logins, teams and mail addresses in any case.
  package let key: String

  package init(_ kind: Kind, _ name: String, fullName: String? = nil) {
    self.kind = kind
    self.name = name
    self.fullName = fullName
    key = "\(kind.rawValue):\(name.lowercased())"
  }

  /// As people write it.
  package var description: String {
    switch kind {
    case .user, .team: "@\(name)"
    case .role: "@@\(name)"
    case .email, .alias: name
    }
  }

  package static func == (left: OwnerToken, right: OwnerToken) -> Bool { left.key == right.key }

  package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
