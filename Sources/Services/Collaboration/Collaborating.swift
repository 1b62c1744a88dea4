package import Collaboration
package import Foundation
package import SearchModel

/// How teams work together across their borders, out of the histories that a viewer may see.
package protocol Collaborating: Sendable {
  /// Who contributes to whom.
  /// - Throws: `UserFacingError`: `badRequest` for a period that ends before it begins, `notFound` for a team that is not
  ///   there or not visible to the viewer.
  func contributions(_ question: ContributionQuestion) async throws -> ContributionReport
  /// Each quarter of the whole organisation.
  func trend(viewer: Viewer) async throws -> TrendReport
  /// Who is coupled in code, and who talks. Throws as `contributions` does.
  func conway(_ question: ConwayQuestion) async throws -> ConwayReport
}

/// Some quarters as somebody asks for them.
package struct AskedPeriod: Sendable, Hashable {
  /// Where nothing is said: so many quarters, up to that of the newest contribution.
  package static let standard = 4

  package var from: Quarter?
  package var to: Quarter?

  package init(from: Quarter? = nil, to: Quarter? = nil) {
    self.from = from
    self.to = to
  }

  /// As people write quarters; nil and the empty text say nothing.
  /// - Throws: `UserFacingError` with code `badRequest` for what is no quarter.
  package init(from: String?, to: String?) throws {
    self.init(from: try Self.quarter(from), to: try Self.quarter(to))
  }

  private static func quarter(_ text: String?) throws -> Quarter? {
    guard let text, !text.isEmpty else { return nil }
    guard let quarter = Quarter(text) else {
      throw UserFacingError(
        .badRequest, "\u{201C}\(text.prefix(40))\u{201D} is no quarter.", hint: "Write a quarter as 2026-Q1.")
    }
    return quarter
  }
}

package struct ContributionQuestion: Sendable, Hashable {
  package var viewer: Viewer
  package var unit: FlowUnit
  package var period: AskedPeriod
  /// Only what comes from or goes to this unit, by its name in any case.
  package var name: String?

  package init(
    viewer: Viewer, unit: FlowUnit = .team, period: AskedPeriod = AskedPeriod(), name: String? = nil
  ) {
    self.viewer = viewer
    self.unit = unit
    self.period = period
    self.name = name
  }
}

package struct ContributionReport: Sendable, Equatable {
  package var unit: FlowUnit
  /// Nil when nothing is known of any contribution.
  package var period: ClosedRange<Quarter>?
  /// All quarters that there is anything of.
  package var known: ClosedRange<Quarter>?
  package var flows: [Flow]
  /// By name.
  package var units: [UnitFlow]
  /// Contributions to places that no known team owns.
  package var unowned: Int
  /// Repositories that were looked at.
  package var repositories: Int
  /// What the answer lacks, as sentences.
  package var lacks: [String]

  package init(
    unit: FlowUnit = .team, period: ClosedRange<Quarter>? = nil, known: ClosedRange<Quarter>? = nil,
    flows: [Flow] = [], units: [UnitFlow] = [], unowned: Int = 0, repositories: Int = 0, lacks: [String] = []
  ) {
    self.unit = unit
    self.period = period
    self.known = known
    self.flows = flows
    self.units = units
    self.unowned = unowned
    self.repositories = repositories
    self.lacks = lacks
  }
}

package struct TrendReport: Sendable, Equatable {
  /// Quarters that are looked at, up to the newest.
  package static let mostQuarters = 40

  /// Oldest first.
  package var quarters: [QuarterTrend]
  /// The one that is not over yet; nil when the newest is.
  package var open: Quarter?
  package var lacks: [String]

  package init(quarters: [QuarterTrend] = [], open: Quarter? = nil, lacks: [String] = []) {
    self.quarters = quarters
    self.open = open
    self.lacks = lacks
  }
}

package struct ConwayQuestion: Sendable, Hashable {
  package var viewer: Viewer
  package var period: AskedPeriod
  /// Only pairs with this team, by its name in any case.
  package var team: String?

  package init(viewer: Viewer, period: AskedPeriod = AskedPeriod(), team: String? = nil) {
    self.viewer = viewer
    self.period = period
    self.team = team
  }
}

