import Readiness
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

  /// Only of the first repository something was read.
  func describe(_ detail: inout ProjectDetail) {
    guard detail.summary.repository == repositoryNames.first else { return }
    let readme = ProjectFile(path: "README.md", text: "# NIO\n\nRun it: `\u{1B}[31m`\n\n```\nswift test\n```\n")
    let commands = ProjectCommands.find(in: [readme], paths: [readme.path])
    detail.profile.commands = commands.commands
    detail.profile.readiness = ReadinessReport(
      of: ProjectFacts(name: detail.summary.name), documents: [readme], commands: commands, paths: [readme.path])
    detail.owners = [ProjectOwner(kind: .person, name: "x", basis: .guess, evidence: "Most merges of the last year.")]
    detail.imported = ImportedFacts()
  }
}
