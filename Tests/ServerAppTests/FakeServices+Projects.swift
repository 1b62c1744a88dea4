import SearchModel
import Services

extension FakeServices {
  func graph(_ question: GraphQuestion, viewer: Viewer) async throws -> OrganizationGraph {
    let link = ProjectLink(name: "nio", repository: "apple/swift-nio", folder: "")
    return OrganizationGraph(
      projects: [OrganizationGraph.Project(project: link)], total: 1, cycles: [[link]],
      external: [
        OrganizationGraph.External(
          ecosystem: "npm", name: question.text, teams: 1, projects: 1,
          requirements: [OrganizationGraph.Requirement(requirement: "", projects: [link])])
      ], map: DependencyMap(nodes: [DependencyMap.Node(.project(link))], edges: [DependencyMap.Edge(from: 0, to: 0)]))
  }

  func project(at address: ProjectAddress, viewer: Viewer) async throws -> ProjectDetail {
    guard case .repository(let name, _, _, _) = address else { throw UserFacingError(.notFound, "There is none here.") }
    return try await project(name, viewer: viewer)
  }
}
