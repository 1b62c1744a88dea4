import Foundation
import SearchModel

/// Makes settings of the file's values.
struct SettingsReader {
  /// Where the file stands; relative folders start there.
  let folder: URL

  func settings(_ root: SettingsValue) throws -> Settings {
    let values = try root.section(.root)
    guard let organization = values["organization"] else {
      throw root.problem("organization is missing", hint: "Write it as: organization: { name: \"Our organisation\" }")
    }
    guard let sources = values["sources"] else {
      throw root.problem("sources is missing", hint: "Name at least one folder or address below it.")
    }
    var settings = Settings(organization: "", sources: try self.sources(sources))
    try read(organization, into: &settings)
    if let teams = values["teams"] { settings.teams = try self.teams(teams) }
    if let people = values["people"] { settings.people = try people.list().map { try person($0, .people) } }
    if let identities = values["identities"], !identities.isEmpty {
      settings.separations = try separations(identities)
    }
    if let chart = values["orgChart"], !chart.isEmpty { settings.orgChart = try orgChart(chart) }
    if let practices = values["practices"], !practices.isEmpty { settings.practices = try self.practices(practices) }
    if let visibility = values["visibility"], !visibility.isEmpty {
      settings.visibility = try rules(visibility, teams: settings.teams.map(\.name))
    }
    if let limits = values["limits"], !limits.isEmpty { settings.limits = try self.limits(limits) }
    if let server = values["server"], !server.isEmpty { settings.server = try self.server(server) }
    if let digest = values["digest"], !digest.isEmpty { settings.digest = try self.digest(digest) }
    if let questions = values["questions"], !questions.isEmpty {
      settings.questions = try self.questions(questions, teams: settings.teams.map(\.name))
    }
    if let check = values["check"], !check.isEmpty { settings.check = try self.check(check) }
    return settings
  }

  private func read(_ value: SettingsValue, into settings: inout Settings) throws {
    let values = try value.section(.organization)
    guard let name = values["name"] else {
      throw value.problem("organization.name is missing", hint: "Say what the organisation is called.")
    }
    settings.organization = try name.text()
    settings.organizationDescription = try values["description"]?.text() ?? ""
  }

  private func practices(_ value: SettingsValue) throws -> Settings.Practices {
    let values = try value.section(.practices)
    guard let repository = values["repository"] else {
      throw value.problem("practices.repository is missing", hint: "Name the repository that holds the handbook.")
    }
    return Settings.Practices(
      repository: try repository.text(), folder: try values["folder"]?.folderOfRepository() ?? "")
  }

  private func rules(_ value: SettingsValue, teams: [String]) throws -> [Settings.VisibilityRule] {
    try value.entries(example: "\"secret-*\": [Security]").map { key, value in
      let pattern = try key.glob()
      let list = value.isText ? [value] : try value.list()
      guard !list.isEmpty else {
        throw key.problem(
          "the visibility of '\(pattern)' names no team, so nobody would see it", hint: "Name at least one team.")
      }
      return Settings.VisibilityRule(
        pattern: pattern, teams: Set(try list.map { try known($0, teams: teams, what: "visibility") }))
    }
  }

  /// A team's name that the file has, as it stands there; `what` is the key that names it.
  func known(_ value: SettingsValue, teams: [String], what: String) throws -> String {
    let name = try value.text()
    guard !teams.contains(name) else { return name }
    let nearest = NearestName.of(name, among: teams)
    throw value.problem(
      "\(what) names the team '\(name.prefix(60))', which is not one of teams",
      hint: nearest.map { "Did you mean '\($0)'?" } ?? "Add the team below teams, or correct its name.")
  }

  private func limits(_ value: SettingsValue) throws -> Settings.Limits {
    let values = try value.section(.limits)
    var limits = Settings.Limits()
    let seconds = 1...604_800
    // A file is read whole, and positions within one take 31 bits.
    try values["fileSize"].map { limits.fileSize = try $0.bytes(1...(1 << 30)) }
    try values["files"].map { limits.files = try $0.count(1...100_000_000) }
    try values["depth"].map { limits.depth = try $0.count(1...4096) }
    try values["pathLength"].map { limits.pathLength = try $0.count(1...4096) }
    try values["listSeconds"].map { limits.listSeconds = try $0.count(seconds) }
    try values["branches"].map { limits.branches = try $0.count(1...10_000_000) }
    try values["tags"].map { limits.tags = try $0.count(1...10_000_000) }
    try values["packSize"].map { limits.packSize = try $0.bytes((1 << 20)...(1 << 50)) }
    try values["askSeconds"].map { limits.askSeconds = try $0.count(seconds) }
    try values["fetchSeconds"].map { limits.fetchSeconds = try $0.count(seconds) }
    try values["folderDepth"].map { limits.folderDepth = try $0.count(0...4096) }
    try values["folders"].map { limits.folders = try $0.count(1...100_000_000) }
    return limits
  }

  private func check(_ value: SettingsValue) throws -> Settings.Check {
    let values = try value.section(.check)
    var check = Settings.Check()
    try values["research"].map { value in
      let written = try value.text()
      guard let strictness = Settings.Check.Strictness(rawValue: written) else {
        let known = Settings.Check.Strictness.allCases.map(\.rawValue)
        throw value.problem(
          "check.research is '\(written.prefix(60))'",
          hint: NearestName.of(written, among: known).map { "Did you mean '\($0)'?" }
            ?? "Write \(known.joined(separator: " or ")).")
      }
      check.research = strictness
    }
    return check
  }

  private static func isFieldPart(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-")
  }

  private func server(_ value: SettingsValue) throws -> Settings.Server {
    let values = try value.section(.server)
    var server = Settings.Server()
    if let host = values["host"] {
      server.host = try host.text()
      guard server.host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"/\\@?#".utf8.contains($0) }) else {
        throw host.problem("server.host is not a host name or address", hint: "Write it as: 127.0.0.1")
      }
    }
    try values["port"].map { server.port = try $0.count(1...65_535) }
    try values["syncEvery"].map { server.syncEvery = try $0.interval() }
    try values["agentRequests"].map { server.agentRequests = try $0.countOrOff(1...1_000_000) }
    try values["writeRequests"].map { server.writeRequests = try $0.countOrOff(1...1_000_000) }
    try values["userField"].map { value in
      let written = try value.text()
      guard written != "off" else { return }
      guard (1...100).contains(written.utf8.count), written.utf8.allSatisfy(Self.isFieldPart) else {
        throw value.problem("server.userField is not the name of a header field", hint: "Write it as: X-Forwarded-User")
      }
      server.userField = written
    }
    try values["url"].map { value in
      let written = try value.text()
      guard written != "off" else { return }
      server.url = SiteAddress.read(written)
      guard server.url != nil else {
        throw value.problem(
          "server.url is not the address of a site", hint: "Write it as: https://guildhall.example.org")
      }
    }
    return server
  }
}
