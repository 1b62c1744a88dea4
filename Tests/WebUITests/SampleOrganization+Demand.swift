import Demand
import SearchModel
import Services

extension SampleOrganization: Demanding, SignalKeeping {
  private static let needed = DemandGroup(
    id: "1q0zr7m3k", need: "retry a flaky HTTP call, waiting longer each time", wordings: ["http retry backoff"],
    kinds: [.unmet, .homemade], people: 5, requests: 1_212,
    teams: [
      .init(name: "Apple", title: "Apple people", channels: ["https://forums.example.org/c/nio", "team@example.org"]),
      .init(name: "Else", isKnown: false),
    ], smallTeams: 1, trend: .rising,
    candidates: [
      .init(
        summary: project, channels: ["#nio"], fit: .partial,
        opinions: ProjectOpinions(
          takenBy: [.adopt: 1], dismissals: [.init(reason: .missingFeature, teams: 3, words: ["No backoff."])])),
      .init(summary: imported, fit: .weak),
    ], solutions: [.init(label: "R-12", team: "Apple", project: "apple/core", words: "Small enough.")],
    research: ["R-12", "R-7"])

  private static let hostileNeed = DemandGroup(
    id: hostileName, need: script + reordering, wordings: [image, script], kinds: [.failed], people: .max,
    requests: .max,
    teams: [.init(name: hostileTeam.name, title: image, channels: ["javascript:alert(1)", image, "a@b\"><script>"])],
    candidates: [
      .init(
        summary: hostileProject, channels: [script], fit: .good,
        opinions: ProjectOpinions(dismissals: [.init(reason: .other, teams: .max, words: [image])]))
    ], solutions: [.init(label: script, team: image, project: script, words: reordering)], research: [image])

  func demand(_ request: DemandRequest) async throws -> DemandReport {
    guard !isEmpty, request.kind != .failed else { return DemandReport(window: request.window) }
    return DemandReport(
      window: request.window, groups: Array([Self.needed, Self.hostileNeed].prefix(request.limit)), total: 31,
      lacks: ["12 needs are not read yet: `make model` fetches it."])
  }

  func demandGroup(_ id: String, viewer: Viewer) async throws -> DemandGroup {
    guard
      let group = [Self.needed, Self.hostileNeed, DemandGroup(id: "bare", need: "count words", people: 3, requests: 3)]
        .first(where: { $0.id == id })
    else { throw UserFacingError(.notFound, "There is no such group of needs.") }
    return group
  }

  func digest(of week: Week, isBrief: Bool, viewer: Viewer) async throws -> DemandDigest {
    var digest = DemandDigest(organization: "Swift & Commons", week: week)
    if week.description != "2026-W09" {
      digest.items = [.init(group: Self.needed, isNew: true), .init(group: Self.hostileNeed, isNew: false)]
    }
    return digest
  }

  func noteOpened(_ identifier: String, after looked: LookedFor, by asker: Asker) { opened(identifier, looked, asker) }
  func isOptedOut(_ person: String) async throws -> Bool { person == "ben" }
  func setOptOut(_ isOut: Bool, of person: String) async throws {
    if person.isEmpty { throw UserFacingError(.badRequest, "Nobody is named.") }
  }
}
