import SearchModel
import Services

extension FakeServices: DecisionBrowsing {
  func decisions(_ request: DecisionListRequest) async throws -> DecisionPage {
    DecisionPage(decisions: [], total: 0)
  }

  func decision(_ repository: String, path: String, viewer: Viewer) async throws -> DecisionDetail {
    throw UserFacingError(.notFound, "There is no \(path) here.")
  }
}
