import Bytes
import SearchModel

/// Collects what a shard says of its documents beside their text.
struct DocumentTable {
  private(set) var records = ByteWriter()
  private(set) var paths: [UInt8] = []
  private(set) var pathStarts: [Int] = []
  private(set) var symbols = SymbolWriter()
  private(set) var textBytes = 0
  private(set) var hasOddPaths = false
  private(set) var objectIDStride = 0

  private let repositories: [ShardRepository]
  private let numbers: [RepositoryID: UInt32]
  private var languages: [String] = []
  private var languageNumbers: [String: UInt16] = [:]
  private var objectIDs: [[UInt8]] = []

  init(repositories: [ShardRepository]) {
    self.repositories = repositories
    numbers = Dictionary(
      repositories.enumerated().map { ($1.id, UInt32($0)) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func add(_ document: ShardDocument, lines: UInt32) {
    let path = Array(document.path.utf8)
    let objectID = document.blob.prefix(Int(UInt8.max))
    records.append(document.branches)
    records.append(UInt32(clamping: textBytes))
    records.append(UInt32(clamping: document.content.count))
    records.append(UInt32(clamping: paths.count))
    records.append(UInt32(clamping: path.count))
    records.append(symbols.count)
    records.append(add(document.symbols, within: document.content.count))
    records.append(numbers[document.repository] ?? 0)
    records.append(lines)
    records.append(number(of: document.language))
    records.append(document.storedRank)
    records.append(document.flags.rawValue)
    records.append(UInt8(objectID.count))
    records.append(UInt16(0))
    pathStarts.append(paths.count)
    paths.append(contentsOf: path)
    paths.append(UInt8(ascii: "\n"))
    if path.contains(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) { hasOddPaths = true }
    objectIDs.append(Array(objectID))
    objectIDStride = max(objectIDStride, objectID.count)
    textBytes += document.content.count
  }

  /// Symbols in the order of their places; what lies outside the text is dropped.
  private mutating func add(_ spans: [SymbolSpan], within length: Int) -> UInt32 {
    let sound = spans.filter { $0.length > 0 && Int($0.start) + Int($0.length) <= length }
    for span in sound.sorted(by: { ($0.start, $0.length) < ($1.start, $1.length) }) {
      symbols.append(span, documentStart: UInt32(clamping: textBytes))
    }
    return UInt32(sound.count)
  }

  private mutating func number(of language: String) -> UInt16 {
    if let number = languageNumbers[language] { return number }
    guard let number = UInt16(exactly: languages.count) else { return number(of: "") }
    languages.append(language)
    languageNumbers[language] = number
    return number
  }

  var repositoryBytes: [UInt8] {
    var writer = ByteWriter()
    writer.appendVarint(UInt32(repositories.count))
    for repository in repositories {
      writer.appendVarint(repository.id.rawValue)
      writer.appendText(repository.name)
      writer.appendVarint(UInt32(repository.branches.count))
      for branch in repository.branches { writer.appendText(branch) }
    }
    return writer.bytes
  }

  var languageBytes: [UInt8] {
    var writer = ByteWriter()
    writer.appendVarint(UInt32(languages.count))
    for language in languages { writer.appendText(language) }
    return writer.bytes
  }

  var objectIDBytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(objectIDs.count * objectIDStride)
    for id in objectIDs {
      bytes.append(contentsOf: id)
      bytes.append(contentsOf: repeatElement(0, count: objectIDStride - id.count))
    }
    return bytes
  }
}
