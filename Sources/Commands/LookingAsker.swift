import Foundation
import Services

/// Whoever looks for something in a terminal.
enum LookingAsker {
  /// From git's `user.email` in a folder, the one that the command was started in unless it is named, and the team that
  /// was said or `GUILDHALL_TEAM` names. Nil where neither is known, and for continuous integration, which asks the same
  /// again and again: then nothing is kept of what is looked for.
  static func asker(team: String? = nil, in folder: String? = nil, environment: [String: String]) -> Asker? {
    guard (environment["CI"] ?? "").isEmpty else { return nil }
    let folder = folder ?? FileManager.default.currentDirectoryPath
    let asker = Asker(
      saidPerson: Asker(committingIn: folder, surroundings: environment)?.person ?? "",
      team: team ?? environment["GUILDHALL_TEAM"] ?? "")
    return asker.isUnknown ? nil : asker
  }

  /// The same; nil also where nothing can be kept.
  static func asker(team: String? = nil, for guildhall: Guildhall, environment: [String: String]) -> Asker? {
    guildhall.canKeepSignals ? asker(team: team, environment: environment) : nil
  }
}
