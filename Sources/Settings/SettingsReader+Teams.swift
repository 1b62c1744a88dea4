extension SettingsReader {
  func teams(_ value: SettingsValue) throws -> [Team] {
    var lines: [String: Int] = [:]
    return try value.list().map { item in
      let (team, name) = try team(item)
      if let line = lines.updateValue(name.line, forKey: team.name.lowercased()) {
        throw name.problem(
          "the team '\(team.name.prefix(60))' is there already, on line \(line)",
          hint: "Put both into one entry, or give one another name.")
      }
      return team
    }
  }

  /// The team, and where its name stands.
  private func team(_ value: SettingsValue) throws -> (Team, SettingsValue) {
    let values = try value.section(.teams)
    guard let name = values["name"] else {
      throw value.problem("a team without a name", hint: "Write it as: - name: \"Our team\"")
    }
    let team = Team(
      name: try name.text(), department: try values["department"]?.text() ?? "",
      repositories: try values["repositories"]?.globs() ?? [],
      members: try values["members"]?.list().map(member) ?? [], channel: try values["channel"]?.text(),
      url: try values["url"].map(page))
    return (team, name)
  }

  private func member(_ value: SettingsValue) throws -> Team.Member {
    let values = try value.section(.members)
    guard let name = values["name"] else {
      throw value.problem("a member without a name", hint: "Write it as: - { name: \"...\", emails: [\"...\"] }")
    }
    let emails = try values["emails"].map { emails in
      try (emails.isText ? [emails] : emails.list()).map(email)
    }
    let member = Team.Member(
      name: try name.text(), emails: emails ?? [], from: try values["from"]?.day(), to: try values["to"]?.day())
    if let from = member.from, let to = member.to, to < from {
      throw (values["to"] ?? value).problem(
        "a membership ends on \(to), before it begins on \(from)", hint: "Swap or correct the dates.")
    }
    return member
  }

  /// Commits are compared with it, so it must be the address alone.
  private func email(_ value: SettingsValue) throws -> String {
    let text = try value.text()
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts.contains(""), !text.contains(where: { $0.isWhitespace || "<>,;".contains($0) })
    else {
      throw value.problem("'\(text.prefix(60))' is not an e-mail address", hint: "Write it as: name@example.org")
    }
    return text
  }

  /// It becomes a link, so only what a browser opens harmlessly.
  private func page(_ value: SettingsValue) throws -> String {
    let text = try value.text()
    let rest = ["https://", "http://"].compactMap { text.lowercased().hasPrefix($0) ? text.dropFirst($0.count) : nil }
    guard let rest = rest.first, !rest.isEmpty, !text.contains(where: \.isWhitespace) else {
      throw value.problem("teams.url is not a web address", hint: "Write it as: https://...")
    }
    return text
  }
}
