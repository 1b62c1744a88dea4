import SearchModel
import Services

extension FakeServices: Directory {
  func teams(viewer: Viewer) async throws -> [TeamSummary] { [] }

  func team(_ name: String, viewer: Viewer) async throws -> TeamDetail {
    throw UserFacingError(.notFound, "There is no \(name) here.")
  }

  func people(matching: String, skip: Int, limit: Int, viewer: Viewer) async throws -> PeoplePage {
    PeoplePage(people: [], total: 0)
  }

  func person(_ key: String, viewer: Viewer) async throws -> PersonDetail {
    throw UserFacingError(.notFound, "There is no \(key) here.")
  }
}
