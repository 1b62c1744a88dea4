import Foundation

extension SettingsReader {
  private static let mostChannels = 1_000

  func questions(_ value: SettingsValue, teams: [String]) throws -> Settings.Questions {
    let values = try value.section(.questions)
    var questions = Settings.Questions()
    if let channels = values["channels"] { questions.channels = try self.channels(channels, teams: teams) }
    questions.replyTo = try values["replyTo"].map(mailbox)
    try values["escalateAfter"].map { questions.escalateAfter = try $0.interval() }
    if let smtp = values["smtp"], !smtp.isEmpty { questions.smtp = try mailServer(smtp, .questionSMTP) }
    if let domains = values["mailDomains"] {
      questions.mailDomains = try (domains.isText ? [domains] : domains.list()).map { try mailHost($0).lowercased() }
    }
    if let community = values["community"] {
      let name = try community.text()
      guard questions.channels.contains(where: { $0.name == name }) else {
        throw community.problem(
          "questions.community names '\(name.prefix(60))', which is not one of questions.channels",
          hint: "Write the name of a channel.")
      }
      questions.community = name
    }
    guard questions.smtp != nil || !questions.channels.contains(where: { $0.kind.word == "mail" }) else {
      throw value.problem(
        "a channel of kind mail has no mail server", hint: "Name one in questions.smtp: { host: ..., from: ... }")
    }
    return questions
  }

  private func channels(_ value: SettingsValue, teams: [String]) throws -> [Settings.QuestionChannel] {
    let list = try value.list()
    guard list.count <= Self.mostChannels else {
      throw value.problem("there are \(list.count) channels", hint: "Name at most \(Self.mostChannels).")
    }
    var channels: [Settings.QuestionChannel] = []
    for item in list {
      let channel = try self.channel(item, teams: teams)
      guard !channels.contains(where: { $0.name == channel.name }) else {
        throw item.problem("two channels are called '\(channel.name.prefix(60))'", hint: "Give each its own name.")
      }
      channels.append(channel)
    }
    return channels
  }

  private func channel(_ value: SettingsValue, teams: [String]) throws -> Settings.QuestionChannel {
    let values = try value.section(.questionChannels)
    guard let name = values["name"] else {
      throw value.problem("a channel without a name", hint: "Write it as: - name: \"#nio\"")
    }
    return Settings.QuestionChannel(
      name: try name.text(), kind: try kind(value, values), repositories: try values["repositories"]?.globs() ?? [],
      teams: try (values["teams"].map { try $0.isText ? [$0] : $0.list() } ?? []).map {
        try known($0, teams: teams, what: "questions.channels.teams")
      })
  }

  private func kind(
    _ value: SettingsValue, _ values: [String: SettingsValue]
  ) throws -> Settings.QuestionChannel.Kind {
    func required(_ key: String, _ hint: String) throws -> SettingsValue {
      guard let found = values[key] else { throw value.problem("a channel without \(key)", hint: hint) }
      return found
    }
    let kind = try required("kind", "Write one of: slack, mattermost, matrix, mail.")
    let keys: [String]
    let result: Settings.QuestionChannel.Kind
    switch try kind.text().lowercased() {
    case "slack":
      (keys, result) = (["urlFile", "urlVariable"], .slack(webhook: try secret(value, values, "url")))
    case "mattermost":
      (keys, result) = (["urlFile", "urlVariable"], .mattermost(webhook: try secret(value, values, "url")))
    case "matrix":
      keys = ["homeserver", "room", "tokenFile", "tokenVariable"]
      result = .matrix(
        homeserver: try homeserver(required("homeserver", "Write it as: https://matrix.example.org")),
        room: try room(required("room", "Write its id as: \"!abc:example.org\"")),
        token: try secret(value, values, "token"))
    case "mail":
      (keys, result) = (["to"], .mail(to: try mailbox(required("to", "Name the mailing list."))))
    default:
      throw kind.problem(
        "a channel is of kind '\(try kind.text().prefix(40))'", hint: "Write one of: slack, mattermost, matrix, mail.")
    }
    let known = Set(keys + ["name", "kind", "repositories", "teams"])
    if let foreign = values.keys.filter({ !known.contains($0) }).min(), let place = values[foreign] {
      throw place.problem(
        "\(foreign) has no meaning for a channel of kind \(result.word)",
        hint: "It takes: \(keys.joined(separator: ", ")).")
    }
    return result
  }

  /// Where a secret is; itself it never stands in the configuration.
  private func secret(
    _ value: SettingsValue, _ values: [String: SettingsValue], _ what: String
  ) throws -> Settings.Secret {
    switch (values[what + "File"], values[what + "Variable"]) {
    case (let file?, nil): return .file(try ownFile(file))
    case (nil, let variable?):
      let name = try variable.text()
      guard
        name.utf8.allSatisfy({
          $0 == UInt8(ascii: "_") || UnicodeScalar($0).properties.isAlphabetic || (0x30...0x39).contains($0)
        })
      else {
        throw variable.problem(
          "'\(name.prefix(60))' is no name of a variable", hint: "Write it as: GUILDHALL_MATRIX_TOKEN")
      }
      return .variable(name)
    case (nil, nil):
      throw value.problem(
        "a channel without \(what)File", hint: "Name a file or a variable (\(what)Variable) that holds the secret.")
    default:
      throw value.problem("a channel with \(what)File and \(what)Variable", hint: "Give one of them.")
    }
  }

  /// Host and, where need be, port and path; no account, query or fragment.
  private func homeserver(_ value: SettingsValue) throws -> String {
    let text = try value.text()
    let rest = ["https://", "http://"].compactMap { text.hasPrefix($0) ? text.dropFirst($0.count) : nil }.first ?? ""
    guard let first = rest.first, first != "/", !rest.contains(where: { "@?#\\ \"{}[]".contains($0) }),
      rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { throw value.problem("\(value.name) is no web address", hint: "Write it as: https://matrix.example.org") }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  private func room(_ value: SettingsValue) throws -> String {
    let text = try value.text()
    guard text.hasPrefix("!"), text.utf8.count <= 255, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw value.problem(
        "\(value.name) is no id of a room", hint: "The room's settings show it: \"!abc:example.org\", not \"#name\".")
    }
    return text
  }
}
