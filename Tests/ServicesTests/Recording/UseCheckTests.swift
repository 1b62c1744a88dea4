import SearchModel
import TestSupport
import Testing

@testable import Services

@Suite struct UseCheckTests {
  private func use(
    of candidate: String, team: String = "", project: String = "", _ organization: DependentOrganization,
    viewer: Viewer = .operator
  ) async throws -> ResearchDossier.UseCheck? {
    let recording = organization.guildhall.useCases.recording
    let label = try await recording.record(
      RecordRequest(
        need: "a base", asker: Asker(team: team), project: project, candidates: [candidate], viewer: .operator)
    ).label
    _ = try await recording.decide(
      DecideRequest(label: label, opinions: [.init(candidate: candidate, kind: .adopt)], viewer: .operator))
    return try await recording.dossier(label, viewer: viewer).candidates.first?.use
  }

  @Test func manifestsOfTheProjectElseOfTheTeamAreLookedAt() async throws {
    let organization = try await DependentOrganization()
    let middle = ProjectLink(name: "middle", repository: "acme/middle", folder: "")
    let secret = ProjectLink(name: "secret", repository: "acme/secret", folder: "")
    #expect(try await use(of: "BaseKit", project: "middle", organization) == .used(by: [middle]))
    #expect(try await use(of: "BaseKit", project: "acme/middle", organization) == .used(by: [middle]))
    #expect(try await use(of: "BaseKit", project: "acme/top", organization) == .unused)
    #expect(try await use(of: "BaseKit", team: "security", organization) == .used(by: [secret]))
    #expect(try await use(of: "middle", team: "Security", organization) == .unused)
    #expect(try await use(of: "BaseKit", organization) == .unknown)
    #expect(try await use(of: "BaseKit", team: "Nobody", organization) == .unknown)
    #expect(try await use(of: "BaseKit", project: "not begun yet", organization) == .unknown)
  }

  @Test func hiddenManifestsAreNotSeen() async throws {
    let organization = try await DependentOrganization()
    #expect(try await use(of: "BaseKit", team: "Security", organization, viewer: .anonymous) == .unknown)
  }
}
