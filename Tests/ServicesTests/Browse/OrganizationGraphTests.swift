import SearchModel
import Testing

@testable import Services

@Suite struct OrganizationGraphTests {
  private func graph(
    _ organization: DependentOrganization, _ question: GraphQuestion = GraphQuestion(), viewer: Viewer = .operator
  ) async throws -> OrganizationGraph {
    try await organization.guildhall.useCases.cataloguing.graph(question, viewer: viewer)
  }

  private func names(_ map: DependencyMap) -> [String] {
    map.nodes.compactMap { if case .project(let link) = $0.subject { link.name } else { nil } }
  }

  @Test func theMostUsedComeFirst() async throws {
    let graph = try await graph(try await DependentOrganization())
    #expect(graph.projects.prefix(3).map(\.project.name) == ["BaseKit", "middle", "secret"])
    #expect(graph.projects.first?.users == 3 && graph.projects.first?.team == "Platform")
    let middle = graph.projects.first { $0.project.name == "middle" }
    #expect(middle?.needs == 1 && middle?.outside == 1)
    #expect(graph.external.map { "\($0.ecosystem) \($0.name) \($0.projects)" } == ["npm left 1", "swift zlib 1"])
    #expect(graph.external.last?.requirements.first?.requirement == "from: \"3.0.0\"")
    #expect(graph.cycles.isEmpty)
  }

  /// What a viewer may not see is no node, no count, no name of a team and no version.
  @Test func hiddenProjectsAreNowhere() async throws {
    let organization = try await DependentOrganization()
    let graph = try await graph(organization, viewer: .anonymous)
    #expect(!names(graph.map).contains("secret") && !graph.projects.contains { $0.project.name == "secret" })
    #expect(graph.projects.first?.users == 2)
    #expect(!graph.teams.map(\.name).contains("Security"))
    #expect(try await self.graph(organization).teams.map(\.name).contains("Security"))
    let asked = GraphQuestion(team: "Security")
    #expect(try await self.graph(organization, asked, viewer: .anonymous).total == 0)
  }

  @Test func aNarrowQuestionKeepsTheNeighbours() async throws {
    let organization = try await DependentOrganization()
    for (question, found, drawn) in [
      (GraphQuestion(text: "MIDD"), ["middle"], ["middle", "BaseKit", "top"]),
      (GraphQuestion(team: "Platform"), ["BaseKit", "hello"], ["BaseKit", "hello", "middle", "secret"]),
      (GraphQuestion(text: "zlib"), [], []), (GraphQuestion(cyclesOnly: true), [], []),
    ] {
      let graph = try await graph(organization, question)
      #expect(graph.projects.map(\.project.name) == found, "\(question)")
      #expect(names(graph.map) == drawn, "\(question)")
    }
    #expect(try await graph(organization, GraphQuestion(text: "zlib")).external.map(\.name) == ["zlib"])
    let one = try await graph(organization, GraphQuestion(limit: 1))
    #expect(one.projects.count == 1 && one.total > 1 && one.map.nodes.count == 1 && one.map.omitted > 0)
  }
}
