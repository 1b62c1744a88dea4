import SearchModel
import Services

extension FakeServices: Demanding, SignalKeeping {
  func demand(_ request: DemandRequest) async throws -> DemandReport { DemandReport(window: request.window) }

  func demandGroup(_ id: String, viewer: Viewer) async throws -> DemandGroup {
    throw UserFacingError(.notFound, "There is no \(id) here.")
  }

  func digest(of week: Week, isBrief: Bool, viewer: Viewer) async throws -> DemandDigest {
    DemandDigest(organization: "Swift Commons", week: week)
  }

  func noteOpened(_ identifier: String, after looked: LookedFor, by asker: Asker) {}
  func isOptedOut(_ person: String) async throws -> Bool { false }
  func setOptOut(_ isOut: Bool, of person: String) async throws {}
}
