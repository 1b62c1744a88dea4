import SearchModel
import Testing

@testable import Services

@Suite struct QuickKnowledgeTests {
  @Test func projectsAreFoundByTheWordsOfAName() async throws {
    let organization = try await SmallOrganization()
    let knowledge = QuickKnowledge(organization.guildhall.useCases, viewer: .anonymous)
    let named = try await knowledge.candidates(for: "retry: Tries again.", limit: 5).candidates
    #expect(named.first?.project.name == "retry-kit" && named.first?.fit == .good)
    #expect(named.first?.project.owner == "Platform")
    #expect(try await knowledge.candidates(for: "unheard of", limit: 5).candidates.isEmpty)
  }

  @Test func whatIsHiddenIsNotFound() async throws {
    let organization = try await SmallOrganization()
    let names = { (viewer: Viewer) in
      try await QuickKnowledge(organization.guildhall.useCases, viewer: viewer)
        .candidates(for: "secret", limit: 5).candidates.map(\.project.name)
    }
    #expect(try await names(.anonymous).isEmpty)
    #expect(try await names(.member(teams: ["Security"])) == ["secret"])
  }
}
