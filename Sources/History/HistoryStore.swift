import Bytes
package import GitRead

/// The history of one repository in a file that is replaced as a whole and never changed: whoever reads the old one
/// keeps it.
package struct HistoryStore: Sendable {
  /// Absolute path of the file.
  package let path: String
  /// What the repository is a copy of: a file with another source is not used.
  package let source: String

  package init(path: String, source: String) {
    self.path = path
    self.source = source
  }

  /// What an update did.
  package struct Update: Sendable, Equatable {
    /// Commits that were read.
    package var commits: Int
    /// Whether all were: at the first time, after a force-push, and for a file that could not be used.
    package var isWhole: Bool
    /// Whether the lines of files were counted; not where the repository misses files.
    package var hasLines = true
  }

  /// The newest commit that the file holds; nil when there is no file that can be used. Cheap: only lengths are read.
  package func tip() -> ObjectID? {
    guard let file = try? MappedFile(path: path), let last = try? payloads(of: file).last else { return nil }
    return withExtendedLifetime(file) { HistoryReader.tip(of: last.bytes) }
  }

  /// The same, when all that the file holds fits its checksums: nil for a damaged file. Reads the file once, at the speed
  /// of the disk.
  package func soundTip() -> ObjectID? {
    guard let file = try? MappedFile(path: path), let payloads = try? payloads(of: file), let last = payloads.last,
      payloads.allSatisfy({ Checksum.of($0.bytes) == $0.sum })
    else { return nil }
    return withExtendedLifetime(file) { HistoryReader.tip(of: last.bytes) }
  }

  /// The whole history; nil when there is none yet.
  /// - Throws: `HistoryError` for a file that cannot be used.
  package func read() throws(HistoryError) -> ChangeHistory? {
    let file: MappedFile
    do throws(FileError) {
      file = try MappedFile(path: path)
    } catch {
      if error.isMissing { return nil }
      throw HistoryError.unusable("\(error)")
    }
    defer { withExtendedLifetime(file) {} }
    return try HistoryReader(try payloads(of: file)).history
  }

  private func payloads(of file: MappedFile) throws(HistoryError) -> [(bytes: ByteView, sum: UInt64)] {
    try HistoryFormat.payloads(of: file.bytes, source: source)
  }

  /// Brings the file up to `head`: appends what is new, or reads all where `head` does not continue what is there.
  /// - Returns: nil when nothing was to be done.
  /// - Throws: `GitError`, `HistoryError` when the file cannot be written; the old one stays then.
  @discardableResult
  package func update(
    from repository: GitRepository, to head: ObjectID, limits: ChangeLimits = ChangeLimits(),
    bounds: WorkBounds = WorkBounds()
  ) throws -> Update? {
    let known = soundTip()
    if known == head { return nil }
    var old: (history: ChangeHistory, bytes: [UInt8])?
    if let known, try repository.isAncestor(known, of: head, bounds: bounds) { old = readForAppending() }
    let (builder, hasLines) = try build(old?.history, from: repository, to: head, limits: limits, bounds: bounds)
    guard let block = builder.block(idLength: head.byteCount) else { return nil }
    do throws(FileError) {
      try AtomicFile.write([old?.bytes ?? HistoryFormat.fileHeader(source: source), block], to: path)
    } catch {
      throw HistoryError.unusable("\(error)")
    }
    return Update(commits: builder.count, isWhole: old == nil, hasLines: hasLines)
  }

  /// Fewer commits are not worth a second process.
  private static let leastOfHalf = 250

  private func build(
    _ old: ChangeHistory?, from repository: GitRepository, to head: ObjectID, limits: ChangeLimits, bounds: WorkBounds
  ) throws -> (builder: HistoryBuilder, hasLines: Bool) {
    let count = try repository.commitCount(of: head, notIn: old?.tip, bounds: bounds)
    func build(withLines: Bool) throws -> HistoryBuilder {
      var builder = HistoryBuilder(continuing: old)
      let newer = min(count, limits.commits) / 2
      let (known, isLong) = (old?.tip, newer >= Self.leastOfHalf)
      guard isLong else {
        try repository.forEachCommitFacts(
          of: head, notIn: known, withLines: withLines, limits: limits, bounds: bounds
        ) { builder.add($0) }
        return builder
      }
      // The older half goes first into the builder; the newer one is read meanwhile.
      var (olderLimits, newerLimits) = (limits, limits)
      (olderLimits.commits, olderLimits.skippedCommits) = (limits.commits - newer, newer)
      newerLimits.commits = newer
      let queue = FactsQueue()
      queue.fill { [newerLimits] take in
        try repository.forEachCommitFacts(
          of: head, notIn: known, withLines: withLines, limits: newerLimits, bounds: bounds, take)
      }
      do {
        try repository.forEachCommitFacts(
          of: head, notIn: known, withLines: withLines, limits: olderLimits, bounds: bounds
        ) { builder.add($0) }
      } catch {
        queue.abandon()
        throw error
      }
      try queue.drain { builder.add($0) }
      return builder
    }
    do {
      return (try build(withLines: true), true)
    } catch let error as GitError where error.kind == .corrupt {
      return (try build(withLines: false), false)
    }
  }

  /// What is there, as it is; nil for what cannot be continued.
  private func readForAppending() -> (history: ChangeHistory, bytes: [UInt8])? {
    guard let file = try? MappedFile(path: path), let payloads = try? payloads(of: file),
      let history = try? HistoryReader(payloads).history
    else { return nil }
    return withExtendedLifetime(file) { (history, file.bytes.array) }
  }
}
