import SearchModel
import Services

/// Questions about projects, bounded, off the cooperative pool.
struct BoundedCataloguing: Cataloguing {
  private let base: any Cataloguing
  private let lane: Lane

  init(_ base: any Cataloguing, lane: Lane) {
    self.base = base
    self.lane = lane
  }

  func projects(_ request: ProjectListRequest) async throws -> ProjectListAnswer {
    try await lane.run { try await base.projects(request) }
  }

  func highlights(viewer: Viewer) async throws -> Highlights {
    try await lane.run { try await base.highlights(viewer: viewer) }
  }

  func project(_ name: String, viewer: Viewer) async throws -> ProjectDetail {
    try await lane.run { try await base.project(name, viewer: viewer) }
  }

  func project(at address: ProjectAddress, viewer: Viewer) async throws -> ProjectDetail {
    try await lane.run { try await base.project(at: address, viewer: viewer) }
  }

  func use(of question: PackageQuestion) async throws -> PackageUse {
    try await lane.run { try await base.use(of: question) }
  }

  func graph(_ question: GraphQuestion, viewer: Viewer) async throws -> OrganizationGraph {
    try await lane.run { try await base.graph(question, viewer: viewer) }
  }
}
