import Foundation
import SearchModel
import Services

/// As much of an organisation as the server itself asks for.
struct FakeServices: Searching, Browsing, Cataloguing {
  static let date = Date(timeIntervalSince1970: 1_750_000_000)

  var lastRun: SyncRun? = SyncRun(
    started: date, finished: date.addingTimeInterval(10), repositories: 3, changed: 1, failed: 1)
  var oldestMatch: Date? = date
  var failure: UserFacingError?
  /// Runs before a search answers.
  var beforeSearch: @Sendable () async throws -> Void = {}
  var incomplete: [Incompleteness] = []

  func search(_ request: SearchRequest) async throws -> SearchAnswer {
    try await beforeSearch()
    if let failure { throw failure }
    return SearchAnswer(
      query: request.query, totals: SearchAnswer.Totals(), hiddenForks: 0, hiddenArchived: 0, incomplete: incomplete,
      elapsed: .milliseconds(3))
  }

  func complete(_ prefix: String, viewer: Viewer, limit: Int) async throws -> [Completion] { [] }

  func overview(viewer: Viewer) async throws -> Overview {
    Overview(
      organization: "Swift Commons", repositories: 3, projects: 3, files: 40, documents: 5, owners: 2,
      indexedBytes: 1_000, oldestMatch: oldestMatch, failing: 1, isSyncing: false)
  }

  func repositories(matching: String, viewer: Viewer) async throws -> [RepositorySummary] {
    (0..<40).map { number in
      RepositorySummary(
        facts: RepositoryFacts(id: RepositoryID(UInt32(number)), name: "team/repository-\(number)"),
        description: "A repository", freshness: .never, files: 1, indexedBytes: 25)
    }
  }

  func projects(_ request: ProjectListRequest) async throws -> ProjectListAnswer { ProjectListAnswer() }

  func highlights(viewer: Viewer) async throws -> Highlights { Highlights() }

  func project(_ name: String, viewer: Viewer) async throws -> ProjectDetail {
    throw UserFacingError(.notFound, "There is no \(name) here.")
  }

  func repository(_ name: String, viewer: Viewer) async throws -> RepositoryDetail {
    throw UserFacingError(.notFound, "There is no \(name) here.")
  }

  func tree(_ repository: String, branch: String?, path: String, viewer: Viewer) async throws -> [TreeEntry] { [] }

  func file(_ repository: String, branch: String?, path: String, viewer: Viewer) async throws -> FileDetail {
    throw UserFacingError(.notFound, "There is no \(path) here.")
  }

  func raw(_ repository: String, branch: String?, path: String, viewer: Viewer) async throws -> [UInt8] { [] }

  func history(
    _ repository: String, branch: String?, path: String, skip: Int, limit: Int, viewer: Viewer
  ) async throws -> [HistoryEntry] { [] }

  func status(viewer: Viewer) async throws -> StatusReport {
    if let failure { throw failure }
    return StatusReport(
      overview: try await overview(viewer: viewer), generation: 4, shards: 2, shardBytes: 800, lastRun: lastRun)
  }
}
