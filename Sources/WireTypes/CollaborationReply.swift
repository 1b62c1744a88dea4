package import Collaboration
package import Services

/// What `/api/v1/collaboration/contributions` answers.
package struct ContributionsReply: Codable, Sendable {
  /// Contributions from one unit to another.
  package struct FlowItem: Codable, Sendable, Equatable {
    /// Absent where `source` is no unit.
    package var from: String?
    /// `unit`, `small` or `unknown`.
    package var source: String
    package var to: String
    package var contributions: Int
    /// Absent for one or two people.
    package var people: Int?
  }

  package struct UnitItem: Codable, Sendable, Equatable {
    package struct Distance: Codable, Sendable, Equatable {
      package var levels: Int
      package var contributions: Int
    }

    package var name: String
    package var inside: Int?
    package var fromOutside: Int
    package var fromUnknown: Int
    package var toOutside: Int?
    package var outsideShare: Double?
    /// The mean of `distances`.
    package var distance: Double?
    package var distances: [Distance]
    package var outsiders: Int?
    package var newcomers: Int?
    package var returned: Int?
  }

  /// `team` or `department`.
  package var by: String
  /// `2026-Q1`; absent when nothing is known of any contribution.
  package var from: String?
  package var to: String?
  package var flows: [FlowItem]
  package var units: [UnitItem]
  package var unowned: Int
  package var repositories: Int
  package var lacks: [String]

  package init(_ report: ContributionReport) {
    by = report.unit.rawValue
    from = report.period.map { "\($0.lowerBound)" }
    to = report.period.map { "\($0.upperBound)" }
    flows = report.flows.map { flow in
      let from: String? = if case .unit(let name) = flow.from { name } else { nil }
      return FlowItem(
        from: from, source: flow.from.kind, to: flow.to, contributions: flow.contributions, people: flow.people.value)
    }
    units = report.units.map { unit in
      UnitItem(
        name: unit.name, inside: unit.inside, fromOutside: unit.fromOutside, fromUnknown: unit.fromUnknown,
        toOutside: unit.toOutside, outsideShare: unit.outsideShare?.rounded(toPlaces: 4),
        distance: unit.distance?.rounded(toPlaces: 4),
        distances: unit.distances.sorted { $0.key < $1.key }.map {
          UnitItem.Distance(levels: $0.key, contributions: $0.value)
        }, outsiders: unit.outsiders.value, newcomers: unit.newcomers.value, returned: unit.returned.value)
    }
    unowned = report.unowned
    repositories = report.repositories
    lacks = report.lacks
  }
}

/// One quarter of the whole organisation.
package struct QuarterItem: Codable, Sendable, Equatable {
  /// `2026-Q1`.
  package var quarter: String
  package var contributions: Int
  package var outside: Int
  package var outsideShare: Double?
  package var acrossDepartments: Int
  package var unknown: Int
  package var distance: Double?
  package var people: Int?
  package var outsiders: Int?
  package var newcomers: Int?
  package var returned: Int?
  package var teamPairs: Int

  package init(_ trend: QuarterTrend) {
    quarter = "\(trend.quarter)"
    (contributions, outside, unknown) = (trend.contributions, trend.outside, trend.unknown)
    outsideShare = trend.outsideShare?.rounded(toPlaces: 4)
    acrossDepartments = trend.acrossDepartments
    distance = trend.distance?.rounded(toPlaces: 4)
    (people, outsiders) = (trend.people.value, trend.outsiders.value)
    (newcomers, returned) = (trend.newcomers.value, trend.returned.value)
    teamPairs = trend.pairs
  }
}

/// What `/api/v1/collaboration/trend` answers.
package struct TrendReply: Codable, Sendable {
  /// Oldest first.
  package var quarters: [QuarterItem]
  /// The one that is not over yet.
  package var open: String?
  package var lacks: [String]

  package init(_ report: TrendReport) {
    quarters = report.quarters.map(QuarterItem.init)
    open = report.open.map { "\($0)" }
    lacks = report.lacks
  }
}

/// Two teams, what couples their code, and how they have to do with each other.
package struct TeamPairItem: Codable, Sendable {
  package struct Dependency: Codable, Sendable, Equatable {
    package var consumer: String
    package var provider: String
    package var manifest: String
    package var line: Int?
    package var changes: Int
  }

  package struct Together: Codable, Sendable, Equatable {
    package var first: String
    package var second: String
    package var shared: Int
    package var degree: Double
    /// `commit`, `ticket` or `day`.
    package var basis: String
  }

  package var rank: Int
  /// `silent`, `needless` or `congruent`.
  package var kind: String
  package var id: String
  package var title: String
  /// What couples them, counted.
  package var score: Double
  package var why: [String]
  package var first: String
  package var second: String
  package var dependencies: [Dependency]
  package var together: [Together]
  package var links: Int
  package var changes: Int
  package var given: Int
  package var taken: Int
  package var help: Int
  package var questions: Int
  package var channels: [String]

  package init(_ pair: ConwayReport.Pair, rank: Int) {
    self.rank = rank
    kind = pair.kind.rawValue
    id = "\(pair.first.name) and \(pair.second.name)"
    title = "\(pair.first.title) and \(pair.second.title)"
    score = Double(pair.links)
    why = pair.why
    (first, second) = (pair.first.name, pair.second.name)
    dependencies = pair.dependencies.map {
      Dependency(
        consumer: $0.consumer.identifier, provider: $0.provider.identifier, manifest: $0.manifest, line: $0.line,
        changes: $0.changes)
    }
    together = pair.together.map {
      Together(
        first: $0.first.identifier, second: $0.second.identifier, shared: $0.shared,
        degree: $0.degree.rounded(toPlaces: 4), basis: $0.basis.rawValue)
    }
    (links, changes, given, taken) = (pair.links, pair.changes, pair.given, pair.taken)
    (help, questions, channels) = (pair.help, pair.questions, pair.channels)
  }
}

/// What `/api/v1/collaboration/pairs` answers.
package struct TeamPairsReply: Codable, Sendable {
  package var from: String?
  package var to: String?
  /// 0 to 1; absent where no teams are coupled.
  package var congruence: Double?
  /// Silent ones first, then needless ones, then the others.
  package var pairs: [TeamPairItem]
  /// All of the kind asked for.
  package var total: Int
  package var lacks: [String]

  /// `kind`: only pairs of this kind; nil for all. `limit`: pairs at most.
  package init(_ report: ConwayReport, kind: String? = nil, limit: Int = .max) {
    from = report.period.map { "\($0.lowerBound)" }
    to = report.period.map { "\($0.upperBound)" }
    congruence = report.congruence?.rounded(toPlaces: 4)
    let chosen = report.pairs.filter { kind == nil || $0.kind.rawValue == kind }
    pairs = chosen.prefix(max(0, limit)).enumerated().map { TeamPairItem($1, rank: $0 + 1) }
    total = chosen.count
    lacks = report.lacks
  }
}
