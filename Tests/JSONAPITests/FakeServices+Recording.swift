import Foundation
import SearchModel
import Services

extension FakeServices: RecordKeeping {
  private static var dossier: ResearchDossier {
    ResearchDossier(label: "R-1", need: "answer many connections", created: Date(timeIntervalSince1970: 1_750_000_000))
  }

  func record(_ request: RecordRequest) async throws -> ResearchDossier { Self.dossier }

  func decide(_ request: DecideRequest) async throws -> ResearchDossier { Self.dossier }

  func dossier(_ label: String, viewer: Viewer) async throws -> ResearchDossier {
    guard label == "R-1" else { throw UserFacingError(.notFound, "There is no research \(label).") }
    return Self.dossier
  }

  func dossiers(_ request: DossierListRequest) async throws -> DossierPage {
    DossierPage(dossiers: [Self.dossier], total: 1)
  }

  func opinions(of identifiers: [String], viewer: Viewer) async throws -> [String: ProjectOpinions] { [:] }

  func decisionDocument(of label: String, number: Int?, viewer: Viewer) async throws -> DecisionDocument {
    DecisionDocument(fileName: "0001-answer-many-connections.md", markdown: "# answer many connections\n")
  }
}
