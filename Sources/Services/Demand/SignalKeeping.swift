/// What is kept of people who look for something, and what they can do about it.
package protocol SignalKeeping: Sendable {
  /// Notes that something was opened because of a search or research. Returns at once, and never fails.
  func noteOpened(_ identifier: String, after looked: LookedFor, by asker: Asker)
  /// Whether a person asked not to be kept.
  func isOptedOut(_ person: String) async throws -> Bool
  /// Keeps nothing of a person any more, and forgets who they are in what is kept; `false` takes that back.
  ///
  /// - Throws: `UserFacingError`, `badRequest` when nobody is named.
  func setOptOut(_ isOut: Bool, of person: String) async throws
}
