import Catalog
import Foundation
import SearchModel

/// A catalogue in a folder of its own, deleted with the test.
final class Fixture {
  let folder: URL
  let catalog: Catalog

  init(trace: (@Sendable (String) -> Void)? = nil) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("catalog-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    catalog = try Catalog(path: folder.appendingPathComponent("catalog.sqlite").path, trace: trace)
  }

  var path: String { folder.appendingPathComponent("catalog.sqlite").path }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Publishes a repository with these files, one document and one project.
  @discardableResult
  func publish(
    _ name: String, files: [(path: String, branches: Int64)] = [], shard: String? = nil,
    document: DocumentRecord? = nil, project: String? = nil
  ) throws -> RepositoryRecord {
    var record = try catalog.register(name: name, sourceURL: "https://example.org/\(name)", mirror: name)
    record.branches = ["main", "next"]
    record.files = files.count
    try catalog.publish(
      IndexedContents(
        repository: record,
        files: files.map { file in
          FileRecord(
            repositoryId: record.id, path: file.path, oid: "1", branchMask: file.branches, mode: 0o100644, size: 10,
            language: "Swift", skipped: file.path.hasSuffix(".png") ? "binary" : nil)
        },
        shards: shard.map {
          [ShardRecord(fileName: $0, repositoryId: record.id, documents: 1, textBytes: 10, fileBytes: 20)]
        } ?? [],
        documents: document.map { [$0] } ?? [],
        projects: project.map {
          [
            IndexedProject(
              ProjectRecord(
                repositoryId: record.id, name: $0, description: "It retries calls", folder: "", ecosystem: "swift",
                license: nil, topics: []))
          ]
        } ?? [],
        problems: []))
    return record
  }
}

extension Catalog {
  /// Names of the projects that match, best first.
  func names(
    matching expression: String, _ filter: ProjectFilter = ProjectFilter(includesHidden: true),
    in repositories: [Int64]? = nil, importedLanguages: [String]? = nil
  ) async throws -> [String] {
    let found = try await projects(
      matching: expression, filter, in: repositories, importedLanguages: importedLanguages)
    return try await projects(withIDs: found.matches.map(\.id)).map(\.name)
  }
}
