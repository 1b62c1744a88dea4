import Foundation
import SearchModel
import Services

extension SampleOrganization: RecordKeeping {
  private static let then = now.addingTimeInterval(-200 * 86_400)

  /// Decided, with a history.
  private static var decidedDossier: ResearchDossier {
    let nio = rich.identifier
    return ResearchDossier(
      label: "R-1", need: "answer many connections", asker: Asker(person: ada.name, team: "Apple"),
      project: "apple/swift-nio", created: then,
      candidates: [
        .init(
          identifier: nio, title: "swift-nio", address: ProjectAddress(rich),
          verdicts: [
            Verdict(
              candidate: nio, kind: .dismiss, reason: .missingFeature, words: "no HTTP/3", person: ada.name, date: then),
            Verdict(candidate: nio, kind: .adopt, words: "It has it now.", person: ada.name, date: then),
          ], use: .used(by: [ProjectLink(name: "server", repository: "apple/server", folder: "")])),
        .init(
          identifier: "gone:#wrapped", title: "wrapped",
          verdicts: [Verdict(candidate: "gone:#wrapped", kind: .wrap, date: now)], use: .unused),
      ], state: .taken)
  }

  private static var open: ResearchDossier {
    ResearchDossier(
      label: "R-2", need: "draw a picture", created: now,
      candidates: [.init(identifier: rich.identifier, title: "swift-nio", address: ProjectAddress(rich))])
  }

  private static var hostileDossier: ResearchDossier {
    let all = script + image + reordering
    let verdict = Verdict(
      candidate: image, kind: .dismiss, reason: .other, words: all, person: script,
      date: Date(timeIntervalSince1970: .nan))
    return ResearchDossier(
      label: "R-3", need: all, asker: Asker(person: image, team: script), project: all, created: now,
      candidates: [
        .init(
          identifier: image, title: script, address: .imported(source: "javascript:alert(1)", identifier: image),
          verdicts: [verdict]),
        .init(
          identifier: script, title: image, verdicts: [Verdict(candidate: script, kind: .extend, date: now)],
          use: .used(by: [ProjectLink(name: script, repository: hostileName, folder: image)])),
      ], verdicts: [Verdict(candidate: nil, kind: .build, words: all, person: image, date: now)], state: .taken)
  }

  func record(_ request: RecordRequest) async throws -> ResearchDossier {
    recorded(request)
    var dossier = Self.open
    dossier.need = request.need
    return dossier
  }

  func decide(_ request: DecideRequest) async throws -> ResearchDossier {
    decided(request)
    guard !request.opinions.contains(where: { $0.candidate == "nothing" }) else {
      throw UserFacingError(.notFound, "There is no project nothing.", hint: "Search for it.")
    }
    return try await dossier(request.label, viewer: request.viewer)
  }

  func dossier(_ label: String, viewer: Viewer) async throws -> ResearchDossier {
    guard let dossier = [Self.decidedDossier, Self.open, Self.hostileDossier].first(where: { $0.label == label }) else {
      throw UserFacingError(.notFound, "There is no research \(label).")
    }
    return dossier
  }

  func dossiers(_ request: DossierListRequest) async throws -> DossierPage {
    if isEmpty || request.matching == Self.script { return DossierPage(dossiers: [], total: 0) }
    switch request.team {
    case nil: return DossierPage(dossiers: [Self.hostileDossier, Self.open, Self.decidedDossier], total: 3)
    case "Apple": return DossierPage(dossiers: [Self.decidedDossier], total: 7)
    default: return DossierPage(dossiers: [], total: 0)
    }
  }

  func opinions(of identifiers: [String], viewer: Viewer) async throws -> [String: ProjectOpinions] {
    let known = [
      Self.rich.identifier: Self.opinions,
      Self.hostileProject.identifier: ProjectOpinions(
        dismissals: [.init(reason: .other, teams: 1, words: [Self.script])], research: [Self.hostileDossier]),
    ]
    return known.filter { identifiers.contains($0.key) }
  }

  static var opinions: ProjectOpinions {
    ProjectOpinions(
      takenBy: [.adopt: 2],
      dismissals: [
        .init(reason: .missingFeature, teams: 3, words: ["no HTTP/3"]), .init(reason: .security, teams: 1),
      ], research: [decidedDossier, open])
  }

  static var earlier: [EarlierResearch] {
    [
      EarlierResearch(dossier: decidedDossier, why: .sameNeed),
      EarlierResearch(dossier: hostileDossier, why: .sameCandidates(["swift-nio", script])),
    ]
  }

  func decisionDocument(of label: String, number: Int?, viewer: Viewer) async throws -> DecisionDocument {
    _ = try await dossier(label, viewer: viewer)
    return DecisionDocument(fileName: "0001-answer-many-connections.md", markdown: "# answer many connections\n")
  }
}
