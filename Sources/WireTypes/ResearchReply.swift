import SearchModel
package import Services

/// What `/api/v1/research` answers.
package struct ResearchReply: Codable, Sendable {
  package var need: String
  /// `sentence` or `keywords`: the two are compared differently.
  package var form: String
  /// Whether anything seems to do the job, or a part of it.
  package var fits: Bool
  /// In rank order.
  package var candidates: [ResearchCandidateItem]
  /// Whom to ask about those that fit, public places first.
  package var people: [ResearchContactItem]
  /// Chapters of the handbook that are near the need.
  package var practices: [ResearchPracticeItem]
  /// Functions and types that seem to do it already.
  package var code: [ResearchCodeItem]
  /// What was decided before on the need or on its candidates, the nearest first.
  package var decisions: [FoundDecisionItem]
  /// What was asked before that is near the need, the nearest first.
  package var questions: [QuestionItem]
  /// Projects that were compared.
  package var compared: Int
  /// What the answer lacks, as sentences.
  package var lacks: [String]
  package var elapsedMs: Double
  /// What others recorded for the same need, and about these candidates.
  package var earlier: [EarlierResearchItem]

  package init(_ answer: ResearchAnswer) {
    need = answer.need
    form = answer.isSentence ? "sentence" : "keywords"
    fits = answer.hasFit
    candidates = answer.candidates.enumerated().map { ResearchCandidateItem($1, rank: $0 + 1) }
    people = answer.people.map(ResearchContactItem.init)
    practices = answer.practices.map(ResearchPracticeItem.init)
    code = answer.code.map(ResearchCodeItem.init)
    decisions = answer.decisions.enumerated().map { FoundDecisionItem($1, rank: $0 + 1) }
    questions = answer.questions.map(QuestionItem.init)
    compared = answer.compared
    lacks = answer.lacks + answer.incomplete.map(\.sentence)
    elapsedMs = answer.elapsed.milliseconds
    earlier = answer.earlier.map(EarlierResearchItem.init)
  }
}

/// A project that may meet a need.
package struct ResearchCandidateItem: Codable, Sendable, Equatable {
  /// A text that speaks for it.
  package struct Evidence: Codable, Sendable, Equatable {
    /// `summary`, `readme`, `section` or `symbol`.
    package var kind: String
    package var text: String
    /// Where it stands in the repository; nil for a summary.
    package var path: String?
    package var heading: String?
    package var anchor: String?
    /// A symbol's name with the types around it, and its line.
    package var symbol: String?
    package var line: Int?

    init(_ evidence: ResearchCandidate.Evidence) {
      kind = evidence.kind.rawValue
      text = evidence.text
      guard !evidence.path.isEmpty else { return }
      path = evidence.path
      if evidence.kind == .symbol {
        (symbol, line) = (evidence.heading, evidence.line)
      } else {
        (heading, anchor) = (evidence.heading, evidence.anchor)
      }
    }
  }

  /// 1 for the best.
  package var rank: Int
  /// `project`.
  package var kind: String
  /// Stable over syncs and imports; `/api/v1/projects/{project}` understands it.
  package var id: String
  package var title: String
  /// Higher is better; comparable within one answer.
  package var score: Double
  /// `good`, `partial` or `weak`.
  package var fit: String
  package var why: [Evidence]
  /// What the score is made of, largest first.
  package var terms: [SearchResult.Reason]
  package var project: ProjectItem
  /// The first of those who own it, as people know them.
  package var owner: String?
  /// The first public place to ask.
  package var channel: String?
  /// What a consumer writes or runs to use it.
  package var snippet: String?
  /// Repositories beside its own that use it, of those that the viewer may see.
  package var usedBy: Int?
  /// The share of the readiness checks that passed, 0...1; nil when nobody checked.
  package var readiness: Double?
  /// Empty when unknown.
  package var lifecycle: String
  package var license: String?
  /// What speaks against taking it, as sentences.
  package var warnings: [String]
  /// What teams decided about it; nil when none did.
  package var opinions: OpinionsItem?
  /// The imported catalogue that it comes from, and how that names it; nil for a repository's own.
  package var source: String?
  package var identifier: String?

  init(_ candidate: ResearchCandidate, rank: Int) {
    let summary = candidate.offer.summary
    self.rank = rank
    kind = "project"
    project = ProjectItem(summary)
    id = project.id
    title = summary.name
    score = candidate.score.rounded(toPlaces: 4)
    fit = candidate.fit.rawValue
    why = candidate.why.map(Evidence.init)
    terms = candidate.terms.map(SearchResult.Reason.init)
    owner = summary.owners.first?.title
    channel = candidate.offer.channels.first
    snippet = candidate.offer.snippet
    (usedBy, readiness) = (project.usedBy, project.readiness)
    (lifecycle, license) = (project.lifecycle, project.license)
    warnings = candidate.warnings
    opinions = candidate.opinions.map(OpinionsItem.init)
    (source, identifier) = (summary.origin?.source, summary.origin?.identifier)
  }
}
