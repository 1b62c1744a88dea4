/// The numbers of the shard format; `docs/index-format.md` describes it.
enum ShardFormat {
  static let magic = Array("GHSHARD\n".utf8)
  /// Raised whenever an older reader would misread a newer file, or the other way round.
  static let version: UInt32 = 3
  static let fileSuffix = ".shard"

  /// Bytes of text in a block before it ends at the next line's end.
  static let blockSize = 4 << 10
  /// Bytes of paths in a path block before it ends with the path.
  static let pathBlockSize = 4 << 10
  /// Text in a shard before the next one is begun.
  static let shardText = 128 << 20
  /// Text offsets have 32 bits; a single document may fill the rest of a shard.
  static let largestDocument = 1 << 31 - 1
  static let keysPerPage = 32
  static let symbolsPerPage = 32
  /// Bytes that share a checksum, in the sections that are read here and there.
  static let pageSize = 4 << 10

  /// The sections in the order of the table of contents.
  enum Section: Int, CaseIterable {
    case summary, repositories, languages, pageChecksums, documents, paths, objectIDs, pathBlocks, symbolPages, symbols
    case blocks, dictionary, keyPages, keys, postings, text

    /// Read as a whole when a shard is opened.
    static let small: [Section] = [.summary, .repositories, .languages, .pageChecksums]
    /// Read here and there; their pages have checksums. The text's blocks have their own.
    static let paged = Array(allCases[documents.rawValue..<text.rawValue])

    /// As damage reports call it.
    var name: String {
      switch self {
      case .summary: "summary"
      case .repositories: "repositories"
      case .languages: "languages"
      case .pageChecksums: "page checksums"
      case .documents: "documents"
      case .paths: "paths"
      case .objectIDs: "object ids"
      case .pathBlocks: "path blocks"
      case .symbolPages: "symbol pages"
      case .symbols: "symbols"
      case .blocks: "blocks"
      case .dictionary: "dictionary"
      case .keyPages: "key pages"
      case .keys: "keys"
      case .postings: "postings"
      case .text: "text"
      }
    }
  }

  /// Fixed-size records: bytes each, and where their fields stand.
  enum DocumentRecord {
    static let size = 48
    static let branches = 0
    static let textStart = 8
    static let textLength = 12
    static let pathStart = 16
    static let pathLength = 20
    static let symbolStart = 24
    static let symbolCount = 28
    static let repository = 32
    static let lines = 36
    static let language = 40
    static let rank = 42
    static let flags = 44
    static let objectIDLength = 45
  }

  enum BlockRecord {
    static let size = 28
    static let textStart = 0
    static let firstDocument = 4
    static let line = 8
    static let dataStart = 12
    static let checksum = 16
    static let runs = 20
  }

  enum PathBlockRecord {
    static let size = 12
    static let firstDocument = 0
    static let runs = 4
  }

  enum SymbolPage {
    static let size = 8
    static let firstStart = 0
    static let symbolsStart = 4
  }

  /// A symbol's kind is in the lower bits of the number that its depth is in the others of.
  static let symbolKindBits: UInt32 = 5

  enum KeyPage {
    static let size = 12
    static let firstKey = 0
    static let keysStart = 4
    static let postingsStart = 8
  }

  enum Summary {
    static let size = 36
    static let documents = 0
    static let blocks = 4
    static let textBytes = 8
    static let keys = 16
    static let flags = 20
    static let objectIDStride = 24
    static let pathBlocks = 28
    static let symbols = 32
    /// A path holds a line feed or a carriage return.
    static let hasOddPaths: UInt32 = 1
  }
}
