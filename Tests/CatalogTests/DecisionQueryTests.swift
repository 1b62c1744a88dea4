import Foundation
import SearchModel
import Synchronization
import Testing

@testable import Catalog

@Suite struct DecisionQueryTests {
  private func decision(
    _ path: String, _ title: String, number: Int? = nil, status: String = "accepted", date: String? = nil,
    successor: String? = nil, text: String = ""
  ) -> IndexedDecision {
    var decision = IndexedDecision(path: path, title: title, content: #"{"title":"x"}"#)
    (decision.number, decision.status, decision.date, decision.successor) = (number, status, date, successor)
    decision.decision = text
    return decision
  }

  private func publish(_ name: String, _ decisions: [IndexedDecision], in catalog: Catalog) throws -> Int64 {
    let record = try catalog.register(name: name, sourceURL: "https://example.org/\(name)", mirror: name)
    var contents = IndexedContents(
      repository: record, files: [], shards: [], documents: [], projects: [], problems: [])
    contents.decisions = decisions
    try catalog.publish(contents)
    return record.id
  }

  private func fixture() throws -> (Fixture, one: Int64, two: Int64) {
    let fixture = try Fixture()
    let one = try publish(
      "one",
      [
        decision("adr/1.md", "Use Kafka", number: 1, status: "superseded", date: "2020-01-01", successor: "adr/2.md"),
        decision("adr/2.md", "Use queues of Postgres", number: 2, date: "2024-01-01", text: "Kafka was heavy."),
        decision("b/adr/x.md", "Name things", status: ""),
      ], in: fixture.catalog)
    let two = try publish("two", [decision("adr/1.md", "Use zebras", date: "2022-01-01")], in: fixture.catalog)
    return (fixture, one, two)
  }

  @Test func theNewestComeFirstAndAreCountedByStatus() async throws {
    let (fixture, one, two) = try fixture()
    let all = try await fixture.catalog.decisions(DecisionSelection(repositories: [one, two]), skip: 0, limit: 9)
    #expect(all.entries.map(\.title) == ["Use queues of Postgres", "Use zebras", "Use Kafka", "Name things"])
    #expect(all.total == 4 && all.byStatus == ["accepted": 2, "superseded": 1, "": 1])
    let page = try await fixture.catalog.decisions(DecisionSelection(repositories: [one, two]), skip: 1, limit: 2)
    #expect(page.entries.map(\.title) == ["Use zebras", "Use Kafka"] && page.total == 4)
    let accepted = try await fixture.catalog.decisions(
      DecisionSelection(status: "accepted", repositories: [one]), skip: 0, limit: 9)
    #expect(accepted.entries.map(\.path) == ["adr/2.md"] && accepted.total == 1 && accepted.byStatus.count == 3)
    #expect(try await fixture.catalog.decisions(DecisionSelection(repositories: []), skip: 0, limit: 9).total == 0)
    let found = try await fixture.catalog.decisions(
      DecisionSelection(expression: "\"kafka\"", status: "superseded", repositories: [one, two]), skip: 0, limit: 9)
    #expect(found.entries.map(\.path) == ["adr/1.md"] && found.byStatus == ["accepted": 1, "superseded": 1])
    let old = try #require(found.entries.first)
    #expect((old.successor, old.successorNumber, old.successorTitle) == ("adr/2.md", 2, "Use queues of Postgres"))
  }

  @Test func wordsFindThemBestFirst() async throws {
    let (fixture, one, two) = try fixture()
    let matches = try await fixture.catalog.decisionMatches("\"kafka\"", in: [one, two])
    #expect(matches.map(\.path) == ["adr/1.md", "adr/2.md"] && matches[0].score > matches[1].score)
    #expect(try await fixture.catalog.decisionMatches("\"zebra\"", in: [one]).isEmpty)
    #expect(try await fixture.catalog.decisionMatches(nil, in: [two]).map(\.path) == ["adr/1.md"])
    let loaded = try await fixture.catalog.decisions(withIDs: matches.map(\.id))
    #expect(loaded.count == 2 && loaded[matches[1].id]?.texts.decision == "Kafka was heavy.")
  }

  @Test func oneIsFoundByItsPathAndCountedByFolder() async throws {
    let (fixture, one, two) = try fixture()
    #expect(try await fixture.catalog.decision("adr/2.md", ofRepository: one)?.content == #"{"title":"x"}"#)
    #expect(try await fixture.catalog.decision("adr/2.md", ofRepository: two) == nil)
    #expect(try await fixture.catalog.decisionCount(ofRepository: one, below: "") == 3)
    #expect(try await fixture.catalog.decisionCount(ofRepository: one, below: "b") == 1)
    #expect(try fixture.catalog.manifest().decisions == [one: 3, two: 1])
  }

  @Test func aRepositoryThatIsPublishedAgainHasItsNewOnes() async throws {
    let (fixture, one, two) = try fixture()
    _ = try publish("one", [decision("adr/3.md", "Use otters")], in: fixture.catalog)
    let all = try await fixture.catalog.decisions(DecisionSelection(repositories: [one, two]), skip: 0, limit: 9)
    #expect(Set(all.entries.map(\.title)) == ["Use otters", "Use zebras"])
    #expect(try await fixture.catalog.decisionMatches("\"kafka\"", in: [one, two]).isEmpty)
    try fixture.catalog.remove([one])
    #expect(try await fixture.catalog.decisionMatches("\"otters\"", in: [one, two]).isEmpty)
    #expect(try fixture.catalog.manifest().decisions == [two: 1])
  }

  @Test func vectorsStayAsLongAsADecisionHasTheText() async throws {
    let (fixture, _, two) = try fixture()
    let catalog = fixture.catalog
    let zebras = try #require(try catalog.unreadDecisions(limit: 9).first { $0.repositoryId == two })
    #expect(try catalog.unreadDecisions(limit: 9).count == 4)
    let vector = VectorRecord(hash: 7, scale: 0.5, content: Data([1]))
    // One of which a text has no vector is read again, whole; a decision that is gone leaves nothing.
    try catalog.publish(vectors: [vector], ofDecisions: [zebras.id: [7, 8], 999: [7]])
    #expect(try catalog.unreadDecisions(limit: 9).count == 4)
    try catalog.publish(vectors: [vector], ofDecisions: [zebras.id: [7], 999: [7]])
    try catalog.finishVectors()
    #expect(try catalog.missingVectors([7, 8]) == [8])
    #expect(try catalog.unreadDecisions(limit: 9).count == 3)
    let seen = Mutex<[[Int64]]>([])
    try await catalog.forEachDecisionVector { id, vector in seen.withLock { $0.append([id, vector.hash]) } }
    #expect(seen.withLock { $0 } == [[zebras.id, 7]])
    try catalog.remove([two])
    try catalog.finishVectors()
    #expect(try catalog.missingVectors([7]) == [7])
  }
}
