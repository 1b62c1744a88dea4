import Catalog
import CodeIndex
import Foundation
import GitRead
import Manifests
import Markup
import Metadata
import SearchModel
import Settings
import Synchronization

/// Turns one repository, at the commits of its indexed branches, into shards and
/// catalogue facts: all of it, or what changed (`RepositoryIndexer+Layer`). Nothing is published here: until the catalogue takes the
/// result in one transaction, the previous state answers.
struct RepositoryIndexer: Sendable {
  /// Below this a second worker costs more than it saves: a git process, a shard.
  private static let filesPerWorker = 2_000
  /// Files handed to a worker at a time.
  private static let share = 256

  let repository: GitRepository
  let record: RepositoryRecord
  let background: RepositoryBackground
  let commits: [ObjectID]
  let limits: IndexLimits
  let shards: URL
  let cores: Int
  let cancellation: Cancellation
  /// `(done, total)` files.
  let progress: @Sendable (Int, Int) -> Void

  func survey() throws -> TreeSurvey {
    try TreeSurvey(of: repository, commits: commits, limits: limits, bounds: WorkBounds(cancellation: cancellation))
  }

  /// Reads all files, and what they say.
  func contents(of survey: TreeSurvey, now: Date) throws -> IndexedContents {
    let results = try takeIn(survey.files)
    let documents = results.flatMap(\.facts.documents).sorted { $0.path < $1.path }
    var contents = try facts(
      results.map(\.facts), of: results.flatMap(\.files), survey, documents: documents.map(\.outline), now: now)
    contents.documents = documents
    contents.shards = shardRecords(results)
    return contents
  }

  /// What files say of the repository and its projects, without the documents to be stored and the shards.
  ///
  /// `kept` are parts of the default branch's, `files` all that are indexed, `documents` all of the default branch by path.
  func facts(
    _ kept: [FileFacts], of files: [FileRecord], _ survey: TreeSurvey, documents: [DocumentOutline], now: Date
  ) throws -> IndexedContents {
    let factFiles = FactFiles.merged(kept.map(\.files))
    let (metadata, located) = try readMetadata(factFiles.files, survey.files)
    var background = background
    if let head = commits.first {
      let bounds = WorkBounds(cancellation: cancellation)
      background.history = try RepositoryHistory(
        of: repository, head: head, record: record, documents: documents.map(\.path), now: now, bounds: bounds)
      background.readTags(of: repository, bounds: bounds)
    }
    let reading = try RepositoryReading(
      record: record, background: background, paths: Self.paths(files), files: factFiles.files + located,
      metadata: metadata, documents: documents)
    return try RepositoryFactsReader(
      reading: reading, files: files, symbols: SymbolFacts.merged(kept.map(\.symbols)), refused: survey.refused,
      leftOut: factFiles.leftOut, now: now
    ).contents()
  }

  /// What is on the default branch and could be read, sorted by the bytes.
  private static func paths(_ files: [FileRecord]) -> [String] {
    files.filter { $0.branchMask & 1 != 0 && $0.skipped == nil }.map(\.path)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  func shardRecords(_ results: [IntakeResult]) -> [ShardRecord] { results.flatMap(\.shards).map(ShardRecord.init) }

  // MARK: Catalogue files that others name

  /// Rounds of locations that name further ones.
  private static let mostRounds = 3
  private static let mostLocated = 500

  /// Catalogue files may be called anything where another one names them: those are read when it is known.
  private func readMetadata(
    _ kept: [FactFile], _ surveyed: [SurveyedFile]
  ) throws -> (metadata: RepositoryMetadata, located: [FactFile]) {
    let files = kept.filter { RepositoryMetadata.isMetadata($0.path) }
    var located: [FactFile] = []
    var metadata = RepositoryMetadata(files: files.map { ($0.path, $0.content) })
    var known = Set(files.map(\.path))
    for _ in 0..<Self.mostRounds where !metadata.missingFiles.isEmpty {
      let globs = metadata.missingFiles.compactMap { try? Glob($0) }
      let wanted = surveyed.lazy.filter { file in
        file.branches & 1 != 0 && file.skipped == nil && !known.contains(file.entry.name)
          && (file.entry.name.hasSuffix(".yaml") || file.entry.name.hasSuffix(".yml"))
          && globs.contains { $0.matches(file.entry.name) }
      }.prefix(Self.mostLocated - located.count)
      let found = try read(Array(wanted))
      guard !found.isEmpty else { break }
      known.formUnion(found.map(\.path))
      located += found
      metadata = RepositoryMetadata(files: (files + located).map { ($0.path, $0.content) })
    }
    return (metadata, located)
  }

  private func read(_ files: [SurveyedFile]) throws -> [FactFile] {
    var found: [FactFile] = []
    let blobs = BlobReader(repository, maximumSize: RepositoryMetadata.largestYAML, cancellation: cancellation)
    try blobs.read(files.map(\.entry.id)) { index, blob in
      if case .bytes(let bytes) = blob { found.append(FactFile(path: files[index].entry.name, content: Array(bytes))) }
    }
    return found
  }

  // MARK: Contents

  /// Reads files into shards and rows.
  func takeIn(_ files: [SurveyedFile]) throws -> [IntakeResult] {
    let workers = max(1, min(cores, files.count / Self.filesPerWorker))
    let position = Mutex(0)
    let outcomes = Mutex<[Result<IntakeResult, any Error>]>([])
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      let outcome = Result { try work(worker, on: files, from: position) }
      // One worker's failure ends the others at their next share.
      if case .failure = outcome { position.withLock { $0 = files.count } }
      outcomes.withLock { $0.append(outcome) }
    }
    return try outcomes.withLock { try $0.map { try $0.get() } }
  }

  private func work(_ worker: Int, on files: [SurveyedFile], from position: borrowing Mutex<Int>) throws -> IntakeResult
  {
    let intake = try FileIntake(
      repository: record.repositoryID, name: record.name, branches: record.branches,
      blobs: BlobReader(repository, maximumSize: limits.fileSize, cancellation: cancellation),
      writer: ShardWriter(folder: shards.path, name: "r\(record.id)-\(worker)"))
    while true {
      let start = position.withLock { position in
        defer { position = min(files.count, position + Self.share) }
        return position
      }
      guard start < files.count else { break }
      if cancellation.isCancelled { throw CancellationError() }
      try intake.take(files[start..<min(files.count, start + Self.share)])
      progress(min(files.count, start + Self.share), files.count)
    }
    return try intake.finish()
  }
}
