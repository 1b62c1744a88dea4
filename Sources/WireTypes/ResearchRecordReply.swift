package import Foundation
import SearchModel
package import Services

/// A recorded need: what `/api/v1/research/records/R-12` answers.
package struct ResearchRecordReply: Codable, Sendable, Equatable {
  /// Something that was looked at.
  package struct Candidate: Codable, Sendable, Equatable {
    /// Stable over syncs and imports.
    package var id: String
    package var title: String
    /// Whether it is there still.
    package var known: Bool
    /// All that was said of it, oldest first; the last one counts.
    package var verdicts: [VerdictItem]
    /// Of one that was taken.
    package var use: UseCheckItem?
  }

  /// As people write it: `R-12`.
  package var id: String
  package var need: String
  package var person: String
  package var team: String
  package var project: String
  package var created: Date
  /// `open`, `taken`, `built` or `dropped`.
  package var state: ResearchDossier.State
  /// The state in words, naming what was taken.
  package var outcome: String
  /// In the order in which they were shown.
  package var candidates: [Candidate]
  /// On the need as a whole, oldest first; the last one counts.
  package var verdicts: [VerdictItem]

  package init(_ dossier: ResearchDossier) {
    id = dossier.label
    need = dossier.need
    (person, team, project) = (dossier.asker.person, dossier.asker.team, dossier.project)
    created = dossier.created
    (state, outcome) = (dossier.state, dossier.outcome)
    candidates = dossier.candidates.map { candidate in
      Candidate(
        id: candidate.identifier, title: candidate.title, known: candidate.address != nil,
        verdicts: candidate.verdicts.map(VerdictItem.init), use: candidate.use.map(UseCheckItem.init))
    }
    verdicts = dossier.verdicts.map(VerdictItem.init)
  }
}

package struct VerdictItem: Codable, Sendable, Equatable {
  package var kind: String
  /// Of a dismissal.
  package var reason: String?
  package var words: String
  package var person: String
  package var date: Date

  init(_ verdict: Verdict) {
    kind = verdict.kind.rawValue
    reason = verdict.reason?.rawValue
    (words, person, date) = (verdict.words, verdict.person, verdict.date)
  }
}

/// Whether the dependency graph shows what was taken.
package struct UseCheckItem: Codable, Sendable, Equatable {
  /// `used`, `unused`, or `unknown` when it was not said for whom.
  package var state: String
  /// The projects whose manifests name it.
  package var by: [ProjectLinkItem]

  init(_ check: ResearchDossier.UseCheck) {
    switch check {
    case .used(let projects): (state, by) = ("used", projects.map(ProjectLinkItem.init))
    case .unused: (state, by) = ("unused", [])
    case .unknown: (state, by) = ("unknown", [])
    }
  }
}

/// Recorded needs, the newest first.
package struct ResearchRecordsReply: Codable, Sendable, Equatable {
  package var records: [ResearchRecordReply]
  package var total: Int
  /// `cursor` of the following page; nil on the last.
  package var next: String?

  package init(_ page: DossierPage, next: String?) {
    records = page.dossiers.map(ResearchRecordReply.init)
    total = page.total
    self.next = next
  }
}

/// A research as a decision record.
package struct DecisionDocumentReply: Codable, Sendable, Equatable {
  /// What to call it in `docs/decisions`.
  package var fileName: String
  package var markdown: String

  package init(_ document: DecisionDocument) {
    (fileName, markdown) = (document.fileName, document.markdown)
  }
}

/// What teams decided about a project.
package struct OpinionsItem: Codable, Sendable, Equatable {
  package struct Taken: Codable, Sendable, Equatable {
    package var kind: String
    package var teams: Int
  }

  package struct Dismissal: Codable, Sendable, Equatable {
    package var reason: String
    package var teams: Int
    /// What they said, the newest first.
    package var words: [String]
    /// Whether so many teams gave this reason that it is a requirement.
    package var requirement: Bool
  }

  package var taken: [Taken]
  /// The most frequent reason first.
  package var dismissals: [Dismissal]
  /// The same in words.
  package var sentences: [String]

  package init(_ opinions: ProjectOpinions) {
    taken = Verdict.Kind.allCases.compactMap { kind in
      opinions.takenBy[kind].map { Taken(kind: kind.rawValue, teams: $0) }
    }
    dismissals = opinions.dismissals.map {
      Dismissal(reason: $0.reason.rawValue, teams: $0.teams, words: $0.words, requirement: $0.isRequirement)
    }
    sentences = opinions.sentences
  }
}

/// Earlier research on the same need or the same candidates.
package struct EarlierResearchItem: Codable, Sendable, Equatable {
  /// `same-need` or `same-candidates`.
  package var why: String
  /// The candidates that both have, by name.
  package var candidates: [String]
  package var record: ResearchRecordReply

  init(_ earlier: EarlierResearch) {
    switch earlier.why {
    case .sameNeed: (why, candidates) = ("same-need", [])
    case .sameCandidates(let titles): (why, candidates) = ("same-candidates", titles)
    }
    record = ResearchRecordReply(earlier.dossier)
  }
}
