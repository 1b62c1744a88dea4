import Catalog
import CodeIndex
import Foundation
import GitRead
import Languages
import Markup
import SearchModel
import Symbols

/// What the files of one worker's share gave.
struct IntakeResult {
  var files: [FileRecord] = []
  var documents: [DocumentRecord] = []
  /// To be understood when all are known.
  var facts = FactFiles()
  /// That may be of use to others.
  var symbols = SymbolFacts()
  var shards: [ShardSummary] = []
  var indexedBytes = 0
  /// Files without symbols because they could not be read for them, by reason.
  var withoutSymbols: [String: Int] = [:]
}

/// Reads files, finds out what they are, and gives them to the index: one worker,
/// with its own git process, its own symbol finder and its own shard writer.
final class FileIntake {
  /// A document this large is data; its words would drown the others.
  private static let largestDocument = 2 << 20

  private let repository: RepositoryID
  private let blobs: BlobReader
  private let writer: ShardWriter
  private let symbols: SymbolFinder
  private var result = IntakeResult()

  init(
    repository: RepositoryID, name: String, branches: [String], blobs: BlobReader, writer: ShardWriter
  ) throws {
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
    for (reason, count) in symbols.skipped { result.withoutSymbols[reason, default: 0] += count }
    result.shards = try writer.finish()
    return result
  }

  private func take(_ file: SurveyedFile, _ blob: BlobContent) throws {
    let path = file.entry.name
    switch blob {
    case .tooLarge: record(file, path: path, skipped: "too large")
    case .missing: record(file, path: path, skipped: "missing object")
    case .damaged: record(file, path: path, skipped: "damaged object")
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
    result.indexedBytes += content.count
    record(
      file, path: path, language: language, skipped: nil,
      isOwn: flags.isDisjoint(with: [.vendored, .generated, .minified]))
    // Prose, manifests and licences of other branches are not the project's face.
    guard file.branches & 1 != 0 else { return }
    keepFacts(path: path, content: content, flags: flags)
    if flags.isEmpty { result.symbols.keep(found, path: path, content: content, language: language) }
  }

  private func keepFacts(path: String, content: [UInt8], flags: DocumentFlags) {
    result.facts.keep(path: path, content: content, isVendored: flags.contains(.vendored))
    guard let kind = DocumentKind.of(path), content.count <= Self.largestDocument, !flags.contains(.vendored) else {
      return
    }
    let text = String(decoding: content, as: UTF8.self)
    let sections = DocumentSections(of: text, kind: kind)
    if !sections.sections.isEmpty { result.documents.append(DocumentRecord(sections, path: path)) }
  }

  private func record(_ file: SurveyedFile, path: String, language: String = "", skipped: String?, isOwn: Bool = true) {
    result.files.append(
      FileRecord(
        repositoryId: Int64(repository.rawValue), path: path, oid: file.entry.id.hex,
        branchMask: Int64(bitPattern: file.branches), mode: file.entry.mode, size: file.entry.size ?? 0,
        language: language, skipped: skipped, isOwn: isOwn))
  }
}

extension DocumentRecord {
  /// A document without a title goes by its file name.
  fileprivate init(_ sections: DocumentSections, path: String) {
    let fileName = path.split(separator: "/").last.map(String.init) ?? path
    self.init(
      path: path, title: sections.title ?? fileName,
      sections: sections.sections.map { section in
        Section(
          heading: section.titlePath.last ?? "", anchor: section.anchor, line: section.line, body: section.text)
      })
  }
}

extension GitRead.TreeEntry {
  /// git's mode, as the catalogue stores it.
  fileprivate var mode: Int {
    switch kind {
    case .file: 0o100644
    case .executable: 0o100755
    case .symlink: 0o120000
    case .submodule: 0o160000
    }
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
