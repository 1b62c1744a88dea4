package import Foundation
package import SearchModel

/// A recorded need with its candidates and what was decided about them, as far as one viewer may see.
package struct ResearchDossier: Sendable, Equatable {
  package struct Candidate: Sendable, Equatable {
    package var identifier: String
    package var title: String
    /// Its page; nil when the project is gone.
    package var address: ProjectAddress?
    /// All that was said of it, oldest first; the last one counts.
    package var verdicts: [Verdict]
    /// For one that was taken: whether the dependency graph shows it.
    package var use: UseCheck?

    package var standing: Verdict? { verdicts.last }

    package init(
      identifier: String, title: String, address: ProjectAddress? = nil, verdicts: [Verdict] = [],
      use: UseCheck? = nil
    ) {
      self.identifier = identifier
      self.title = title
      self.address = address
      self.verdicts = verdicts
      self.use = use
    }
  }

  /// Whether what was adopted, extended or wrapped is really used.
  package enum UseCheck: Sendable, Equatable {
    /// Manifests of the asking project, or of the asking team's, name it.
    case used(by: [ProjectLink])
    /// None does as yet.
    case unused
    /// It was not said for whom, or the graph knows nothing of either.
    case unknown
  }

  package enum State: String, Sendable, Codable {
    /// Nobody has decided.
    case open
    /// Something that exists is taken.
    case taken
    /// It is built anew.
    case built
    /// It is not needed any more.
    case dropped
  }

  /// As people write it: `R-12`.
  package var label: String
  package var need: String
  package var asker: Asker
  /// As it was said; empty when it was not.
  package var project: String
  package var created: Date
  /// In the order in which they were shown.
  package var candidates: [Candidate]
  /// Verdicts on the need as a whole, oldest first; the last one counts.
  package var verdicts: [Verdict]
  package var state: State

  package init(
    label: String, need: String, asker: Asker = Asker(), project: String = "", created: Date,
    candidates: [Candidate] = [], verdicts: [Verdict] = [], state: State = .open
  ) {
    self.label = label
    self.need = need
    self.asker = asker
    self.project = project
    self.created = created
    self.candidates = candidates
    self.verdicts = verdicts
    self.state = state
  }
}

package struct DossierPage: Sendable {
  package var dossiers: [ResearchDossier]
  /// All that match.
  package var total: Int

  package init(dossiers: [ResearchDossier], total: Int) {
    self.dossiers = dossiers
    self.total = total
  }
}

/// What those who looked at a project decided about it. A research counts once, by its last verdict; several of one
/// team count as one team.
package struct ProjectOpinions: Sendable, Equatable {
  package struct Dismissal: Sendable, Equatable {
    package var reason: Verdict.Reason
    /// That gave this reason; research without a team counts as one team each.
    package var teams: Int
    /// What they said, the newest first; at most `mostWords`.
    package var words: [String]

    package init(reason: Verdict.Reason, teams: Int, words: [String] = []) {
      self.reason = reason
      self.teams = teams
      self.words = words
    }

    /// As many teams that dismiss for one reason make it a requirement.
    package static let requirementTeams = 3
    package static let mostWords = 5

    package var isRequirement: Bool { teams >= Self.requirementTeams }
  }

  /// Teams that took it, by what they do with it.
  package var takenBy: [Verdict.Kind: Int]
  /// The most frequent reason first.
  package var dismissals: [Dismissal]
  /// The newest research in which it was a candidate that somebody decided about, the newest first; at most 10.
  package var research: [ResearchDossier]

  package init(
    takenBy: [Verdict.Kind: Int] = [:], dismissals: [Dismissal] = [], research: [ResearchDossier] = []
  ) {
    self.takenBy = takenBy
    self.dismissals = dismissals
    self.research = research
  }
}

/// A research as a file for a repository.
package struct DecisionDocument: Sendable, Equatable {
  /// `0012-retry-http-calls.md`.
  package var fileName: String
  package var markdown: String

  package init(fileName: String, markdown: String) {
    self.fileName = fileName
    self.markdown = markdown
  }
}
