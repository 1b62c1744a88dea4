/// The organisation's units: departments, teams, and teams that are parts of others.
package struct TeamTree: Sendable {
  package struct Team: Sendable, Hashable {
    /// Unique; its page is called so.
    package var name: String
    /// Empty when it is in none.
    package var department: String
    /// The team that it is a part of, by its name.
    package var parent: String?

    package init(name: String, department: String = "", parent: String? = nil) {
      self.name = name
      self.department = department
      self.parent = parent
    }
  }

  /// A team's number is its position.
  package let teams: [Team]
  private let numbers: [String: Int]
  /// For each team the units that hold it, the widest first, the team itself last.
  private let paths: [[String]]

  /// A parent that is not there, or one that would close a circle, is none.
  package init(_ teams: [Team]) {
    self.teams = teams
    let numbers = Dictionary(
      teams.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.numbers = numbers
    paths = teams.indices.map { Self.path(of: $0, teams, numbers) }
  }

  private static func path(of team: Int, _ teams: [Team], _ numbers: [String: Int]) -> [String] {
    var chain = [team]
    while let parent = teams[chain[chain.count - 1]].parent.flatMap({ numbers[$0] }), !chain.contains(parent) {
      chain.append(parent)
    }
    let department = chain.lazy.map { teams[$0].department }.last { !$0.isEmpty } ?? ""
    var path = chain.reversed().map { teams[$0].name.lowercased() }
    // A team that is called like the department is the department itself.
    if !department.isEmpty, path.first != department.lowercased() { path.insert(department.lowercased(), at: 0) }
    return path
  }

  /// The number of a team; nil for one that is not there.
  package func number(of team: String) -> Int? { numbers[team] }

  /// The department that holds a team: its own, or that of the team that it is a part of; empty when there is none.
  package func department(of team: Int) -> String {
    var seen: Set<Int> = []
    var current: Int? = team
    while let number = current, seen.insert(number).inserted {
      if !teams[number].department.isEmpty { return teams[number].department }
      current = teams[number].parent.flatMap { numbers[$0] }
    }
    return ""
  }

  /// Levels from the lower of two teams up to the first unit that holds both: 0 within a team, 1 where they share the
  /// unit right above, and so on up to the whole organisation.
  package func distance(_ left: Int, _ right: Int) -> Int {
    let shared = zip(paths[left], paths[right]).prefix { $0 == $1 }.count
    return max(paths[left].count, paths[right].count) - shared
  }
}
