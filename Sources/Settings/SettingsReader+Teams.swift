extension SettingsReader {
  func teams(_ value: SettingsValue) throws -> [Team] {
    var lines: [String: Int] = [:]
    var parents: [(team: String, value: SettingsValue)] = []
    let teams = try value.list().map { item in
      let (team, values) = try team(item)
      let name = values["name"] ?? item
      if let line = lines.updateValue(name.line, forKey: team.name.lowercased()) {
        throw name.problem(
          "the team '\(team.name.prefix(60))' is there already, on line \(line)",
          hint: "Put both into one entry, or give one another name.")
      }
      if let parent = values["parent"] { parents.append((team.name, parent)) }
      return team
    }
    try check(parents, of: teams)
    return teams
  }

  /// Every parent is a team, and no team is above itself.
  private func check(_ parents: [(team: String, value: SettingsValue)], of teams: [Team]) throws {
    let names = teams.map(\.name)
    let above = Dictionary(
      try parents.map { ($0.team, try known($0.value, teams: names, what: "parent")) },
      uniquingKeysWith: { first, _ in first })
    for (team, value) in parents {
      var seen: Set<String> = [team]
      var next = above[team]
      while let parent = next {
        guard seen.insert(parent).inserted else {
          throw value.problem(
            "the team '\(team.prefix(60))' is above itself through its parents", hint: "Take one of the parents out.")
        }
        next = above[parent]
      }
    }
  }

  /// The team, and the values of its keys.
  private func team(_ value: SettingsValue) throws -> (Team, [String: SettingsValue]) {
    let values = try value.section(.teams)
    guard let name = values["name"] else {
      throw value.problem("a team without a name", hint: "Write it as: - name: \"Our team\"")
    }
    let team = Team(
      name: try teamName(name), department: try values["department"]?.text() ?? "",
      parent: try values["parent"]?.text(), aliases: try values["aliases"]?.texts() ?? [],
      repositories: try values["repositories"]?.globs() ?? [],
      members: try values["members"]?.list().map(member) ?? [], channel: try values["channel"]?.text(),
      url: try values["url"].map(page), line: value.line)
    return (team, values)
  }

  /// The name is the address of the team's page, too.
  private func teamName(_ value: SettingsValue) throws -> String {
    let text = try value.text()
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { ["", ".", ".."].contains($0) }), !text.contains("\n") else {
      throw value.problem(
        "the team name '\(text.prefix(60))' cannot stand in an address",
        hint: "Leave out slashes at its ends and parts that are only dots.")
    }
    return text
  }

  private func member(_ value: SettingsValue) throws -> Team.Member {
    let values = try value.section(.members)
    let member = Team.Member(
      try person(value, values, "a member"), role: try values["role"]?.text() ?? "", from: try values["from"]?.day(),
      to: try values["to"]?.day())
    if let from = member.from, let to = member.to, to < from {
      throw (values["to"] ?? value).problem(
        "a membership ends on \(to), before it begins on \(from)", hint: "Swap or correct the dates.")
    }
    return member
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
