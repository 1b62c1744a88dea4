import SearchModel
import Testing

@testable import Services

@Suite struct DecisionSearchTests {
  private func titles(_ answer: SearchAnswer) -> [String] { answer.decisions.map(\.decision.title) }

  @Test func decisionsAreFoundByTheirWords() async throws {
    let organization = try await DecidedOrganization()
    let answer = try await organization.search("type:decision restart")
    #expect(titles(answer) == ["Keep jobs in Postgres"] && answer.totals.decisions == 1)
    #expect(answer.documents.isEmpty && answer.files.isEmpty && answer.hints.isEmpty)
    let hit = try #require(answer.decisions.first)
    #expect(hit.sentence == "Chosen option: \"Postgres\", because it runs already and keeps jobs over a restart.")
    #expect(hit.ranges.count == 1)
    // What holds no more stands behind.
    #expect(
      titles(try await organization.search("type:decision jobs")) == ["Keep jobs in Postgres", "Keep jobs in memory"])
  }

  @Test func theyStandAmongEverything() async throws {
    let organization = try await DecidedOrganization()
    let answer = try await organization.search("jobs")
    #expect(answer.totals.decisions == 2)
    // Each once, as the decision that it is; a search for documents has them as documents.
    let places = Set(answer.decisions.map { "\($0.decision.repository) \($0.decision.path)" })
    #expect(answer.documents.allSatisfy { !places.contains("\($0.repository) \($0.path)") })
    let documents = try await organization.search("type:doc jobs")
    #expect(documents.totals.documents == answer.totals.documents + 2)
    #expect(try await organization.search("zebra").decisions.isEmpty)
    #expect(try await organization.search("repo:acme/queue").decisions.isEmpty)
  }

  @Test func filtersNarrowThem() async throws {
    let organization = try await DecidedOrganization()
    #expect(try await organization.search("type:decision").totals.decisions == 4)
    #expect(titles(try await organization.search("type:decision repo:tools")) == ["Take the clock"])
    #expect(try await organization.search("type:decision jobs -repo:queue").decisions.isEmpty)
    #expect(titles(try await organization.search("type:decision file:0001 jobs")) == ["Keep jobs in memory"])
    #expect(try await organization.search("type:decision jobs lang:swift").decisions.isEmpty)
    #expect(try await organization.search("type:decision jobs fork:yes").totals.decisions == 3)
    #expect(titles(try await organization.search("type:decision jobs -memory")) == ["Keep jobs in Postgres"])
  }
}
