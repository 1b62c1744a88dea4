import CodeIndex
import Foundation
import GRDB
import Logging
import QueryLanguage
import SearchModel
import TestSupport

@testable import Catalog
@testable import Services

/// A data folder that is synced, and all that it answers about its repositories.
struct SyncedFolder {
  let data: DataFolder
  let guildhall: Guildhall
  let catalog: Catalog

  init(_ name: String, in folder: TemporaryFolder) throws {
    data = DataFolder(folder.file(name))
    try data.create()
    guildhall = try Guildhall(data: data, settingsFile: folder.file("guildhall.yaml"), logger: .silent)
    catalog = try Catalog(path: data.catalog.path)
  }

  @discardableResult
  func sync() async throws -> SyncReport { try await guildhall.sync() }

  func snapshot() throws -> IndexSnapshot {
    let (snapshot, damaged) = IndexSnapshot.open(try catalog.shards().map(\.live), in: data.shards, reusing: nil)
    if let first = damaged.first { throw UserFacingError(.damaged, "\(first.file): \(first.cause)") }
    return snapshot
  }

  func answers(to queries: [String]) async throws -> SyncedAnswers {
    let manifest = try catalog.manifest()
    let names = Dictionary(manifest.repositories.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let snapshot = try snapshot()
    let scope = SearchScope(
      manifest.repositories.map { RepositoryFacts(id: $0.repositoryID, name: $0.name, branches: $0.branches) })
    var answers = SyncedAnswers()
    for query in queries {
      let parsed = try QueryParser.parse(query, languages: { $0.lowercased() }).query
      let result = try await snapshot.search(
        parsed, scope: scope, limits: SearchLimits(files: 10_000, linesPerFile: 3, matchedLines: .max))
      answers.found[query] = result.files.map { file in
        let repository = names[Int64(file.repository.rawValue)] ?? ""
        return "\(repository) \(file.path) \(file.language) \(file.branches) \(file.lineCount) \(file.lines)"
      }.sorted()
      answers.scores[query] = result.files.map { Int(($0.score * 1_000).rounded()) }.sorted()
      let languages = result.filesByLanguage.sorted { $0 < $1 }
      answers.found[query]?.append("\(result.lineCount) \(result.fileCount) \(languages)")
    }
    for record in manifest.repositories { try await answers.add(record, manifest, from: self, snapshot) }
    return answers
  }
}

/// What two data folders of the same sources must agree on.
struct SyncedAnswers: Equatable {
  var found: [String: [String]] = [:]
  var scores: [String: [Int]] = [:]
  /// A line for each thing that is known of each repository.
  var known: [String: [String]] = [:]

  fileprivate mutating func add(
    _ record: RepositoryRecord, _ manifest: Manifest, from folder: SyncedFolder, _ snapshot: IndexSnapshot
  ) async throws {
    let catalog = folder.catalog
    var lines = ["\(record.branches) \(record.headCommit ?? "") \(record.files) \(record.indexedBytes)"]
    lines.append("\(record.description) \(record.readmePath ?? "") \(record.license ?? "") \(record.topics)")
    for file in try catalog.files(ofRepository: record.id) {
      lines.append("\(file.path) \(file.oid) \(file.branchMask) \(file.mode) \(file.size) \(file.language)")
      lines.append("  \(file.skipped ?? "") \(file.isOwn) \(file.withoutSymbols ?? "")")
      guard file.skipped == nil else { continue }
      for (number, branch) in record.branches.enumerated() where file.branchMask >> Int64(number) & 1 != 0 {
        let document = try snapshot.document(repository: record.repositoryID, path: file.path, branch: branch)
        let text = String(decoding: document?.content ?? [0], as: UTF8.self)
        lines.append("  \(branch): \(text) \(document?.symbols ?? [])")
      }
    }
    lines += manifest.languageShares.filter { $0.repositoryId == record.id }
      .map { "\($0.language) \($0.files) \($0.bytes) \($0.ownBytes)" }.sorted()
    lines += manifest.skippedCounts.filter { $0.repositoryId == record.id }.map { "\($0.reason) \($0.files)" }.sorted()
    for outline in try catalog.outlines(ofRepository: record.id) {
      lines.append("\(outline)")
      let document = try await catalog.document(outline.path, ofRepository: record.id)
      lines.append("  \(document?.sections.map { "\($0.heading) \($0.anchor) \($0.line) \($0.body)" } ?? [])")
    }
    for project in try await catalog.projects(ofRepository: record.id) {
      lines.append("\(project.name) \(project.folder) \(project.ecosystem) \(project.description) \(project.language)")
      lines.append("  \(try catalog.symbols(ofProjectRow: project.id ?? 0))")
      lines.append("  \(try await catalog.profile(ofProject: project.id ?? 0) ?? "")")
    }
    lines.append(try await catalog.profile(ofRepository: record.id) ?? "")
    lines += try await catalog.problems().filter { $0.repositoryId == record.id }.map(\.message).sorted()
    known[record.name] = lines
  }

  /// The first lines in which two differ, for people.
  static func difference(_ left: SyncedAnswers, _ right: SyncedAnswers) -> String {
    for (query, found) in left.found where found != right.found[query] {
      return "\(query): \(Set(found).symmetricDifference(right.found[query] ?? []).sorted())"
    }
    for (query, scores) in left.scores where scores != right.scores[query] {
      return "\(query): scores \(scores), \(right.scores[query] ?? [])"
    }
    for (name, lines) in left.known where lines != right.known[name] {
      return "\(name): \(Set(lines).symmetricDifference(right.known[name] ?? []).sorted().joined(separator: "\n"))"
    }
    return "nothing"
  }
}

extension Catalog {
  fileprivate func symbols(ofProjectRow id: Int64) throws -> [String] {
    try read { db in
      try ProjectSymbol.fetchAll(
        db, sql: "SELECT kind, name, path, line, text FROM projectSymbol WHERE projectId = ? ORDER BY position",
        arguments: [id])
    }.map { "\($0)" }
  }
}
