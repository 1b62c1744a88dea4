package import Decisions
package import SearchModel

/// The decisions that repositories document, whoever wrote them. Absent and not-visible-to-you throw the same
/// `notFound`.
package protocol DecisionBrowsing: Sendable {
  /// The newest first, those without a date last.
  func decisions(_ request: DecisionListRequest) async throws -> DecisionPage
  /// One of them, by the path of its file.
  func decision(_ repository: String, path: String, viewer: Viewer) async throws -> DecisionDetail
}

/// Which decisions are listed.
package struct DecisionListRequest: Sendable {
  package static let mostDecisions = 1_000

  /// Only those that hold all of these words, the last of which may be begun only; empty for all.
  package var matching: String
  package var status: DecisionRecord.Status?
  /// Only that repository's; nil for those of all that are no forks.
  package var repository: String?
  package var skip: Int
  /// At most `mostDecisions`.
  package var limit: Int
  package var viewer: Viewer

  package init(
    matching: String = "", status: DecisionRecord.Status? = nil, repository: String? = nil, skip: Int = 0,
    limit: Int = 100, viewer: Viewer
  ) {
    self.matching = matching
    self.status = status
    self.repository = repository
    self.skip = skip
    self.limit = limit
    self.viewer = viewer
  }
}

/// Some of the decisions that were asked for.
package struct DecisionPage: Sendable {
  package var decisions: [DecisionSummary]
  /// All that the request finds, on all pages.
  package var total: Int
  /// How many it would find with each status; those without a known one are in none.
  package var byStatus: [DecisionRecord.Status: Int]

  package init(decisions: [DecisionSummary], total: Int, byStatus: [DecisionRecord.Status: Int] = [:]) {
    self.decisions = decisions
    self.total = total
    self.byStatus = byStatus
  }
}

/// A decision as lists show it.
package struct DecisionSummary: Sendable, Equatable {
  /// The record that replaced one, in the same repository.
  package struct Successor: Sendable, Equatable {
    package var path: String
    package var number: Int?
    package var title: String

    package init(path: String, number: Int? = nil, title: String) {
      self.path = path
      self.number = number
      self.title = title
    }
  }

  package var repository: String
  /// Of its file, which is a document of the repository.
  package var path: String
  package var number: Int?
  package var title: String
  /// nil when the record says none that is known.
  package var status: DecisionRecord.Status?
  /// What it says of its status, as "superseded by ADR-5"; empty when that is just the word.
  package var statusNote: String
  /// As 2024-01-31.
  package var date: String?
  package var successor: Successor?
  /// The research that led to it, as R-12.
  package var research: String?

  package init(
    repository: String, path: String, number: Int? = nil, title: String, status: DecisionRecord.Status? = nil,
    statusNote: String = "", date: String? = nil, successor: Successor? = nil, research: String? = nil
  ) {
    self.repository = repository
    self.path = path
    self.number = number
    self.title = title
    self.status = status
    self.statusNote = statusNote
    self.date = date
    self.successor = successor
    self.research = research
  }
}

extension DecisionSummary {
  /// What it says of its status; the word alone where it says no more, or names a successor that is shown beside it.
  /// Empty when unknown.
  package var statusWords: String {
    statusNote.isEmpty || successor != nil ? status?.rawValue ?? "" : statusNote
  }
}

/// A decision with all that its record says.
package struct DecisionDetail: Sendable, Equatable {
  package var summary: DecisionSummary
  package var record: DecisionRecord

  package init(summary: DecisionSummary, record: DecisionRecord) {
    self.summary = summary
    self.record = record
  }
}

/// A decision that was found, with the sentence of it that fits.
package struct DecisionHit: Sendable {
  package var decision: DecisionSummary
  /// Of the decision, its context or its reasons; empty when it has none.
  package var sentence: String
  /// UTF-8 byte ranges of the words of `sentence` that were looked for.
  package var ranges: [Range<Int>]
  /// Higher is better; comparable within one answer.
  package var score: Double

  package init(decision: DecisionSummary, sentence: String = "", ranges: [Range<Int>] = [], score: Double) {
    self.decision = decision
    self.sentence = sentence
    self.ranges = ranges
    self.score = score
  }
}
