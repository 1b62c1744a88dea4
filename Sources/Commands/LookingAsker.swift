import Foundation
import Services

/// Whoever looks for something in a terminal.
enum LookingAsker {
  /// From git's `user.email` and the team that was said or `GUILDHALL_TEAM` names. Nil where neither is known, where
  /// nothing can be kept, and for continuous integration: then nothing is kept of what is looked for.
  static func asker(team: String?, for guildhall: Guildhall, environment: [String: String]) -> Asker? {
    guard guildhall.canKeepSignals, (environment["CI"] ?? "").isEmpty else { return nil }
    let asker = Asker(
      saidPerson: GitAddress.configured() ?? "", team: team ?? environment["GUILDHALL_TEAM"] ?? "")
    return asker.isUnknown ? nil : asker
  }
}
