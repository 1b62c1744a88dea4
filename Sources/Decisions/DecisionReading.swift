/// What a file tells of a decision.
package struct DecisionReading: Sendable {
  /// nil when the text tells no decision.
  package var record: DecisionRecord?
  /// What replaced it, as the file names it: a path, `ADR-5`, a title. nil when it names nothing.
  package var successor: String?
  /// Addresses and paths that its text links to, as they are written.
  package var links: [String]
  package var problems: [DecisionProblem]

  package init(
    record: DecisionRecord?, successor: String? = nil, links: [String] = [], problems: [DecisionProblem] = []
  ) {
    self.record = record
    self.successor = successor
    self.links = links
    self.problems = problems
  }
}

/// What is wrong with a file that should be a decision record.
package struct DecisionProblem: Sendable, Equatable {
  package var path: String
  /// 1-based.
  package var line: Int
  /// A clause without a full stop.
  package var cause: String
  /// What to do about it, as a sentence.
  package var hint: String
}
