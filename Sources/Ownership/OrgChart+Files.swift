extension OrgChart {
  /// Reads the files of one folder: `org-data.json`, and Apache DevLake's CSV files, told apart by their columns.
  /// What two files say of one team or person stands twice; other files are passed over.
  package static func read(_ files: [File]) -> OrgChart {
    var chart = OrgChart()
    var tables: [Table: File] = [:]
    for file in files.sorted(by: { $0.path < $1.path }) {
      let name = file.path.split(separator: "/").last.map { $0.lowercased() } ?? ""
      if name == "org-data.json" {
        chart.add(orgData(file.content, path: file.path))
      } else if name.hasSuffix(".csv"), let table = Table(file.content) {
        if let first = tables[table] {
          chart.problems.append(
            OwnershipProblem(path: file.path, line: nil, cause: "it is of the kind of \(first.path), which counts"))
        } else {
          tables[table] = file
        }
      }
    }
    if let teams = tables[.teams], let users = tables[.users] {
      chart.add(devLake(teams: teams, users: users, accounts: tables[.accounts]))
    } else if let alone = tables[.teams] ?? tables[.users] ?? tables[.accounts] {
      chart.problems.append(
        OwnershipProblem(
          path: alone.path, line: nil,
          cause: "DevLake's teams (Id, Name, Alias, ParentId) and users (Id, Name, Email, TeamIds) are needed both"))
    }
    return chart
  }

  private enum Table {
    case teams, users, accounts

    /// By the columns of the first line.
    init?(_ content: [UInt8]) {
      let line = content.prefix(1_000).prefix { $0 != UInt8(ascii: "\n") }
      let words = String(decoding: line, as: UTF8.self).lowercased().split { !$0.isLetter }
      let columns = Set(words.map(String.init))
      if columns.contains("parentid") {
        self = .teams
      } else if columns.contains("teamids") {
        self = .users
      } else if columns.isSuperset(of: ["accountid", "userid"]) {
        self = .accounts
      } else {
        return nil
      }
    }
  }

  private mutating func add(_ other: OrgChart) {
    departments += other.departments
    teams += other.teams
    people += other.people
    memberships += other.memberships
    problems += other.problems
  }
}
