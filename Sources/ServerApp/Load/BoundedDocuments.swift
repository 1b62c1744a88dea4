import SearchModel
import Services

/// Questions about documents, bounded, off the cooperative pool.
struct BoundedDocuments: DocumentReading {
  private let base: any DocumentReading
  private let lane: Lane

  init(_ base: any DocumentReading, lane: Lane) {
    self.base = base
    self.lane = lane
  }

  func library(matching: String, skip: Int, limit: Int, viewer: Viewer) async throws -> DocumentLibrary {
    try await lane.run { try await base.library(matching: matching, skip: skip, limit: limit, viewer: viewer) }
  }

  func documentation(of repository: String, viewer: Viewer) async throws -> DocumentedRepository {
    try await lane.run { try await base.documentation(of: repository, viewer: viewer) }
  }

  func document(_ repository: String, path: String, viewer: Viewer) async throws -> DocumentDetail {
    try await lane.run { try await base.document(repository, path: path, viewer: viewer) }
  }

  func sections(of repository: String, path: String, viewer: Viewer) async throws -> DocumentText {
    try await lane.run { try await base.sections(of: repository, path: path, viewer: viewer) }
  }

  func handbook(viewer: Viewer) async throws -> Handbook? {
    try await lane.run { try await base.handbook(viewer: viewer) }
  }

  func chapter(_ slug: String, viewer: Viewer) async throws -> HandbookChapter {
    try await lane.run { try await base.chapter(slug, viewer: viewer) }
  }

  func chapters(matching words: String, viewer: Viewer) async throws -> [DocumentHit] {
    try await lane.run { try await base.chapters(matching: words, viewer: viewer) }
  }

  func practices(followedBy repository: String, folder: String, viewer: Viewer) async throws -> [FollowedPractice] {
    try await lane.run { try await base.practices(followedBy: repository, folder: folder, viewer: viewer) }
  }
}
