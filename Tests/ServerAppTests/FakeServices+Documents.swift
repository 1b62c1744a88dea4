import SearchModel
import Services

extension FakeServices: DocumentReading {
  private func absent(_ thing: String) -> UserFacingError { UserFacingError(.notFound, "There is no \(thing) here.") }

  func library(matching: String, skip: Int, limit: Int, viewer: Viewer) async throws -> DocumentLibrary {
    DocumentLibrary(entries: [], total: 0, documents: 0)
  }

  func documentation(of repository: String, viewer: Viewer) async throws -> DocumentedRepository {
    throw absent(repository)
  }

  func document(_ repository: String, path: String, viewer: Viewer) async throws -> DocumentDetail {
    throw absent(path)
  }

  func sections(of repository: String, path: String, viewer: Viewer) async throws -> DocumentText {
    throw absent(path)
  }

  func handbook(viewer: Viewer) async throws -> Handbook? { nil }

  func chapter(_ slug: String, viewer: Viewer) async throws -> HandbookChapter { throw absent(slug) }

  func chapters(matching words: String, viewer: Viewer) async throws -> [DocumentHit] { [] }

  func practices(followedBy repository: String, folder: String, viewer: Viewer) async throws -> [FollowedPractice] {
    []
  }
}
