import Demand
import SearchModel
import Services

extension FakeServices: Demanding, SignalKeeping {
  private static func group(_ id: String) -> DemandGroup {
    DemandGroup(
      id: id, need: "retry calls", wordings: ["http \u{1B}retry"], kinds: [.unmet, .homemade], people: 4, requests: 9,
      teams: [.init(name: "NIO", title: "Network people", channels: ["#nio"]), .init(name: "Else", isKnown: false)],
      smallTeams: 1, trend: id == "a" ? .rising : nil,
      candidates: [
        .init(
          summary: ProjectSummary(
            id: 1, name: "nio", description: "Networking", repository: "apple/swift-nio", folder: "", ecosystem: "swift"
          ),
          channels: ["#nio"], fit: .partial,
          opinions: ProjectOpinions(
            takenBy: [.adopt: 1, .wrap: 1],
            dismissals: [.init(reason: .missingFeature, teams: 2, words: ["No backoff."])])
        )
      ], solutions: [.init(label: "R-1", team: "NIO", project: "apple/x", words: "Small.")], research: ["R-1"])
  }

  func demand(_ request: DemandRequest) async throws -> DemandReport {
    if let failure { throw failure }
    return DemandReport(
      window: request.window, groups: Array(["a", "b"].map(Self.group).prefix(request.limit)), total: 2,
      lacks: ["Something."])
  }

  func demandGroup(_ id: String, viewer: Viewer) async throws -> DemandGroup { Self.group(id) }

  func digest(of week: Week, isBrief: Bool, viewer: Viewer) async throws -> DemandDigest {
    if let failure { throw failure }
    return DemandDigest(
      organization: "Swift Commons", week: week, items: [.init(group: Self.group("a"), isNew: true)])
  }

  func noteOpened(_ identifier: String, after looked: LookedFor, by asker: Asker) {}
  func isOptedOut(_ person: String) async throws -> Bool { false }
  func setOptOut(_ isOut: Bool, of person: String) async throws {}
}