package struct ConwayReport: Sendable, Equatable {
  package struct Team: Sendable, Hashable {
    /// Its page is called so.
    package var name: String
    /// What people call it.
    package var title: String
    package var department: String

    package init(name: String, title: String, department: String) {
      self.name = name
      self.title = title
      self.department = department
    }
  }

  /// A project that names another one in a manifest.
  package struct Dependency: Sendable, Hashable {
    package var consumer: ProjectLink
    package var provider: ProjectLink
    /// Path of the manifest in the consumer's repository, and the line that names it.
    package var manifest: String
    package var line: Int?
    /// Commits of the period that changed the manifest.
    package var changes: Int

    package init(consumer: ProjectLink, provider: ProjectLink, manifest: String, line: Int?, changes: Int) {
      self.consumer = consumer
      self.provider = provider
      self.manifest = manifest
      self.line = line
      self.changes = changes
    }
  }

  /// Two projects that change together.
  package struct Together: Sendable, Hashable {
    package var first: ProjectLink
    package var second: ProjectLink
    package var shared: Int
    /// 0...1.
    package var degree: Double
    package var basis: CoChange.Basis

    package init(first: ProjectLink, second: ProjectLink, shared: Int, degree: Double, basis: CoChange.Basis) {
      self.first = first
      self.second = second
      self.shared = shared
      self.degree = degree
      self.basis = basis
    }
  }

  package struct Pair: Sendable, Hashable {
    package var first: Team
    package var second: Team
    package var kind: ConwayMap.Kind
    /// Some of what couples them; `links` counts all.
    package var dependencies: [Dependency]
    package var together: [Together]
    package var links: Int
    /// Changes of the period that show the coupling.
    package var changes: Int
    /// Contributions of the first to what the second owns, and the other way round.
    package var given: Int
    package var taken: Int
    /// Reviews and changes written together; questions.
    package var help: Int
    package var questions: Int
    package var channels: [String]

    package init(
      first: Team, second: Team, kind: ConwayMap.Kind, dependencies: [Dependency] = [], together: [Together] = [],
      links: Int = 0, changes: Int = 0, given: Int = 0, taken: Int = 0, help: Int = 0, questions: Int = 0,
      channels: [String] = []
    ) {
      self.first = first
      self.second = second
      self.kind = kind
      self.dependencies = dependencies
      self.together = together
      self.links = links
      self.changes = changes
      self.given = given
      self.taken = taken
      self.help = help
      self.questions = questions
      self.channels = channels
    }

    /// Occasions on which they had to do with each other.
    package var talks: Int { given + taken + help + questions }
  }

  /// Pieces of evidence of each kind that are named for a pair.
  package static let mostEvidence = 10

  package var period: ClosedRange<Quarter>?
  package var known: ClosedRange<Quarter>?
  /// Those of some pair, in an order in which what belongs together stands together.
  package var teams: [Team]
  /// Silent ones first, then needless ones, then the others; of each the weightiest first.
  package var pairs: [Pair]
  /// Of the coupled pairs the share that talks, 0...1; nil where none is coupled.
  package var congruence: Double?
  package var lacks: [String]

  package init(
    period: ClosedRange<Quarter>? = nil, known: ClosedRange<Quarter>? = nil, teams: [Team] = [], pairs: [Pair] = [],
    congruence: Double? = nil, lacks: [String] = []
  ) {
    self.period = period
    self.known = known
    self.teams = teams
    self.pairs = pairs
    self.congruence = congruence
    self.lacks = lacks
  }

  package func pairs(_ kind: ConwayMap.Kind) -> [Pair] { pairs.filter { $0.kind == kind } }
}

/// That somebody of one team asked something which somebody of another was asked, or answered.
package struct TeamQuestion: Sendable, Hashable {
  /// As the org chart calls the teams.
  package var from: String
  package var to: String
  package var date: Date

  package init(from: String, to: String, date: Date) {
    self.from = from
    self.to = to
    self.date = date
  }
}
