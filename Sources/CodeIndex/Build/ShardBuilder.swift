import Bytes
import SearchModel

/// A repository as a shard names it.
struct ShardRepository: Equatable, Sendable {
  var id: RepositoryID
  var name: String
  var branches: [String]
}

/// Turns documents into the sections of one shard.
struct ShardBuilder {
  private let repositories: [ShardRepository]
  private let documents: [ShardDocument]

  /// `documents`: of these repositories, in any order.
  init(repositories: [ShardRepository], documents: [ShardDocument]) {
    self.repositories = repositories
    // The best first, so that a search may stop early; then in an order that the same input always gives.
    self.documents = documents.sorted {
      ($1.storedRank, $0.repository, $0.path) < ($0.storedRank, $1.repository, $1.path)
    }
  }

  /// The sections in the order of `ShardFormat.Section`, and the bytes of text they hold.
  func sections() -> (sections: [[UInt8]], textBytes: Int) {
    let dictionary = TextDictionary.of(documents)
    var blocks = BlockBuilder(
      textBytes: documents.reduce(0) { $0 + $1.content.count + $1.path.utf8.count + 1 }, dictionary: dictionary)
    var table = DocumentTable(repositories: repositories)
    for (number, document) in documents.enumerated() {
      let lines = document.content.withUnsafeBytes { blocks.add(ByteView($0), document: UInt32(number)) }
      table.add(document, lines: lines)
    }
    blocks.finish(documents: UInt32(documents.count))
    let textBlocks = blocks.blockCount
    addPathBlocks(of: table, to: &blocks)
    let postings = PostingsBuilder(blocks.trigrams)

    var summary = ByteWriter(capacity: ShardFormat.Summary.size)
    summary.append(UInt32(documents.count))
    summary.append(textBlocks)
    summary.append(UInt64(table.textBytes))
    summary.append(postings.keyCount)
    summary.append(table.hasOddPaths ? ShardFormat.Summary.hasOddPaths : 0)
    summary.append(UInt32(table.objectIDStride))
    summary.append(blocks.blockCount - textBlocks)
    summary.append(table.symbols.count)
    var sections = ShardFormat.Section.allCases.map { section -> [UInt8] in
      switch section {
      case .summary: summary.bytes
      case .repositories: table.repositoryBytes
      case .languages: table.languageBytes
      case .pageChecksums: []
      case .documents: table.records.bytes
      case .paths: table.paths
      case .objectIDs: table.objectIDBytes
      case .pathBlocks: blocks.pathRecords.bytes
      case .symbolPages: table.symbols.pages.bytes
      case .symbols: table.symbols.bytes.bytes
      case .blocks: blocks.records.bytes
      case .dictionary: dictionary
      case .keyPages: postings.pages.bytes
      case .keys: postings.keys.bytes
      case .postings: postings.postings
      case .text: blocks.data
      }
    }
    sections[ShardFormat.Section.pageChecksums.rawValue] = ShardFormat.Section.paged.flatMap {
      PagedSection.checksums(of: sections[$0.rawValue])
    }
    return (sections, table.textBytes)
  }

  /// Consecutive paths make blocks of their own behind those of the text.
  private func addPathBlocks(of table: DocumentTable, to blocks: inout BlockBuilder) {
    table.paths.withUnsafeBytes { paths in
      var first = 0
      while first < documents.count {
        let start = table.pathStarts[first]
        var next = first
        while next < documents.count, table.pathStarts[next] - start < ShardFormat.pathBlockSize { next += 1 }
        let end = next < documents.count ? table.pathStarts[next] : paths.count
        blocks.addPaths(
          ByteView(UnsafeRawBufferPointer(rebasing: paths[start..<end])), firstDocument: UInt32(first))
        first = next
      }
    }
    blocks.finishPaths(documents: UInt32(documents.count))
  }
}
