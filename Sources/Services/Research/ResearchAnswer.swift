package import SearchModel

/// What somebody needs.
package struct ResearchRequest: Sendable {
  package static let mostCandidates = 50
  /// Bytes of a need: a few sentences.
  package static let longestNeed = 2_000

  package var need: String
  package var viewer: Viewer
  /// Candidates, 1 to `mostCandidates`.
  package var limit: Int
  /// Who needs it, as far as they say so; nil when nobody does, and nothing is kept of it.
  package var asker: Asker?

  package init(need: String, viewer: Viewer, limit: Int = 10, asker: Asker? = nil) {
    self.asker = asker
    self.need = need
    self.viewer = viewer
    self.limit = limit
  }
}

/// What the organisation has for a need, best first.
package struct ResearchAnswer: Sendable {
  /// As it was given, on one line.
  package var need: String
  /// Whether it was taken for a sentence, and not for keywords.
  package var isSentence: Bool
  package var candidates: [ResearchCandidate]
  /// Whom to ask about those that fit, public places first.
  package var people: [ResearchContact]
  /// Chapters of the handbook that are near the need.
  package var practices: [ResearchPractice]
  /// Functions and types that seem to do it already, beside those that speak for a candidate.
  package var code: [ResearchSymbol]
  /// What was decided before on the need or on its candidates, the nearest first.
  package var decisions: [FoundDecision] = []
  /// What was asked before that is near the need, the nearest first.
  package var questions: [QuestionSummary] = []
  /// Projects that were compared, of those that the viewer may see.
  package var compared: Int
  /// What the answer lacks, a sentence each with the way out; empty when it lacks nothing.
  package var lacks: [String]
  /// What the index lacks of repositories whose projects were compared, or would have been.
  package var incomplete: [Incompleteness] = []
  package var elapsed: Duration
  /// What others recorded for the same need, and about these candidates.
  package var earlier: [EarlierResearch] = []

  /// Whether anything seems to do the job.
  package var hasFit: Bool { candidates.contains { $0.fit != .weak } }

  package init(
    need: String, isSentence: Bool = true, candidates: [ResearchCandidate] = [], people: [ResearchContact] = [],
    practices: [ResearchPractice] = [], code: [ResearchSymbol] = [], compared: Int = 0, lacks: [String] = [],
    elapsed: Duration = .zero
  ) {
    self.need = need
    self.isSentence = isSentence
    self.candidates = candidates
    self.people = people
    self.practices = practices
    self.code = code
    self.compared = compared
    self.lacks = lacks
    self.elapsed = elapsed
  }
}

/// A project that may meet a need.
package struct ResearchCandidate: Sendable {
  /// How near it comes, in a word: scores say that only to those who know them.
  package enum Fit: String, Sendable, Codable {
    case good, partial, weak

    /// As people say it.
    package var words: String {
      switch self {
      case .good: "fits well"
      case .partial: "fits in part"
      case .weak: "hardly fits"
      }
    }
  }

  /// A text that speaks for the candidate.
  package struct Evidence: Sendable, Equatable {
    package enum Kind: String, Sendable, Codable {
      case summary, readme, section
      /// A function or a type.
      case symbol
    }

    package var kind: Kind
    /// The sentence that says most of the need.
    package var text: String
    /// Where it stands in the candidate's repository; empty for a summary.
    package var path: String
    /// The section's; a symbol's name.
    package var heading: String
    package var anchor: String
    /// Of a symbol, from 1.
    package var line: Int?
    /// UTF-8 byte ranges of the words of `text` that the need has too.
    package var ranges: [Range<Int>]

    package init(
      kind: Kind, text: String, path: String = "", heading: String = "", anchor: String = "",
      line: Int? = nil, ranges: [Range<Int>] = []
    ) {
      self.kind = kind
      self.text = text
      self.ranges = ranges
      self.path = path
      self.heading = heading
      self.anchor = anchor
      self.line = line
    }
  }

  package var offer: ProjectOffer
  /// Higher is better; comparable within one answer.
  package var score: Double
  /// What the score is made of, largest first.
  package var terms: [ScoreTerm]
  package var fit: Fit
  package var why: [Evidence]
  /// What speaks against taking it, a sentence each: archived, given up, no licence and the like.
  package var warnings: [String]
  /// What teams decided about it; nil when none did.
  package var opinions: ProjectOpinions?

  package init(
    offer: ProjectOffer, score: Double, terms: [ScoreTerm] = [], fit: Fit, why: [Evidence] = [],
    warnings: [String] = []
  ) {
    self.offer = offer
    self.score = score
    self.terms = terms
    self.fit = fit
    self.why = why
    self.warnings = warnings
  }
}

/// Looks before somebody builds.
package protocol Researching: Sendable {
  /// - Throws: `UserFacingError` with code `badRequest` for a need without a word, or one too long.
  func research(_ request: ResearchRequest) async throws -> ResearchAnswer
}
