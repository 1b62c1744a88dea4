extension SettingsReader {
  func person(_ value: SettingsValue, _ section: SettingsKeys) throws -> Person {
    try person(value, try value.section(section), "a person")
  }

  /// `what` is the entry, as people would say it.
  func person(_ value: SettingsValue, _ values: [String: SettingsValue], _ what: String) throws -> Person {
    guard let name = values["name"] else {
      throw value.problem("\(what) without a name", hint: "Write it as: - { name: \"...\", emails: [\"...\"] }")
    }
    return Person(
      name: try name.text(), emails: try values["emails"].map { try each($0, email) } ?? [],
      logins: try values["logins"].map { try each($0, login) } ?? [], suggest: try values["suggest"]?.flag() ?? true,
      line: value.line)
  }

  func separations(_ value: SettingsValue) throws -> [Settings.Separation] {
    let values = try value.section(.identities)
    return try values["separate"]?.list().map { pair in
      let emails = try each(pair, email)
      guard emails.count == 2, emails[0].lowercased() != emails[1].lowercased() else {
        throw pair.problem(
          "identities.separate takes pairs of two addresses",
          hint: "Write it as: [[\"a@example.org\", \"b@example.org\"]]")
      }
      return Settings.Separation(first: emails[0], second: emails[1])
    } ?? []
  }

  func orgChart(_ value: SettingsValue) throws -> Settings.OrgChart {
    let values = try value.section(.orgChart)
    if let folder = values["folder"], values["repository"] == nil {
      throw folder.problem(
        "orgChart.folder stands without orgChart.repository", hint: "Name the repository that the folder is in.")
    }
    return Settings.OrgChart(
      repository: try values["repository"]?.text(), folder: try values["folder"]?.folderOfRepository() ?? "",
      groups: try values["groups"]?.globs())
  }

  /// One thing alone, or a list of them.
  private func each<Item>(_ value: SettingsValue, _ read: (SettingsValue) throws -> Item) throws -> [Item] {
    try (value.isText ? [value] : value.list()).map(read)
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

  private func login(_ value: SettingsValue) throws -> String {
    let text = try value.text()
    let name = text.hasPrefix("@") ? String(text.dropFirst()) : text
    guard !name.isEmpty, !name.contains(where: { $0.isWhitespace || "@/<>,;".contains($0) }) else {
      throw value.problem("'\(text.prefix(60))' is not a login", hint: "Write the account's name alone, as: octocat")
    }
    return name
  }
}
