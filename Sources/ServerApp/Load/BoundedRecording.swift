import SearchModel
import Services

/// Record keeping, bounded, off the cooperative pool.
struct BoundedRecording: RecordKeeping {
  private let base: any RecordKeeping
  private let lane: Lane

  init(_ base: any RecordKeeping, lane: Lane) {
    self.base = base
    self.lane = lane
  }

  func record(_ request: RecordRequest) async throws -> ResearchDossier {
    try await lane.run { try await base.record(request) }
  }

  func decide(_ request: DecideRequest) async throws -> ResearchDossier {
    try await lane.run { try await base.decide(request) }
  }

  func dossier(_ label: String, viewer: Viewer) async throws -> ResearchDossier {
    try await lane.run { try await base.dossier(label, viewer: viewer) }
  }

  func dossiers(_ request: DossierListRequest) async throws -> DossierPage {
    try await lane.run { try await base.dossiers(request) }
  }

  func opinions(of identifiers: [String], viewer: Viewer) async throws -> [String: ProjectOpinions] {
    try await lane.run { try await base.opinions(of: identifiers, viewer: viewer) }
  }

  func decisionDocument(of label: String, number: Int?, viewer: Viewer) async throws -> DecisionDocument {
    try await lane.run { try await base.decisionDocument(of: label, number: number, viewer: viewer) }
  }
}
