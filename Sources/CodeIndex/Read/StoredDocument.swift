import Bytes
package import SearchModel

/// A document that answers, as its shard holds it; the text is decoded when it is asked for.
package struct StoredDocument: Sendable {
  /// Its place in the shard.
  package let number: UInt32
  package let repository: RepositoryID
  package let path: String
  /// git's object id.
  package let blob: [UInt8]
  /// Canonical language name, empty when unknown.
  package let language: String
  /// Bit i: it stands like this in the repository's i-th indexed branch.
  package let branches: UInt64
  package let flags: DocumentFlags

  private let shard: Shard
  private let document: Shard.Document

  fileprivate init(_ document: Shard.Document, of shard: Shard) throws(ShardError) {
    self.document = document
    self.shard = shard
    number = UInt32(document.number)
    repository = shard.repositories[document.repository].id
    path = try shard.path(of: document.number).text
    blob = try shard.objectID(of: document.number)
    language = shard.languages[document.language]
    (branches, flags) = (document.branches, document.flags)
  }

  package var hasSymbols: Bool { document.symbolCount > 0 }

  /// - Throws: `ShardError` when the shard is damaged, as `symbols` does.
  package func content() throws(ShardError) -> [UInt8] { try shard.content(of: document) }

  /// By their places.
  package func symbols() throws(ShardError) -> [SymbolSpan] { try shard.symbols(of: document) }

  /// The document as it was given to the index, to be put into another shard.
  package func copy() throws(ShardError) -> ShardDocument {
    ShardDocument(
      repository: repository, path: path, content: try content(), language: language, branches: branches, blob: blob,
      // The middle of what is stored as the same number.
      symbols: try symbols(), flags: flags, rank: (Double(shard.rank(of: document.number)) + 0.5) / 65535)
  }
}

extension Shard {
  /// The documents that answer, those of one repository or all, best rank first.
  ///
  /// - Throws: `ShardError` when the shard is damaged, and what `body` throws.
  package func forEachDocument(of repository: RepositoryID? = nil, _ body: (StoredDocument) throws -> Void) throws {
    try checkTables()
    for number in 0..<documentCount where isLive(number) {
      let document = try document(number)
      guard answers(forRepositoryAt: document.repository),
        repository == nil || repositories[document.repository].id == repository
      else { continue }
      try body(StoredDocument(document, of: self))
    }
  }
}
