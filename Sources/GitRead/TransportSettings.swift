/// What is taken over of the operator's own git settings: how to reach hosts,
/// and nothing that decides what git does when it is there.
struct TransportSettings {
  private(set) var settings: [Setting] = []
  /// What was left out although it concerns transport, and why.
  private(set) var notices: [String] = []
  private(set) var hasSSHCommand = false
  private(set) var rewrites: [Rewrite] = []

  /// `url.BASE.insteadOf = PREFIX`: an address with the prefix is reached at the base.
  struct Rewrite: Sendable {
    var prefix: String
    var base: String
  }

  init(_ all: [Setting]) {
    for setting in all {
      guard let (section, subsection, variable) = setting.parts else { continue }
      switch section {
      case "url" where variable == "insteadof":
        take(rewrite: setting, to: subsection ?? "")
      case "http" where Self.http.contains(variable):
        settings.append(setting)
      case "http" where variable == "sslverify" && setting.value.lowercased() == "false":
        notices.append(
          "git's setting \(setting.key)=false is not taken over: certificates are always checked."
            + " Name the organisation's authority with http.sslCAInfo instead.")
      case "core" where variable == "sshcommand" && subsection == nil:
        // The operator's own program, like everything on their PATH; hosts
        // behind a jump server or with a key of their own need it.
        settings.append(setting)
        hasSSHCommand = true
      case "ssh" where variable == "variant":
        settings.append(setting)
      case "safe" where variable == "directory":
        // Otherwise the advice git gives for a folder of another user would not help.
        settings.append(setting)
      default:
        continue
      }
    }
  }

  /// Lower case, as `Setting.parts` gives them. Left out on purpose:
  /// `sslVerify` (would silently drop the check) and `extraHeader`, `cookieFile`
  /// (secrets that would be copied; ~/.netrc and ssh keys stay where they are).
  private static let http: Set<String> = [
    "proxy", "proxyauthmethod", "proxysslcert", "proxysslkey", "proxysslcainfo", "sslcainfo", "sslcapath", "sslcert",
    "sslkey", "sslversion", "schannelcheckrevoke", "version", "emptyauth", "delegation", "noproxy",
  ]

  private mutating func take(rewrite setting: Setting, to base: String) {
    if let helper = base.firstRange(of: "::"), !base[..<helper.lowerBound].contains("/") {
      notices.append("git's setting \(PrintableText.clean(setting.key)) is not taken over: it runs a remote helper.")
    } else {
      settings.append(setting)
      rewrites.append(Rewrite(prefix: setting.value, base: base))
    }
  }
}
