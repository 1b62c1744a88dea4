import Decisions
import Services
import WireTypes

extension Samples {
  private static let decided = DecisionSummary(
    repository: "apple/swift-nio", path: "docs/decisions/0007-event-loops.md", number: 7,
    title: "One event loop for each core", status: .accepted, date: "2024-03-05", research: "R-12")

  private static let replaced = DecisionSummary(
    repository: "apple/swift-nio", path: "docs/decisions/0003-threads.md", number: 3, title: "A thread for each client",
    status: .superseded, statusNote: "superseded by ADR-7", date: "2022-11-20",
    successor: .init(path: decided.path, number: 7, title: decided.title))

  static let foundDecision = FoundDecision(
    hit: DecisionHit(
      decision: decided, sentence: "Chosen option: \"Event loops\", because threads cost memory.", score: 0.58),
    candidates: ["swift-nio"])

  static var decisions: DecisionsReply {
    DecisionsReply(
      DecisionPage(decisions: [decided, replaced], total: 2, byStatus: [.accepted: 1, .superseded: 1]), next: nil)
  }

  static var decision: DecisionReply {
    var record = DecisionRecord(title: decided.title)
    record.people.deciders = ["NIO"]
    record.context = "Many clients wait at a time."
    record.options = [
      .init(title: "Event loops", advantages: ["no thread for each client"], drawbacks: ["code in callbacks"]),
      .init(title: "Threads"),
    ]
    record.chosen = "Event loops"
    record.decision = "Chosen option: \"Event loops\", because threads cost memory."
    return DecisionReply(DecisionDetail(summary: decided, record: record))
  }
}
