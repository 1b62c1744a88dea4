import Decisions
import SearchModel
import Services

extension SampleOrganization: DecisionBrowsing {
  static let decided = DecisionSummary(
    repository: nio.facts.name, path: "docs/buffers.md", number: 7, title: "One event loop for each core",
    status: .accepted, date: "2024-03-05", research: "R-12")

  static let replaced = DecisionSummary(
    repository: nio.facts.name, path: "README.md", number: 3, title: "A thread for each client", status: .superseded,
    statusNote: "superseded by ADR-7", date: "2022-11-20",
    successor: .init(path: decided.path, number: 7, title: decided.title))

  static let hostileDecision = DecisionSummary(
    repository: hostileName, path: hostileDocument, title: script, statusNote: image, date: nil,
    successor: .init(path: hostilePath, title: image), research: "R-1\"><script>")

  static func detail(_ summary: DecisionSummary) -> DecisionDetail {
    var record = DecisionRecord(title: summary.title)
    record.people = .init(deciders: ["Ada Wire", image], informed: [reordering])
    record.chosen = summary == hostileDecision ? script : "Event loops"
    return DecisionDetail(summary: summary, record: record)
  }

  static let decisionHits = [
    DecisionHit(decision: decided, sentence: "Event loops, because threads cost memory.", ranges: [0..<5], score: 2),
    DecisionHit(decision: replaced, score: 1), DecisionHit(decision: hostileDecision, sentence: script, score: .nan),
  ]

  func decisions(_ request: DecisionListRequest) async throws -> DecisionPage {
    if request.repository == "nobody/nothing" { throw Self.absent("nobody/nothing") }
    guard !isEmpty, request.matching != "nothing" else { return DecisionPage(decisions: [], total: 0) }
    return DecisionPage(
      decisions: [Self.decided, Self.replaced, Self.hostileDecision], total: 300,
      byStatus: [.accepted: 200, .superseded: 99])
  }

  func decision(_ repository: String, path: String, viewer: Viewer) async throws -> DecisionDetail {
    guard repository == Self.nio.facts.name else { throw Self.absent(path) }
    return Self.detail(Self.decided)
  }
}
