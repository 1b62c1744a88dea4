import Glibc

/// What came of asking for one blob.
package enum BlobContent {
  /// Valid during the call only.
  case bytes(UnsafeRawBufferPointer)
  /// Larger than the limit, so not read; its size.
  case tooLarge(Int)
  /// Not in the repository (a partial clone), or not a blob.
  case missing
  /// There, but unreadable.
  case damaged
}

/// Reads blobs of one repository in bulk through one long-lived `git cat-file`.
/// Sizes are asked first, so that a blob over the limit is never unpacked.
/// Used by one thread at a time, which is why it is not `Sendable`.
package final class BlobReader {
  private let repository: GitRepository
  private let maximumSize: Int
  private let cancellation: Cancellation?
  /// Without a byte from git for so long, the reader gives up.
  private let patience: Duration
  private var session: CatFileSession?
  /// Sessions that ended by themselves; a repository that is broken all over is given up.
  private var deaths = 0
  private static let toleratedDeaths = 50

  /// A reader that reports blobs of more than `maximumSize` bytes instead of reading
  /// them, and gives up a git that stays silent for longer than `patience`.
  package init(
    _ repository: GitRepository, maximumSize: Int, patience: Duration = .seconds(60), cancellation: Cancellation? = nil
  ) {
    self.repository = repository
    self.maximumSize = max(0, maximumSize)
    self.patience = patience
    self.cancellation = cancellation
  }

  /// Calls `body` once for every id, in order, with its index in `ids`.
  /// - Throws: `GitError`, and what `body` throws; afterwards the reader may be used again.
  package func read(_ ids: [ObjectID], _ body: (Int, BlobContent) throws -> Void) throws {
    var next = 0
    while next < ids.count {
      let session = try session ?? CatFileSession(repository, patience: patience, cancellation: cancellation)
      // Kept only while its answers are in step with our questions.
      self.session = nil
      do {
        try session.read(ids, from: &next, maximumSize: maximumSize, body)
        self.session = session
      } catch CatFileSession.Stop.died(let complaint) {
        deaths += 1
        let cause = GitFailure(repository: repository.name, command: "cat-file", complaint: complaint)
          .error(exit: .code(128))
        guard deaths <= Self.toleratedDeaths, cause.kind != .notFound else { throw cause }
        try readAlone(ids[next], index: next, body)
        next += 1
      } catch CatFileSession.Stop.silent {
        throw GitError(
          .deadline, repository: repository.name,
          "\(repository.name): git gave no content for \(patience.components.seconds) seconds and was stopped.",
          hint: "The disk or the machine may be overloaded; the next sync tries again.")
      } catch CatFileSession.Stop.outOfStep {
        throw GitError(
          .corrupt, repository: repository.name, "\(repository.name): git cat-file answered something else than asked.",
          hint: "Delete the mirror in the data folder; the next sync fetches it again.")
      }
    }
  }

  /// Git ends at an object it cannot unpack, and takes the answers it holds with
  /// it. Asked alone, the one it dies of is known, and the rest can go on.
  private func readAlone(_ id: ObjectID, index: Int, _ body: (Int, BlobContent) throws -> Void) throws {
    let session = try CatFileSession(repository, patience: patience, cancellation: cancellation)
    var none = 0
    do {
      try session.read([id], from: &none, maximumSize: maximumSize) { _, content in try body(index, content) }
    } catch CatFileSession.Stop.died {
      repository.reportDamage()
      try body(index, .damaged)
    }
  }

  /// One blob's bytes, or nil when it is missing, damaged or too large.
  package func read(_ id: ObjectID) throws -> [UInt8]? {
    var content: [UInt8]?
    try read([id]) { _, blob in
      if case .bytes(let bytes) = blob { content = Array(bytes) }
    }
    return content
  }
}

/// One `git cat-file --batch-command --buffer` process.
///
/// In this mode git collects commands and answers at `flush`, so it always
/// drains its input while we write, and a round of questions is small enough to
/// fit the socket twice: neither side can wait for the other. Round k carries
/// the contents of round k's blobs and the sizes of round k + 1's, and round
/// k + 1 is sent as soon as those sizes are known, while git still unpacks.
private final class CatFileSession {
  enum Stop: Error {
    case died(complaint: String)
    case silent, outOfStep
  }

  /// 128 questions of at most 75 bytes, twice, are 19 KB.
  private static let roundLength = 128

