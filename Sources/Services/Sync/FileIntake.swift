import Catalog
import CodeIndex
import Foundation
import GitRead
import Languages
import SearchModel
import Symbols

/// What the files of one worker's share gave.
struct IntakeResult {
  var files: [FileRecord] = []
  /// Of the default branch.
  var facts = FileFacts()
  var shards: [ShardSummary] = []
}

/// Reads files, finds out what they are, and gives them to the index: one worker,
/// with its own git process, its own symbol finder and its own shard writer.
final class FileIntake {
  /// Why a file is skipped that git could not give.
  static let missingObject = "missing object"
  static let damagedObject = "damaged object"

  /// Whether a file is skipped because it could not be read, and not on purpose.
  static func isFault(_ skipped: String) -> Bool { skipped == missingObject || skipped == damagedObject }

  private let repository: RepositoryID
  private let blobs: BlobReader
  private let writer: ShardWriter
  private let symbols: SymbolFinder
  /// Whether what only the catalogue needs is found out, too.
  private let keepsFacts: Bool
  private var result = IntakeResult()

  init(
    repository: RepositoryID, name: String, branches: [String], blobs: BlobReader, writer: ShardWriter,
    keepsFacts: Bool = true
  ) throws {
    self.keepsFacts = keepsFacts
    self.repository = repository
    self.blobs = blobs
    self.writer = writer
    symbols = SymbolFinder()
    try writer.addRepository(repository, name: name, branches: branches)
  }

  /// Takes in some files; their contents are read in one go.
  func take(_ files: ArraySlice<SurveyedFile>) throws {
    let readable = files.filter { $0.skipped == nil }
    for file in files where file.skipped != nil { record(file, path: file.entry.name, skipped: file.skipped) }
    try blobs.read(readable.map(\.entry.id)) { index, blob in
      try take(readable[index], blob)
    }
  }

  func finish() throws -> IntakeResult {
    symbols.close()
    result.shards = try writer.finish()
    return result
  }

  private func take(_ file: SurveyedFile, _ blob: BlobContent) throws {
    let path = file.entry.name
    switch blob {
    case .tooLarge: record(file, path: path, skipped: "too large")
    case .missing: record(file, path: path, skipped: Self.missingObject)
    case .damaged: record(file, path: path, skipped: Self.damagedObject)
    case .bytes(let bytes):
      if let reason = IndexingRules.unsearchable(bytes) {
        record(file, path: path, skipped: reason)
      } else {
        try index(file, path: path, content: Array(bytes))
      }
    }
  }

  private func index(_ file: SurveyedFile, path: String, content: [UInt8]) throws {
    let language = Language.detect(path: path, content: content)?.name ?? ""
    let flags = DocumentFlags(FileTraits(path: path, content: content))
    let found = symbols.symbols(in: content, language: language)
    try writer.add(
      ShardDocument(
        repository: repository, path: path, content: content, language: language, branches: file.branches,
        blob: file.entry.id.bytes, symbols: found, flags: flags,
        rank: IndexingRules.rank(flags, path: path, symbols: found.count)))
    record(
      file, path: path, language: language, skipped: nil,
      isOwn: flags.isDisjoint(with: [.vendored, .generated, .minified]), withoutSymbols: symbols.lastFailure)
    // Prose, manifests and licences of other branches are not the project's face.
    guard keepsFacts, file.branches & 1 != 0 else { return }
    result.facts.keep(
      path: path, oid: file.entry.id.hex, content: content, flags: flags, language: language, symbols: found)
  }

  private func record(
    _ file: SurveyedFile, path: String, language: String = "", skipped: String?, isOwn: Bool = true,
    withoutSymbols: String? = nil
  ) {
    result.files.append(
      FileRecord(
        repositoryId: Int64(repository.rawValue), path: path, oid: file.entry.id.hex,
        branchMask: Int64(bitPattern: file.branches), mode: file.entry.mode, size: file.entry.size ?? 0,
        language: language, skipped: skipped, isOwn: isOwn, withoutSymbols: withoutSymbols))
  }
}

extension DocumentFlags {
  fileprivate init(_ traits: FileTraits) {
    self = []
    if traits.contains(.test) { insert(.test) }
    if traits.contains(.vendored) { insert(.vendored) }
    if traits.contains(.generated) { insert(.generated) }
    if traits.contains(.minified) { insert(.minified) }
    if traits.contains(.documentation) { insert(.documentation) }
  }
}
