package import Demand
package import SearchModel

/// Says what several people need, and does not have. Fewer than `HeadCount.fewestShown` people never show; candidates,
/// verdicts and teams that the viewer may not see do not exist.
package protocol Demanding: Sendable {
  /// - Throws: `UserFacingError` with code `badRequest` for a limit out of range.
  func demand(_ request: DemandRequest) async throws -> DemandReport
  /// One group of a year's demand, by its `id`.
  func demandGroup(_ id: String, viewer: Viewer) async throws -> DemandGroup
  /// What was asked for in a week; `isBrief` leaves out the candidates.
  ///
  /// - Throws: `UserFacingError` with code `badRequest` for a week that has not begun.
  func digest(of week: Week, isBrief: Bool, viewer: Viewer) async throws -> DemandDigest
}

/// How far back is looked. There are few to choose from: whoever could choose any day would find out who asked on it.
package enum DemandWindow: Int, Sendable, CaseIterable {
  case month = 30
  case quarter = 90
  case half = 180
  case year = 365

  package var days: Int { rawValue }
  /// As it is asked for: `90d`.
  package var text: String { "\(rawValue)d" }
  package var seconds: Double { Double(rawValue) * 86_400 }

  package init?(_ text: String) {
    guard let window = Self.allCases.first(where: { $0.text == text }) else { return nil }
    self = window
  }
}

/// What is wrong about a need.
package enum DemandKind: String, Sendable, CaseIterable, Codable {
  /// Several teams need it, and nobody adopted an answer.
  case unmet
  /// People look for it, and what they find does not help.
  case failed
  /// Three teams or projects built an answer each.
  case homemade

  /// As people say it.
  package var words: String {
    switch self {
    case .unmet: "unmet demand"
    case .failed: "failed searches"
    case .homemade: "home-made solutions"
    }
  }
}

package struct DemandRequest: Sendable {
  package static let mostGroups = 100

  package var window: DemandWindow
  /// nil for all kinds.
  package var kind: DemandKind?
  /// 1 to `mostGroups`.
  package var limit: Int
  package var viewer: Viewer
  /// Waits until all needs are put into groups, instead of saying how many are not yet.
  package var waits: Bool
  /// Leaves out the candidates, which take some milliseconds each.
  package var isBrief: Bool

  package init(
    window: DemandWindow = .quarter, kind: DemandKind? = nil, limit: Int = 20, viewer: Viewer, waits: Bool = false,
    isBrief: Bool = false
  ) {
    self.isBrief = isBrief
    self.window = window
    self.kind = kind
    self.limit = limit
    self.viewer = viewer
    self.waits = waits
  }
}

/// What several people need, those of most people first.
package struct DemandReport: Sendable {
  package var window: DemandWindow
  package var groups: [DemandGroup]
  /// All that there are of the kind asked for.
  package var total: Int
  /// What the answer lacks, a sentence each with the way out; empty when it lacks nothing.
  package var lacks: [String]

  package init(window: DemandWindow, groups: [DemandGroup] = [], total: Int = 0, lacks: [String] = []) {
    self.window = window
    self.groups = groups
    self.total = total
    self.lacks = lacks
  }
}

/// Needs of several people that mean the same.
package struct DemandGroup: Sendable, Identifiable {
  /// A team that needs it.
  package struct Team: Sendable, Equatable {
    package var name: String
    package var title: String
    package var channels: [String]
    /// Whether it has a page.
    package var isKnown: Bool

    package init(name: String, title: String? = nil, channels: [String] = [], isKnown: Bool = true) {
      self.name = name
      self.title = title ?? name
      self.channels = channels
      self.isKnown = isKnown
    }
  }

  /// Something that exists and comes near.
  package struct Candidate: Sendable {
    package var summary: ProjectSummary
    package var channels: [String]
    package var fit: ResearchCandidate.Fit
    /// What teams decided about it, for whatever need; nil when nobody did.
    package var opinions: ProjectOpinions?

    package init(
      summary: ProjectSummary, channels: [String] = [], fit: ResearchCandidate.Fit, opinions: ProjectOpinions? = nil
    ) {
      self.summary = summary
      self.channels = channels
      self.fit = fit
      self.opinions = opinions
    }
  }

  /// A research that ended in building anew.
  package struct Solution: Sendable, Equatable {
    /// As people write it: `R-12`.
    package var label: String
    package var team: String
    package var project: String
    /// Why, as it was said.
    package var words: String

    package init(label: String, team: String = "", project: String = "", words: String = "") {
      self.label = label
      self.team = team
      self.project = project
      self.words = words
    }
  }

  /// The address of its page; it stays as long as the first of its needs is kept.
  package var id: String
  /// The wording that most used.
  package var need: String
  /// Others, the most used first; at most `mostWordings`.
  package var wordings: [String]
  /// Empty for one that is on no list any more.
  package var kinds: [DemandKind]
  /// At least so many.
  package var people: Int
  /// Searches, research and records.
  package var requests: Int
  /// By title.
  package var teams: [Team]
  /// Teams that are not named because they are of fewer than three people.
  package var smallTeams: Int
  /// nil where it cannot be told without telling of single people.
  package var trend: DemandTrend?
  /// The nearest first.
  package var candidates: [Candidate]
  package var solutions: [Solution]
  /// Recorded research of the same need, the newest first: `R-12`.
  package var research: [String]

  package static let mostWordings = 5

  package init(
    id: String, need: String, wordings: [String] = [], kinds: [DemandKind] = [], people: Int, requests: Int,
    teams: [Team] = [], smallTeams: Int = 0, trend: DemandTrend? = nil, candidates: [Candidate] = [],
    solutions: [Solution] = [], research: [String] = []
  ) {
    self.id = id
    self.need = need
    self.wordings = wordings
    self.kinds = kinds
    self.people = people
    self.requests = requests
    self.teams = teams
    self.smallTeams = smallTeams
    self.trend = trend
    self.candidates = candidates
    self.solutions = solutions
    self.research = research
  }

  /// Public places where those who need it talk, each once.
  package var channels: [String] {
    (teams.flatMap(\.channels) + candidates.flatMap(\.channels)).reduce(into: []) { channels, channel in
      if !channels.contains(channel) { channels.append(channel) }
    }
  }
}

/// What was asked for in one week.
package struct DemandDigest: Sendable {
  package struct Item: Sendable {
    package var group: DemandGroup
    /// It was on no list the week before.
    package var isNew: Bool

    package init(group: DemandGroup, isNew: Bool) {
      self.group = group
      self.isNew = isNew
    }
  }

  package static let mostItems = 20

  package var organization: String
  package var week: Week
  /// New ones first, then those of most people.
  package var items: [Item]
  package var lacks: [String]

  package init(organization: String, week: Week, items: [Item] = [], lacks: [String] = []) {
    self.organization = organization
    self.week = week
    self.items = items
    self.lacks = lacks
  }
}
