import Foundation
import SearchModel
import Services

/// Records nothing: answers as if it had.
extension FakeServices: RecordKeeping {
  private static var dossier: ResearchDossier {
    let summary = ProjectLink(name: "payments", repository: "shop/payments", folder: "")
    return ResearchDossier(
      label: "R-1", need: "answer many connections", asker: Asker(person: "Ada", team: "Payments"),
      project: "shop/payments", created: date,
      candidates: [
        .init(
          identifier: "apple/swift-nio:#swift-nio", title: "swift-nio", address: ProjectAddress(summary),
          verdicts: [
            Verdict(
              candidate: "apple/swift-nio:#swift-nio", kind: .dismiss, reason: .missingFeature,
              words: "no \u{2028}HTTP/3",
              person: "Ada", date: date),
            Verdict(candidate: "apple/swift-nio:#swift-nio", kind: .adopt, date: date.addingTimeInterval(60)),
          ], use: .used(by: [summary])),
        .init(identifier: "import:upstream#Twisted", title: "twisted"),
      ], verdicts: [Verdict(candidate: nil, kind: .build, words: "Nothing fits.", date: date)], state: .taken)
  }

  func record(_ request: RecordRequest) async throws -> ResearchDossier {
    if let failure { throw failure }
    return ResearchDossier(
      label: "R-2", need: request.need, asker: request.asker, project: request.token ?? request.project,
      created: Self.date,
      candidates: (request.candidates ?? []).map { .init(identifier: $0, title: $0) })
  }

  func decide(_ request: DecideRequest) async throws -> ResearchDossier {
    if let failure { throw failure }
    var dossier = try known(request.label)
    dossier.project = request.token ?? ""
    dossier.verdicts = request.opinions.map {
      Verdict(
        candidate: $0.candidate, kind: $0.kind, reason: $0.reason, words: $0.words, person: request.person,
        date: Self.date)
    }
    return dossier
  }

  func dossier(_ label: String, viewer: Viewer) async throws -> ResearchDossier { try known(label) }

  private func known(_ label: String) throws -> ResearchDossier {
    if let failure { throw failure }
    guard label == "R-1" else { throw UserFacingError(.notFound, "There is no research \(label).") }
    return Self.dossier
  }

  func dossiers(_ request: DossierListRequest) async throws -> DossierPage {
    if let failure { throw failure }
    let all = (1...3).map { number in
      var dossier = Self.dossier
      dossier.label = "R-\(4 - number)"
      dossier.need = [request.matching, request.team ?? "", request.isOpen ? "open" : ""].joined(separator: "|")
      return dossier
    }
    return DossierPage(dossiers: Array(all.dropFirst(request.skip).prefix(request.limit)), total: all.count)
  }

  func opinions(of identifiers: [String], viewer: Viewer) async throws -> [String: ProjectOpinions] { [:] }

  func decisionDocument(of label: String, number: Int?, viewer: Viewer) async throws -> DecisionDocument {
    _ = try known(label)
    return DecisionDocument(fileName: "0001-answer-many-connections.md", markdown: "# answer many connections\n")
  }
}
