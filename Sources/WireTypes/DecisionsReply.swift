import Decisions
package import Services

/// What `/api/v1/decisions` answers: decisions of all repositories, the newest first.
package struct DecisionsReply: Codable, Sendable {
  /// How many decisions have a status.
  package struct StatusCount: Codable, Sendable, Equatable {
    package var status: String
    package var decisions: Int
  }

  package var decisions: [DecisionItem]
  /// What the question would find with each status; those without a known one are in none.
  package var statuses: [StatusCount]
  package var total: Int
  package var next: String?

  package init(_ page: DecisionPage, next: String?) {
    decisions = page.decisions.map(DecisionItem.init)
    statuses = DecisionRecord.Status.allCases.compactMap { status in
      page.byStatus[status].map { StatusCount(status: status.rawValue, decisions: $0) }
    }
    total = page.total
    self.next = next
  }
}

/// A decision as lists name it.
package struct DecisionItem: Codable, Sendable, Equatable {
  /// The record that replaced one.
  package struct Successor: Codable, Sendable, Equatable {
    /// In the same repository.
    package var path: String
    package var number: Int?
    package var title: String
  }

  package var repository: String
  /// Of its file; `/api/v1/decisions/REPOSITORY/-/PATH` has the whole decision.
  package var path: String
  package var number: Int?
  package var title: String
  /// `proposed`, `accepted`, `rejected`, `deprecated` or `superseded`; nil when it says none of them.
  package var status: String?
  /// What it says of its status beside the word.
  package var statusNote: String?
  /// As 2024-01-31.
  package var date: String?
  package var supersededBy: Successor?
  /// The research that led to it, as R-12.
  package var research: String?

  package init(_ decision: DecisionSummary) {
    (repository, path) = (decision.repository, decision.path)
    (number, title) = (decision.number, decision.title)
    status = decision.status?.rawValue
    statusNote = decision.statusNote.isEmpty ? nil : decision.statusNote
    date = decision.date
    supersededBy = decision.successor.map { Successor(path: $0.path, number: $0.number, title: $0.title) }
    research = decision.research
  }
}

/// What `/api/v1/decisions/REPOSITORY/-/PATH` answers: one decision by its parts.
package struct DecisionReply: Codable, Sendable {
  package struct Option: Codable, Sendable, Equatable {
    package var title: String
    package var text: String
    package var advantages: [String]
    package var drawbacks: [String]
  }

  package struct People: Codable, Sendable, Equatable {
    package var deciders: [String]
    package var consulted: [String]
    package var informed: [String]
  }

  package var decision: DecisionItem
  package var people: People
  package var context: String
  package var drivers: [String]
  package var options: [Option]
  /// The title of the chosen option; nil when the record names none.
  package var chosen: String?
  /// The decision with its reason.
  package var outcome: String
  package var advantages: [String]
  package var drawbacks: [String]
  package var consequences: [String]

  package init(_ detail: DecisionDetail) {
    let record = detail.record
    decision = DecisionItem(detail.summary)
    people = People(
      deciders: record.people.deciders, consulted: record.people.consulted, informed: record.people.informed)
    context = record.context
    drivers = record.drivers
    options = record.options.map {
      Option(title: $0.title, text: $0.text, advantages: $0.advantages, drawbacks: $0.drawbacks)
    }
    chosen = record.chosen
    outcome = record.decision
    (advantages, drawbacks, consequences) = (record.advantages, record.drawbacks, record.consequences)
  }
}

/// A decision that was made before on a need, or on a candidate for it.
package struct FoundDecisionItem: Codable, Sendable, Equatable {
  /// 1 for the nearest.
  package var rank: Int
  /// `decision`.
  package var kind: String
  /// `repository:path`.
  package var id: String
  package var title: String
  /// Higher is better; comparable within one answer.
  package var score: Double
  /// The sentence of it that says most of the need.
  package var why: String
  package var decision: DecisionItem
  /// Names of the candidates that it names.
  package var candidates: [String]

  init(_ found: FoundDecision, rank: Int) {
    self.rank = rank
    kind = "decision"
    decision = DecisionItem(found.hit.decision)
    id = "\(decision.repository):\(decision.path)"
    title = decision.title
    score = found.hit.score.rounded(toPlaces: 4)
    why = found.hit.sentence
    candidates = found.candidates
  }
}
