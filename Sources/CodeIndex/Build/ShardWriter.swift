import Bytes
package import SearchModel

/// Writes documents into shards of about 128 MB of text each. A shard's file
/// appears whole, under a name that its contents decide: what is published under
/// a name never changes. Used by one thread at a time.
package final class ShardWriter {
  private let folder: String
  private let name: String
  private let shardText: Int
  private var repositories: [ShardRepository] = []
  private var known: Set<RepositoryID> = []
  private var documents: [ShardDocument] = []
  private var textBytes = 0
  private var pathBytes = 0
  private var summaries: [ShardSummary] = []

  /// - Parameters:
  ///   - folder: an existing folder.
  ///   - name: how the files' names begin: letters, digits, dashes.
  ///   - shardText: bytes of text, and of paths, in a shard before the next one is begun; nil for the format's usual size.
  package init(folder: String, name: String, shardText: Int? = nil) {
    self.folder = folder
    self.name = name
    self.shardText = shardText ?? ShardFormat.shardText
  }

  /// Announces a repository, before its first document.
  package func addRepository(_ id: RepositoryID, name: String, branches: [String]) throws {
    guard known.insert(id).inserted else {
      throw UserFacingError(
        .internal, "The repository \(name) was given to the index twice.", hint: "Report this as a bug.")
    }
    repositories.append(ShardRepository(id: id, name: name, branches: branches))
  }

  package func add(_ document: ShardDocument) throws {
    guard known.contains(document.repository) else {
      throw UserFacingError(
        .internal, "The file \(document.path) belongs to a repository the index was not told of.",
        hint: "Report this as a bug.")
    }
    guard document.content.count <= ShardFormat.largestDocument else {
      throw UserFacingError(
        .tooLarge, "The file \(document.path) has \(document.content.count) bytes, more than the index can hold.",
        hint: "Lower the largest file size in the configuration, so that it is skipped.")
    }
    let pathLength = document.path.utf8.count
    let isFull = textBytes > 0 && textBytes + document.content.count > shardText
    if isFull || pathBytes > 0 && pathBytes + pathLength > shardText { try flush() }
    documents.append(document)
    textBytes += document.content.count
    pathBytes += pathLength
  }

  /// Writes what is left.
  /// - Returns: all shards written, none when there was no document.
  package func finish() throws -> [ShardSummary] {
    try flush()
    defer { summaries = [] }
    return summaries
  }

  private func flush() throws {
    guard !documents.isEmpty else { return }
    var taken: [ShardDocument] = []
    swap(&taken, &documents)
    (textBytes, pathBytes) = (0, 0)
    let used = taken.reduce(into: [RepositoryID: Int]()) { $0[$1.repository, default: 0] += 1 }
    let builder = ShardBuilder(repositories: repositories.filter { used[$0.id] != nil }, documents: taken)
    summaries.append(try write(builder.sections(), documents: used))
  }

  private func write(
    _ shard: (sections: [[UInt8]], textBytes: Int), documents: [RepositoryID: Int]
  ) throws -> ShardSummary {
    let header = ShardHeader(sections: shard.sections).bytes
    let digits = String(Checksum.of(header), radix: 16)
    let fileName = "\(name)-" + String(repeating: "0", count: 16 - digits.count) + digits + ShardFormat.fileSuffix
    do {
      let bytes = try AtomicFile.write([header] + shard.sections, to: "\(folder)/\(fileName)")
      return ShardSummary(
        fileName: fileName, documents: documents.values.reduce(0, +), repositories: documents,
        textBytes: shard.textBytes, fileBytes: bytes)
    } catch {
      throw UserFacingError(
        .unavailable, "The index file \(fileName) could not be written: the system \(error).",
        hint: "Look at the free space and the permissions of the data folder; the previous index still answers.")
    }
  }
}
