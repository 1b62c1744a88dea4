/// Every key that `guildhall.yaml` may hold, by the section it stands in. The
/// reader takes no other, and the documentation describes each.
package enum SettingsKeys: String, CaseIterable, Sendable {
  case root = ""
  case organization
  case sources
  case git = "sources.git"
  case folder = "sources.folder"
  case teams
  case members = "teams.members"
  case people
  case identities
  case orgChart
  case practices
  case limits
  case server
  case digest
  case smtp = "digest.smtp"
  case questions
  case questionChannels = "questions.channels"
  case questionSMTP = "questions.smtp"
  case check

  package var keys: [String] {
    switch self {
    case .root:
      [
        "organization", "sources", "teams", "people", "identities", "orgChart", "practices", "visibility", "limits",
        "server", "digest", "questions", "check",
      ]
    case .organization: ["name", "description"]
    case .sources: ["git", "folder"]
    case .git: ["url", "name", "branches", "fork", "archived", "exclude"]
    case .folder: ["path", "prefix", "branches", "exclude"]
    case .teams: ["name", "department", "parent", "aliases", "repositories", "members", "channel", "url"]
    case .members: ["name", "emails", "logins", "suggest", "role", "from", "to"]
    case .people: ["name", "emails", "logins", "suggest"]
    case .identities: ["separate"]
    case .orgChart: ["repository", "folder", "groups"]
    case .practices: ["repository", "folder"]
    case .limits:
      [
        "fileSize", "files", "depth", "pathLength", "listSeconds", "branches", "tags", "packSize", "askSeconds",
        "fetchSeconds", "folderDepth", "folders",
      ]
    case .server: ["host", "port", "syncEvery", "url", "agentRequests", "writeRequests", "userField"]
    case .check: ["research"]
    case .digest: ["smtp"]
    case .questions: ["channels", "escalateAfter", "community", "smtp", "replyTo", "mailDomains"]
    case .questionChannels:
      [
        "name", "kind", "repositories", "teams", "urlFile", "urlVariable", "homeserver", "room", "tokenFile",
        "tokenVariable", "to",
      ]
    case .questionSMTP: ["host", "port", "user", "passwordFile", "from", "startTLS", "caFile"]
    case .smtp: ["host", "port", "user", "passwordFile", "from", "to", "startTLS", "caFile"]
    }
  }

  /// All keys with the sections they stand in, as `teams.members.name`.
  package static var paths: [String] {
    allCases.flatMap { section in section.keys.map { section == .root ? $0 : "\(section.rawValue).\($0)" } }
  }
}
