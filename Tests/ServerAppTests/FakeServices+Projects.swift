import SearchModel
import Services

extension FakeServices {
  func project(at address: ProjectAddress, viewer: Viewer) async throws -> ProjectDetail {
    guard case .repository(let name, _, _, _) = address else { throw UserFacingError(.notFound, "There is none here.") }
    return try await project(name, viewer: viewer)
  }
}
