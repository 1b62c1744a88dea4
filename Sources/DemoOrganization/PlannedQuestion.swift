/// A question that somebody of the organisation asked in public, with all that came of it.
package struct PlannedQuestion: Sendable {
  package struct Answer: Sendable {
    package var person: Int
    /// Of that day.
    package var team: String
    /// Seconds since 1970.
    package var time: Int
    package var words: String
    package var isAccepted: Bool

    package var day: DayNumber { DayNumber(time / 86_400) }
  }

  /// Somebody into whose inbox it was put.
  struct Invitation: Sendable {
    var person: Int
    /// A sentence.
    var why: String
  }

  package var title: String
  package var words: String
  package var person: Int
  /// Of that day.
  package var team: String
  /// Whether the asker had been in the company for a quarter at most.
  package var isByNewcomer: Bool
  package var repository: String
  /// The team that owns it.
  package var owner: String
  /// Seconds since 1970.
  package var time: Int
  /// Oldest first.
  package var answers: [Answer] = []
  var invited: [Invitation] = []
  /// The steps in which more people were asked, with the seconds since 1970 of each.
  var escalations: [(time: Int, people: [Invitation])] = []

  package var day: DayNumber { DayNumber(time / 86_400) }
  package var escalation: Int { escalations.count }

  /// As records call it.
  package var state: String { answers.isEmpty ? "open" : answers.contains { $0.isAccepted } ? "solved" : "answered" }
}
