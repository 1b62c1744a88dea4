import CodeIndex
import Foundation
import QueryLanguage
import SearchModel
import TestSupport

/// A small index, written and opened.
struct TestIndex {
  let folder: TemporaryFolder
  let snapshot: IndexSnapshot
  let summaries: [ShardSummary]
  let documents: [ShardDocument]
  let repositories: [RepositoryFacts]

  var scope: SearchScope { SearchScope(repositories) }

  /// One shard for each repository.
  init(
    _ documents: [ShardDocument], in repositories: [RepositoryFacts] = [RepositoryFacts(id: 1, name: "owner/name")]
  ) throws {
    folder = try TemporaryFolder()
    self.documents = documents
    self.repositories = repositories
    var summaries: [ShardSummary] = []
    for repository in repositories {
      let writer = ShardWriter(folder: folder.path, name: "r\(repository.id.rawValue)")
      try writer.addRepository(repository.id, name: repository.name, branches: repository.branches)
      for document in documents where document.repository == repository.id { try writer.add(document) }
      summaries += try writer.finish()
    }
    self.summaries = summaries
    let (snapshot, damaged) = IndexSnapshot.open(
      summaries.map(\.fileName), in: URL(fileURLWithPath: folder.path), reusing: nil)
    precondition(damaged.isEmpty, "\(damaged)")
    self.snapshot = snapshot
  }

  func path(of summary: ShardSummary) -> String { folder.path + "/" + summary.fileName }

  func search(_ query: ParsedQuery, limits: SearchLimits = SearchLimits(), scope: SearchScope? = nil) async throws
    -> CodeResult
  {
    try await snapshot.search(query, scope: scope ?? self.scope, limits: limits)
  }

  func search(_ text: String, limits: SearchLimits = SearchLimits()) async throws -> CodeResult {
    try await search(try QueryParser.parse(text, languages: { $0.lowercased() }).query, limits: limits)
  }
}

extension RepositoryID: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: UInt32) { self.init(value) }
}

extension ShardDocument {
  static func text(
    _ path: String, _ text: String, repository: RepositoryID = 1, language: String = "", branches: UInt64 = 1,
    symbols: [SymbolSpan] = [], flags: DocumentFlags = [], rank: Double = 0.5
  ) -> ShardDocument {
    ShardDocument(
      repository: repository, path: path, content: Array(text.utf8), language: language, branches: branches,
      blob: [UInt8](repeating: 0xAB, count: 20), symbols: symbols, flags: flags, rank: rank)
  }

  /// Marks each occurrence of the names as a definition.
  func defining(_ names: String..., kind: SymbolKind = .function) -> ShardDocument {
    var document = self
    for name in names {
      let bytes = Array(name.utf8)
      for start in 0..<max(0, content.count - bytes.count + 1)
      where content[start..<start + bytes.count].elementsEqual(bytes) {
        document.symbols.append(SymbolSpan(start: UInt32(start), length: UInt16(bytes.count), kind: kind))
      }
    }
    return document
  }
}
