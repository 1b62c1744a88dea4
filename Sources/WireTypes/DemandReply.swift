import Demand
package import Foundation
import SearchModel
package import Services

/// Needs of several people that mean the same.
package struct DemandGroupItem: Codable, Sendable {
  package struct Team: Codable, Sendable, Equatable {
    package var name: String
    package var title: String
    package var channels: [String]
    /// Whether `/api/v1/teams/{team}` knows it.
    package var known: Bool

    init(_ team: DemandGroup.Team) {
      (name, title, channels, known) = (team.name, team.title, team.channels, team.isKnown)
    }
  }

  package struct Dismissal: Codable, Sendable, Equatable {
    package var reason: String
    package var teams: Int
    package var words: [String]
  }

  package struct Candidate: Codable, Sendable {
    package var project: ProjectItem
    package var channel: String?
    /// `good`, `partial` or `weak`.
    package var fit: String
    /// Teams that took it, for whatever need.
    package var takenBy: Int
    package var dismissals: [Dismissal]

    init(_ candidate: DemandGroup.Candidate) {
      project = ProjectItem(candidate.summary)
      channel = candidate.channels.first
      fit = candidate.fit.rawValue
      takenBy = candidate.opinions?.takenBy.values.reduce(0, +) ?? 0
      dismissals = (candidate.opinions?.dismissals ?? []).map {
        Dismissal(reason: $0.reason.rawValue, teams: $0.teams, words: $0.words)
      }
    }
  }

  package struct Solution: Codable, Sendable, Equatable {
    /// `R-12`.
    package var research: String
    package var team: String
    package var project: String
    package var words: String

    init(_ solution: DemandGroup.Solution) {
      (research, team, project, words) = (solution.label, solution.team, solution.project, solution.words)
    }
  }

  /// 1 for the need of most people.
  package var rank: Int
  /// `/demand/{id}` is its page.
  package var id: String
  package var need: String
  package var wordings: [String]
  /// `unmet`, `failed` and `homemade`.
  package var kinds: [String]
  /// At least so many.
  package var people: Int
  package var requests: Int
  package var teams: [Team]
  /// Teams of fewer than three people, which are not named.
  package var smallTeams: Int
  /// `rising`, `steady` or `falling`; nil where it cannot be told without telling of single people.
  package var trend: String?
  package var candidates: [Candidate]
  package var solutions: [Solution]
  /// Recorded research of the same need.
  package var research: [String]
  /// In a digest, whether it was on no list the week before.
  package var new: Bool?

  package init(_ group: DemandGroup, rank: Int, isNew: Bool? = nil) {
    self.rank = rank
    (id, need, wordings) = (group.id, group.need, group.wordings)
    kinds = group.kinds.map(\.rawValue)
    (people, requests) = (group.people, group.requests)
    teams = group.teams.map(Team.init)
    smallTeams = group.smallTeams
    trend = group.trend?.rawValue
    candidates = group.candidates.map(Candidate.init)
    solutions = group.solutions.map(Solution.init)
    research = group.research
    new = isNew
  }
}

/// What `/api/v1/demand` answers.
package struct DemandReply: Codable, Sendable {
  /// How far back: `90d`.
  package var since: String
  /// Those of most people first.
  package var groups: [DemandGroupItem]
  /// All that there are of the kind asked for.
  package var total: Int
  /// What the answer lacks, as sentences.
  package var lacks: [String]

  package init(_ report: DemandReport) {
    since = report.window.text
    groups = report.groups.enumerated().map { DemandGroupItem($1, rank: $0 + 1) }
    total = report.total
    lacks = report.lacks
  }
}

/// What `/api/v1/demand/digest` answers.
package struct DemandDigestReply: Codable, Sendable {
  package var organization: String
  /// `2026-W47`.
  package var week: String
  /// Its first moment, and the first after it.
  package var start: Date
  package var end: Date
  /// New ones first.
  package var groups: [DemandGroupItem]
  package var lacks: [String]

  package init(_ digest: DemandDigest) {
    organization = digest.organization
    (week, start, end) = (digest.week.description, digest.week.start, digest.week.end)
    groups = digest.items.enumerated().map { DemandGroupItem($1.group, rank: $0 + 1, isNew: $1.isNew) }
    lacks = digest.lacks
  }
}

/// What `guildhall privacy` prints.
package struct PrivacyReply: Codable, Sendable {
  package struct Signal: Codable, Sendable, Equatable {
    /// `search` or `research`.
    package var kind: String
    package var need: String
    package var team: String
    package var date: Date
    package var results: Int
    package var opened: [String]
  }

  package var person: String
  package var optedOut: Bool
  /// What is kept under the name, oldest first.
  package var signals: [Signal]
  /// Questions that they asked, answered or were asked, the newest first.
  package var questions: [Question]

  package struct Question: Codable, Sendable, Equatable {
    /// `Q-12`.
    package var id: String
    package var title: String
    package var date: Date
    /// Of `asked`, `answered` and `was asked`.
    package var parts: [String]
  }

  package init(person: String, isOptedOut: Bool, signals: [KeptSignal], questions: [KeptQuestion] = []) {
    self.person = person
    optedOut = isOptedOut
    self.questions = questions.map { Question(id: $0.label, title: $0.title, date: $0.date, parts: $0.parts) }
    self.signals = signals.map {
      Signal(
        kind: $0.kind, need: $0.need, team: $0.team, date: $0.date, results: $0.results, opened: $0.opened)
    }
  }
}