  private let child: ChildProcess
  private var pump: OutputPump
  private let patience: Duration
  private let cancellation: Cancellation?
  private let cancellationKey: UInt64?
  private let repositoryName: String
  /// Unread output is `buffer[start..<end]`.
  private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 512 * 1024, alignment: 16)
  private var start = 0
  private var end = 0

  init(_ repository: GitRepository, patience: Duration, cancellation: Cancellation?) throws {
    if cancellation?.isCancelled == true { throw Self.cancelled(repository.name) }
    let git = repository.git
    do {
      child = try ChildProcess(
        executable: git.executable,
        arguments: git.arguments(["cat-file", "--batch-command", "--buffer"], directory: repository.directory),
        environment: git.variables, input: .requests, outputCapacity: 1 << 20)
    } catch let failure as ChildProcess.Failure {
      throw GitError(
        .failed, repository: repository.name, "\(repository.name): git could not be started: \(failure.text).",
        hint: "Check the limits on processes and open files.")
    }
    pump = OutputPump(child)
    repositoryName = repository.name
    self.patience = patience
    self.cancellation = cancellation
    let child = child
    cancellationKey = cancellation?.addHandler { child.kill() }
  }

  deinit {
    if let cancellationKey { cancellation?.removeHandler(cancellationKey) }
    buffer.deallocate()
  }

  private static func cancelled(_ name: String) -> GitError {
    GitError(.cancelled, repository: name, "\(name): stopped.")
  }

  private enum Size {
    case blob(Int)
    case missing
  }

  /// Reads `ids[next...]`; `next` is always the first that was not reported.
  func read(
    _ ids: [ObjectID], from next: inout Int, maximumSize: Int, _ body: (Int, BlobContent) throws -> Void
  ) throws {
    var round = range(ids, from: next)
    try ask(sizesOf: ids[round], contentsOf: [])
    var sizes = try readSizes(count: round.count)
    try ask(sizesOf: ids[range(ids, from: round.upperBound)], contentsOf: readable(ids[round], sizes, maximumSize))
    while !round.isEmpty {
      let following = range(ids, from: round.upperBound)
      let followingSizes = try readSizes(count: following.count)
      if !following.isEmpty {
        let afterThat = range(ids, from: following.upperBound)
        try ask(sizesOf: ids[afterThat], contentsOf: readable(ids[following], followingSizes, maximumSize))
      }
      for (index, size) in zip(round, sizes) {
        switch size {
        case .missing: try body(index, .missing)
        case .blob(let size) where size > maximumSize: try body(index, .tooLarge(size))
        case .blob: try deliver(index, maximumSize: maximumSize, body)
        }
        next = index + 1
      }
      round = following
      sizes = followingSizes
    }
  }

  private func range(_ ids: [ObjectID], from start: Int) -> Range<Int> {
    start..<min(ids.count, start + Self.roundLength)
  }

  private func readable(_ ids: ArraySlice<ObjectID>, _ sizes: [Size], _ maximumSize: Int) -> [ObjectID] {
    zip(ids, sizes).compactMap { id, size in
      if case .blob(let size) = size, size <= maximumSize { id } else { nil }
    }
  }

  private func ask(sizesOf infos: ArraySlice<ObjectID>, contentsOf contents: [ObjectID]) throws {
    var questions: [UInt8] = []
    questions.reserveCapacity((infos.count + contents.count) * 75 + 6)
    for id in infos { questions += "info ".utf8 + id.hexBytes + [0x0A] }
    for id in contents { questions += "contents ".utf8 + id.hexBytes + [0x0A] }
    questions += "flush\n".utf8
    // A failed write shows as the end of the output, behind what was answered before.
    _ = child.write(questions)
  }

  // MARK: Answers

  private func readSizes(count: Int) throws -> [Size] {
    try (0..<count).map { _ in
      switch try header() {
      case .blob(let size): .blob(size)
      case .missing: .missing
      }
    }
  }

  private func deliver(_ index: Int, maximumSize: Int, _ body: (Int, BlobContent) throws -> Void) throws {
    switch try header() {
    case .missing: try body(index, .missing)
    case .blob(let size):
      // The same object had another size a moment ago: nothing can be trusted.
      guard size <= maximumSize else { throw Stop.outOfStep }
      try fill(size + 1)
      guard buffer[start + size] == 0x0A else { throw Stop.outOfStep }
      let content = UnsafeRawBufferPointer(rebasing: buffer[start..<(start + size)])
      start += size + 1
      try body(index, .bytes(content))
    }
  }

  /// `HEX blob SIZE`, `HEX tree SIZE` and kin (not asked for as content, so
  /// missing), or `HEX missing` and `HEX ambiguous`.
  private func header() throws -> Size {
    let words = try line().split(separator: 0x20)
    if words.count == 2 { return .missing }
    guard words.count == 3, let size = Int(String(decoding: words[2], as: UTF8.self)), size >= 0 else {
      throw Stop.outOfStep
    }
    return words[1].elementsEqual("blob".utf8) ? .blob(size) : .missing
  }

  private func line() throws -> [UInt8] {
    var searched = 0
    while true {
      if let end = buffer[(start + searched)..<end].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      searched = end - start
      guard searched < 4096 else { throw Stop.outOfStep }
      try fill(searched + 1)
    }
  }

  /// Reads until `count` bytes stand at `start`.
  private func fill(_ count: Int) throws {
    guard end - start < count else { return }
    if start + count > buffer.count { makeRoom(for: count) }
    while end - start < count {
      let free = UnsafeMutableRawBufferPointer(rebasing: buffer[end...])
      switch pump.read(into: free, deadline: .now + patience) {
      case .bytes(let count): end += count
      case .end:
        if cancellation?.isCancelled == true { throw Self.cancelled(repositoryName) }
        pump.drainComplaints(deadline: .now + .seconds(1))
        throw Stop.died(complaint: pump.complaints.text)
      case .deadline: throw Stop.silent
      }
    }
  }

  private func makeRoom(for count: Int) {
    let unread = UnsafeRawBufferPointer(rebasing: buffer[start..<end])
    if count <= buffer.count {
      buffer.copyMemory(from: unread)
    } else {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: count + 64 * 1024, alignment: 16)
      larger.copyMemory(from: unread)
      buffer.deallocate()
      buffer = larger
    }
    end -= start
    start = 0
  }
}
