import Foundation
import SearchModel
import TestSupport
import Testing

@testable import Services

@Suite struct RelatedDecisionTests {
  private func research(
    _ need: String, _ organization: DecidedOrganization, viewer: Viewer = .anonymous
  ) async throws -> ResearchAnswer {
    try await organization.guildhall.useCases.researching.research(ResearchRequest(need: need, viewer: viewer))
  }

  private func titles(_ answer: ResearchAnswer) -> [String] { answer.decisions.map(\.hit.decision.title) }

  @Test func withoutAModelWordsFindThem() async throws {
    let organization = try await DecidedOrganization()
    let answer = try await research("keep jobs over a restart", organization)
    #expect(titles(answer).first == "Keep jobs in Postgres")
    #expect(answer.decisions.first?.hit.sentence.contains("over a restart") == true)
    #expect(titles(try await research("zebra stripes", organization)).isEmpty)
  }

  @Test func aCandidateThatOneNamesBringsIt() async throws {
    let organization = try await DecidedOrganization()
    let answer = try await research("retry kit for calls that fail", organization)
    #expect(answer.candidates.first?.offer.summary.name == "retry-kit")
    #expect(titles(answer) == ["Keep jobs in Postgres"])
    #expect(answer.decisions.first?.candidates == ["retry-kit"])
  }

  @Test func aLinkNamesACandidateToo() async throws {
    let organization = try await DecidedOrganization()
    try organization.queue.commit([
      "docs/decisions/0006-own.md":
        "# Wait by ourselves\n\n## Decision\n\nNot [theirs](https://git.example.org/acme/tools.git#x).\n",
      "docs/decisions/0007-other.md":
        "# Other\n\n## Decision\n\nNot [others](https://git.example.org/acme/toolshed).\n",
    ])
    try await organization.guildhall.sync()
    let answer = try await research("retry kit for calls that fail", organization)
    #expect(Set(titles(answer)) == ["Keep jobs in Postgres", "Wait by ourselves"])
  }

  @Test func whatIsHiddenIsNotThere() async throws {
    let organization = try await DecidedOrganization()
    let hidden = "Hide jobs in Postgres"
    let need = "hide jobs in postgres"
    #expect(!titles(try await research(need, organization)).contains(hidden))
    #expect(titles(try await research(need, organization, viewer: .member(teams: ["Security"]))).contains(hidden))
  }

  @Test(.enabled(if: SentenceModelFolder.url != nil))
  func withAModelMeaningFindsThem() async throws {
    let organization = try await DecidedOrganization()
    let models = organization.folder.file("data/models")
    try FileManager.default.createDirectory(at: models, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: models.appendingPathComponent("all-MiniLM-L6-v2"), withDestinationURL: try #require(SentenceModelFolder.url))
    _ = try await organization.guildhall.readProjects(threads: 2)
    let answer = try await research("durable background task queue that survives a crash", organization)
    #expect(titles(answer).first == "Keep jobs in Postgres")
    #expect(titles(try await research("draw a pie chart", organization)).isEmpty)
  }
}
