/// Recognises programs that commit. Asked of what stands in the commit itself: real `.mailmap`
/// files give a bot's commits to the person who runs it.
package enum Bots {
  package static func isBot(name: String, email: String) -> Bool {
    let name = name.lowercased()
    let email = email.lowercased()
    let local = email.split(separator: "@", omittingEmptySubsequences: false).first ?? ""
    if name.hasSuffix("[bot]") || local.hasSuffix("[bot]") { return true }
    if addresses.contains(email) { return true }
    let login = HostAddress(email)?.login.lowercased()
    return [name, String(local), login ?? ""].contains { names.contains($0) || hasBotEnding($0) }
  }

  /// `release-bot`, `ci_bot`; an Abbot is none.
  private static func hasBotEnding(_ name: String) -> Bool {
    ["-bot", "_bot", ".bot"].contains { name.hasSuffix($0) }
  }

  private static let addresses: Set = [
    "noreply@github.com", "noreply@gitlab.com", "actions@github.com", "action@github.com", "bot@renovateapp.com",
    "support@dependabot.com", "gitlab-bot@gitlab.com", "noreply@gitea.io",
  ]

  private static let names: Set = [
    "dependabot", "dependabot-preview", "renovate", "github-actions", "github actions", "github action", "github",
    "web-flow", "greenkeeper", "snyk-bot", "mergify", "codecov", "imgbot", "allcontributors", "pre-commit-ci",
    "semantic-release-bot", "gitlab-ci", "jenkins", "travis ci", "circleci", "pyup-bot", "whitesource", "weblate",
    "swift-ci", "copybara-service", "k8s-ci-robot", "bors",
  ]
}

/// The address that a host gives out in place of a person's own: it names a login.
struct HostAddress: Hashable {
  let login: String
  let host: String

  /// `login@users.noreply.github.com`, with a number before it (`12345+login`, GitLab: `12345-login`);
  /// Gitea and Forgejo: `login@noreply.host`.
  init?(_ email: String) {
    let parts = email.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let local = parts.first, let domain = parts.last?.lowercased() else { return nil }
    let prefix = ["users.noreply.", "noreply."].first { domain.hasPrefix($0) }
    guard let prefix, domain.utf8.count > prefix.utf8.count else { return nil }
    var login = local
    let digits = local.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let sign = local.dropFirst(digits.count).first,
      sign == "+" || (sign == "-" && prefix.hasPrefix("users"))
    {
      login = local.dropFirst(digits.count + 1)
    }
    guard !login.isEmpty else { return nil }
    self.login = String(login)
    host = String(domain.dropFirst(prefix.utf8.count))
  }
}
