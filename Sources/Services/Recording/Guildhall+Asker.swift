import GitRead
import SearchModel

extension Guildhall {
  /// Who has an e-mail address, as the org chart and the histories know them, with their team when they are in one alone;
  /// nil when nobody has it. For the operator: addresses of all repositories are looked through.
  package func asker(withAddress address: String) async throws -> Asker? {
    try await signals.askers.asker(withAddress: address)
  }
}

extension Asker {
  /// Whoever commits in a folder, by their address; nil where git knows none.
  ///
  /// `surroundings` is the environment of this process.
  package init?(committingIn folder: String, surroundings: [String: String]) {
    guard let address = CommitterAddress.configured(in: folder, surroundings: surroundings) else { return nil }
    self.init(saidPerson: address, team: "")
    if isUnknown { return nil }
  }
}
