/// How teams work together against how their code hangs together.
///
/// Conway ("How do committees invent?", Datamation 1968) says that systems take the shape of their organisation's
/// communication. Cataldo, Wagstrom, Herbsleb and Carley ("Identification of coordination requirements", CSCW 2006) put a
/// figure to it: the congruence is the share of those who have to coordinate, because their work is coupled, who do.
package struct ConwayMap: Sendable {
  /// What couples two teams.
  package enum Coupling: Sendable, Hashable {
    /// A manifest of the first place's names what the second place publishes, by the position among the dependencies.
    case dependency(Int)
    /// By the position among the pairs that change together.
    case coChange(Int)
  }

  package enum Kind: String, Sendable, CaseIterable {
    /// Coupled in code, and they do not talk.
    case silent
    /// They talk, and nothing couples their code.
    case needless
    /// Coupled, and they talk.
    case congruent
  }

  /// Two teams, the lower number first.
  package struct Pair: Sendable, Hashable {
    package var first: Int
    package var second: Int
    package var kind: Kind
    package var couplings: [Coupling]
    /// Contributions of the first to the second and the other way round, help and questions either way.
    package var given: Int
    package var taken: Int
    package var help: Int
    package var questions: Int
    /// Places to talk that both have.
    package var channels: [String]
    /// Changes of the period that show the coupling.
    package var changes: Int

    package var talks: Int { given + taken + help + questions }
  }

  /// Fewer occasions in the period are no talk: somebody came by.
  package static let leastTalk = 3
  /// A channel of more teams is a hall, not a conversation.
  package static let mostTeamsOfChannel = 5

  /// All pairs of any kind: silent ones first, those without a word before the others, then needless ones, then the
  /// rest; of each those of most coupling, or of most talk, first.
  package let pairs: [Pair]

  /// What couples places, with the teams that own each: where several do, one pair that talks is enough.
  package struct Tie: Sendable {
    package var coupling: Coupling
    package var firstTeams: [Int]
    package var secondTeams: [Int]
    /// Changes that show it.
    package var changes: Int

    package init(_ coupling: Coupling, _ firstTeams: [Int], _ secondTeams: [Int], changes: Int) {
      self.coupling = coupling
      self.firstTeams = firstTeams
      self.secondTeams = secondTeams
      self.changes = changes
    }
  }

  /// `channels`: for each team, by number, the places where it talks.
  package init(ties: [Tie], contributions: [Contribution], talk: [TeamTalk], channels: [[String]]) {
    var pairs: [Key: Pair] = [:]
    for tie in ties {
      guard let (first, second) = tie.teams else { continue }
      pairs[Key(first, second), default: Pair(first, second)].add(tie)
    }
    for contribution in contributions where contribution.isOutside {
      guard let from = contribution.from else { continue }
      let key = Key(from, contribution.to)
      if from == key.first {
        pairs[key, default: Pair(key.first, key.second)].given += 1
      } else {
        pairs[key, default: Pair(key.first, key.second)].taken += 1
      }
    }
    for one in talk where one.first != one.second {
      let key = Key(one.first, one.second)
      switch one.kind {
      case .contribution: pairs[key, default: Pair(key.first, key.second)].given += 1
      case .help: pairs[key, default: Pair(key.first, key.second)].help += 1
      case .question: pairs[key, default: Pair(key.first, key.second)].questions += 1
      }
    }
    for (key, shared) in Self.shared(channels) {
      pairs[key, default: Pair(key.first, key.second)].channels = shared
    }
    self.pairs = pairs.values.compactMap(\.judged).sorted(by: Self.isBefore)
  }

  /// Of the pairs that are coupled the share that talks, 0...1; nil where none is.
  package var congruence: Double? {
    let coupled = pairs.count { $0.kind != .needless }
    return coupled > 0 ? Double(pairs.count { $0.kind == .congruent }) / Double(coupled) : nil
  }

  struct Key: Hashable {
    var first: Int
    var second: Int

    init(_ left: Int, _ right: Int) {
      first = min(left, right)
      second = max(left, right)
    }
  }

  private static func shared(_ channels: [[String]]) -> [Key: [String]] {
    var teams: [String: [Int]] = [:]
    for (team, channels) in channels.enumerated() {
      for channel in Set(channels.map { $0.lowercased() }) { teams[channel, default: []].append(team) }
    }
    var shared: [Key: [String]] = [:]
    for (channel, teams) in teams.sorted(by: { $0.key < $1.key }) where teams.count <= mostTeamsOfChannel {
      for (position, first) in teams.enumerated() {
        for second in teams[(position + 1)...] { shared[Key(first, second), default: []].append(channel) }
      }
    }
    return shared
  }

  private static func isBefore(_ left: Pair, _ right: Pair) -> Bool {
    func rank(_ pair: Pair) -> (Int, Int, Int, Int) {
      switch pair.kind {
      case .silent: (0, pair.talks > 0 ? 1 : 0, -pair.couplings.count, -pair.changes)
      case .needless: (1, -pair.talks, 0, 0)
      case .congruent: (2, -pair.couplings.count, -pair.changes, 0)
      }
    }
    return rank(left) == rank(right)
      ? (left.first, left.second) < (right.first, right.second) : rank(left) < rank(right)
  }
}

extension ConwayMap.Tie {
  /// The first two teams of both sides; nil where one team has both sides.
  fileprivate var teams: (Int, Int)? {
    guard let first = firstTeams.first, let second = secondTeams.first,
      Set(firstTeams).isDisjoint(with: secondTeams)
    else { return nil }
    return (first, second)
  }
}

extension ConwayMap.Pair {
  fileprivate init(_ left: Int, _ right: Int) {
    self.init(
      first: min(left, right), second: max(left, right), kind: .silent, couplings: [], given: 0, taken: 0, help: 0,
      questions: 0, channels: [], changes: 0)
  }

  fileprivate mutating func add(_ tie: ConwayMap.Tie) {
    couplings.append(tie.coupling)
    changes += tie.changes
  }

  /// With its kind; nil where there is neither coupling nor talk to speak of.
  fileprivate var judged: ConwayMap.Pair? {
    var pair = self
    let talks = self.talks >= ConwayMap.leastTalk
    switch (couplings.isEmpty, talks || !channels.isEmpty) {
    case (false, true): pair.kind = .congruent
    case (false, false): pair.kind = .silent
    // A channel that two teams share costs nobody anything.
    case (true, _) where talks: pair.kind = .needless
    case (true, _): return nil
    }
    return pair
  }
}
