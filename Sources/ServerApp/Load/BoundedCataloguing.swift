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

  func projects(matching: String, viewer: Viewer) async throws -> [ProjectSummary] {
    try await lane.run { try await base.projects(matching: matching, viewer: viewer) }
  }

  func project(_ name: String, viewer: Viewer) async throws -> ProjectDetail {
    try await lane.run { try await base.project(name, viewer: viewer) }
  }

  func project(at address: ProjectAddress, viewer: Viewer) async throws -> ProjectDetail {
    try await lane.run { try await base.project(at: address, viewer: viewer) }
  }

  func graph(_ question: GraphQuestion, viewer: Viewer) async throws -> OrganizationGraph {
    try await lane.run { try await base.graph(question, viewer: viewer) }
  }
}
