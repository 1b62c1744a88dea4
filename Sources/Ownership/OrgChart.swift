/// Who belongs where, as a file of the organisation says it.
package struct OrgChart: Sendable, Equatable {
  package struct Department: Sendable, Hashable {
    package var id: String
    package var name: String
  }

  package struct Team: Sendable, Hashable {
    package var id: String
    package var name: String
    /// Another name that the file gives; nil when none.
    package var alias: String?
    /// The team or department above; never a cycle.
    package var parent: String?
    /// Where it stands.
    package var path: String
    package var line: Int
  }

  package struct Person: Sendable, Hashable {
    package var id: String
    package var name: String
    package var emails: [String] = []
    /// In lower case.
    package var logins: [String] = []
    /// The person whom they report to; never a cycle.
    package var manager: String?
    package var path: String
    package var line: Int
  }

  package struct Membership: Sendable, Hashable {
    package var person: String
    package var team: String
    /// First and last day as `2024-01-31`; nil where the file has no dates.
    package var from: String?
    package var to: String?
  }

  package var departments: [Department] = []
  package var teams: [Team] = []
  package var people: [Person] = []
  package var memberships: [Membership] = []
  package var problems: [OwnershipProblem] = []

  package init() {}

  /// Bytes of one file: a line for each of a hundred thousand people.
  static let largest = 16 << 20
  /// Rows of one file.
  static let most = 200_000
}

extension OrgChart {
  /// The items whose chain of parents comes back to them: each cycle once, from its smallest member.
  static func cycles(_ parents: [String: String]) -> [[String]] {
    var state: [String: Int] = [:]
    var cycles: [[String]] = []
    for (number, start) in parents.keys.sorted().enumerated() {
      var chain: [String] = []
      var current: String? = start
      while let item = current, state[item] == nil {
        state[item] = number
        chain.append(item)
        current = parents[item]
      }
      guard let item = current, state[item] == number, let first = chain.firstIndex(of: item) else { continue }
      let cycle = Array(chain[first...])
      let least = cycle.indices.min { cycle[$0] < cycle[$1] } ?? 0
      cycles.append(Array(cycle[least...] + cycle[..<least]))
    }
    return cycles
  }
}
