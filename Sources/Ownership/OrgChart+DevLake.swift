extension OrgChart {
  /// A file of Apache DevLake's organisation: its path, for problems, and its bytes.
  package struct File: Sendable {
    package var path: String
    package var content: [UInt8]

    package init(path: String, content: [UInt8]) {
      self.path = path
      self.content = content
    }
  }

  /// Reads the CSV files of Apache DevLake: teams (`Id, Name, Alias, ParentId, SortingIndex`), users
  /// (`Id, Name, Email, TeamIds` with `;` between teams) and, where there is one, the mapping of
  /// accounts (`AccountId, UserId`). A team at the top with teams below it is a department.
  package static func devLake(teams: File, users: File, accounts: File? = nil) -> OrgChart {
    var chart = OrgChart()
    chart.read(teams, columns: ["Id", "Name"]) { chart, rows, problems in
      chart.readTeams(rows, path: teams.path, &problems)
    }
    chart.read(users, columns: ["Id", "Name"]) { chart, rows, problems in
      chart.readUsers(rows, path: users.path, &problems)
    }
    if let accounts {
      chart.read(accounts, columns: ["AccountId", "UserId"]) { chart, rows, problems in
        chart.readAccounts(rows, &problems)
      }
    }
    return chart
  }

  private mutating func read(
    _ file: File, columns: [String], _ body: (inout OrgChart, [CSVTable.Row], inout OwnershipProblems) -> Void
  ) {
    do throws(OwnershipFailure) {
      let table = try CSVTable(file.content, path: file.path, columns: columns, most: Self.most, largest: Self.largest)
      var found = table.problems
      body(&self, table.rows, &found)
      problems += found.all
    } catch {
      problems.append(OwnershipProblem(path: file.path, line: error.line, cause: error.cause))
    }
  }

  private mutating func readTeams(_ rows: [CSVTable.Row], path: String, _ problems: inout OwnershipProblems) {
    var lines: [String: Int] = [:]
    var parents: [String: String] = [:]
    var kept: [(row: CSVTable.Row, order: Int)] = []
    for row in rows {
      let id = row["Id"]
      guard !id.isEmpty, !row["Name"].isEmpty else {
        problems.add("a team has no Id or no Name", line: row.line)
        continue
      }
      guard lines[id] == nil else {
        problems.add("the team '\(id)' stands twice; the first one counts", line: row.line)
        continue
      }
      lines[id] = row.line
      if !row["ParentId"].isEmpty { parents[id] = row["ParentId"] }
      kept.append((row, Int(row["SortingIndex"]) ?? .max))
    }
    for (id, parent) in parents.sorted(by: { (lines[$0.key] ?? 0) < (lines[$1.key] ?? 0) }) where lines[parent] == nil {
      problems.add("the team '\(id)' is below '\(parent)', which the file does not have", line: lines[id])
      parents[id] = nil
    }
    for cycle in Self.cycles(parents) {
      guard let first = cycle.first else { continue }
      problems.add(
        "the team '\(first)' is below itself, so it is taken to be at the top: "
          + (cycle.prefix(6) + [first]).joined(separator: " -> "),
        line: lines[first])
      parents[first] = nil
    }
    let above = Set(parents.values)
    for (row, _) in kept.sorted(by: { ($0.order, $0.row.line) < ($1.order, $1.row.line) }) {
      let id = row["Id"]
      if parents[id] == nil, above.contains(id) {
        departments.append(Department(id: id, name: row["Name"]))
      }
      teams.append(
        Team(
          id: id, name: row["Name"], alias: row["Alias"].isEmpty ? nil : row["Alias"], parent: parents[id], path: path,
          line: row.line))
    }
  }

  private mutating func readUsers(_ rows: [CSVTable.Row], path: String, _ problems: inout OwnershipProblems) {
    let known = Set(teams.map(\.id))
    var seen: Set<String> = []
    for row in rows {
      let id = row["Id"]
      guard !id.isEmpty, !row["Name"].isEmpty else {
        problems.add("a person has no Id or no Name", line: row.line)
        continue
      }
      guard seen.insert(id).inserted else {
        problems.add("the person '\(id)' stands twice; the first one counts", line: row.line)
        continue
      }
      let email = row["Email"]
      if !email.isEmpty, !OwnerToken.isEmail(email[...]) {
        problems.add("'\(email.prefix(60))' is not an e-mail address", line: row.line)
      }
      people.append(
        Person(
          id: id, name: row["Name"], emails: OwnerToken.isEmail(email[...]) ? [email] : [], path: path, line: row.line))
      var own: Set<String> = []
      for part in row["TeamIds"].split(separator: ";") {
        let team = part.filter { $0 != " " }
        guard !team.isEmpty, own.insert(team).inserted else { continue }
        guard known.contains(team) else {
          problems.add("the team '\(team.prefix(60))' of '\(id)' is not in the file of teams", line: row.line)
          continue
        }
        memberships.append(Membership(person: id, team: team))
      }
    }
  }

  /// An account's id ends with the login or number on its host: `github:GithubAccount:1:21979`.
  private mutating func readAccounts(_ rows: [CSVTable.Row], _ problems: inout OwnershipProblems) {
    let places = Dictionary(people.indices.map { (people[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    for row in rows {
      guard let place = places[row["UserId"]] else {
        problems.add("the person '\(row["UserId"].prefix(60))' is not in the file of users", line: row.line)
        continue
      }
      let account = row["AccountId"].split(separator: ":").last.map { $0.lowercased() } ?? ""
      // A number is no login, and would match nobody.
      guard !account.isEmpty, !account.allSatisfy(\.isNumber), !people[place].logins.contains(account) else { continue }
      people[place].logins.append(account)
    }
  }
}
