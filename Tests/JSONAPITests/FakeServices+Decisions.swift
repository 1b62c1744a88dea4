import Decisions
import SearchModel
import Services

extension FakeServices: DecisionBrowsing {
  private static let decided = DecisionSummary(
    repository: "apple/swift-nio", path: "docs/adr/0007-loops.md", number: 7, title: "Loops", status: .accepted,
    statusNote: "accepted by all", date: "2024-03-05", research: "R-12")

  private static let replaced = DecisionSummary(
    repository: "apple/swift-nio", path: "docs/adr/threads.md", title: "Threads", status: .superseded,
    successor: .init(path: decided.path, number: 7, title: decided.title))

  static let foundDecision = FoundDecision(
    hit: DecisionHit(decision: replaced, sentence: "They cost memory.", ranges: [0..<4], score: .nan),
    candidates: ["swift-nio"])

  func decisions(_ request: DecisionListRequest) async throws -> DecisionPage {
    if let failure { throw failure }
    var all = [Self.decided, Self.replaced]
    if let status = request.status { all = all.filter { $0.status == status } }
    return DecisionPage(
      decisions: Array(all.dropFirst(request.skip).prefix(request.limit)), total: all.count,
      byStatus: [.accepted: 1, .superseded: 1])
  }

  func decision(_ repository: String, path: String, viewer: Viewer) async throws -> DecisionDetail {
    if let failure { throw failure }
    var record = DecisionRecord(title: "Loops")
    record.options = [.init(title: "Loops", text: "Of events.", advantages: ["fast"])]
    record.chosen = "Loops"
    record.decision = "Loops it is."
    return DecisionDetail(summary: Self.decided, record: record)
  }
}
