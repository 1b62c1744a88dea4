import Ownership
import Settings

/// Somebody whom the configuration or an org chart names, once for each place that does.
struct NamedPerson: Sendable {
  var name: String
  var emails: [String]
  var logins: [String]
  var team: String?
  /// The login of the person they report to, in an org chart.
  var manager: String?
  /// What the org chart calls them.
  var chartID: String?
  var origin: Origin

  init(_ person: Person, team: String?, settings: Settings) {
    name = person.name
    emails = person.emails
    logins = person.logins
    self.team = team
    origin = Origin(settings, line: person.line)
  }

  init(_ person: Ownership.OrgChart.Person, from source: OrganizationSource) {
    name = person.name
    emails = person.emails
    logins = person.logins
    manager = person.manager
    chartID = person.id
    origin = Origin(source, path: person.path, line: person.line)
  }
}

extension NamedPerson {
  /// Which entries are one person: those with an address or a login in common; and a name without either with the one
  /// other person of that name. Each group holds positions in order.
  static func groups(_ named: [NamedPerson]) -> [[Int]] {
    var sets = DisjointSets(named.count)
    var first: [String: Int] = [:]
    for (index, person) in named.enumerated() {
      for mark in person.marks {
        if let other = first[mark] { sets.join(other, index) } else { first[mark] = index }
      }
    }
    var bearers: [String: Set<Int>] = [:]
    for (index, person) in named.enumerated() where !person.marks.isEmpty {
      bearers[person.name.lowercased(), default: []].insert(sets.root(index))
    }
    for (index, person) in named.enumerated() where person.marks.isEmpty {
      let name = person.name.lowercased()
      if let one = bearers[name]?.first, bearers[name]?.count == 1 {
        sets.join(one, index)
      } else if let other = first["name:\(name)"] {
        sets.join(other, index)
      } else {
        first["name:\(name)"] = index
      }
    }
    return Dictionary(grouping: named.indices) { sets.root($0) }.values.sorted { $0[0] < $1[0] }
  }

  private var marks: [String] {
    emails.map { "email:\($0.lowercased())" } + logins.map { "login:\($0.lowercased())" }
  }
}

/// Numbers that are joined into groups.
private struct DisjointSets {
  private var parents: [Int]

  init(_ count: Int) { parents = Array(0..<count) }

  mutating func root(_ number: Int) -> Int {
    var top = number
    while parents[top] != top { top = parents[top] }
    var step = number
    while parents[step] != top { (step, parents[step]) = (parents[step], top) }
    return top
  }

  mutating func join(_ first: Int, _ second: Int) {
    let (one, two) = (root(first), root(second))
    parents[max(one, two)] = min(one, two)
  }
}
