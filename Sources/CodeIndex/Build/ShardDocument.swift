package import SearchModel

/// What is known of a document beside its text; stored in shards, append only.
package struct DocumentFlags: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let test = DocumentFlags(rawValue: 1)
  package static let vendored = DocumentFlags(rawValue: 2)
  package static let generated = DocumentFlags(rawValue: 4)
  package static let minified = DocumentFlags(rawValue: 8)
  package static let documentation = DocumentFlags(rawValue: 16)
}

/// One file to be indexed.
package struct ShardDocument: Sendable {
  package var repository: RepositoryID
  package var path: String
  package var content: [UInt8]
  /// Canonical language name, empty when unknown.
  package var language: String
  /// Bit i: the file stands like this in the repository's i-th indexed branch.
  package var branches: UInt64
  /// git's object id, 20 or 32 bytes.
  package var blob: [UInt8]
  package var symbols: [SymbolSpan]
  package var flags: DocumentFlags
  /// 0...1: how useful the document is whatever is searched.
  package var rank: Double

  package init(
    repository: RepositoryID, path: String, content: [UInt8], language: String, branches: UInt64, blob: [UInt8],
    symbols: [SymbolSpan], flags: DocumentFlags, rank: Double
  ) {
    self.repository = repository
    self.path = path
    self.content = content
    self.language = language
    self.branches = branches
    self.blob = blob
    self.symbols = symbols
    self.flags = flags
    self.rank = rank
  }

  /// The rank as it is stored.
  var storedRank: UInt16 { rank.isFinite ? UInt16(max(0, min(1, rank)) * 65535) : 0 }
}

/// A shard that was written.
package struct ShardSummary: Sendable, Equatable {
  package var fileName: String
  package var documents: Int
  /// How many of them are whose.
  package var repositories: [RepositoryID: Int]
  package var textBytes: Int
  package var fileBytes: Int
}
