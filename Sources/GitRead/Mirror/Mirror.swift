import Foundation
import Glibc

/// Our own bare copy of a source's branches. All reading happens here.
package struct Mirror: Sendable {
  package let address: SourceAddress
  package let repository: GitRepository

  /// The mirror at the absolute path `folder`, for instance `DATA/mirrors/` + `address.folderName`; it is made at the
  /// first update. `name` is the name people use.
  package init(of address: SourceAddress, in folder: String, name: String, git: GitEnvironment) {
    self.address = address
    repository = GitRepository(name: name, directory: folder, git: git)
  }

  package struct Limits: Sendable, Equatable {
    /// Seconds until the source must have said what it has.
    package var askSeconds: Int
    /// Seconds a fetch may take.
    package var fetchSeconds: Int
    package var branches: Int
    /// A source with more has none fetched.
    package var tags: Int
    /// Bytes of the largest pack.
    package var packBytes: UInt64
    /// Seconds after which a host is asked for its default branch although no branch changed.
    package var headSeconds: Int

    package init(
      askSeconds: Int = 120, fetchSeconds: Int = 3600, branches: Int = 20_000, tags: Int = 20_000,
      packBytes: UInt64 = 50 << 30, headSeconds: Int = 6 * 3600
    ) {
      self.askSeconds = askSeconds
      self.fetchSeconds = fetchSeconds
      self.branches = branches
      self.tags = tags
      self.packBytes = packBytes
      self.headSeconds = headSeconds
    }
  }

  /// A branch that is not as it was: new when `old` is nil, gone when `new` is nil.
  package struct BranchChange: Sendable, Hashable {
    package var ref: String
    package var old: ObjectID?
    package var new: ObjectID?

    package init(ref: String, old: ObjectID?, new: ObjectID?) {
      self.ref = ref
      self.old = old
      self.new = new
    }
  }

  /// What an update found.
  package struct Update: Sendable, Equatable {
    /// The full name of the ref to read by default; nil when the source has no commits.
    package var defaultRef: String?
    /// All branches, sorted by name.
    package var branches: [Ref]
    /// All tags that were fetched, sorted by name.
    package var tags: [Ref]
    /// Why tags of the source are missing, as a clause; nil when none is.
    package var missingTags: String?
    package var changes: [BranchChange]
    /// Whether the default ref is another than before.
    package var defaultRefChanged: Bool
    /// Whether the mirror was damaged and fetched from scratch.
    package var wasRebuilt: Bool

    package init(
      defaultRef: String?, branches: [Ref], tags: [Ref] = [], missingTags: String? = nil, changes: [BranchChange],
      defaultRefChanged: Bool, wasRebuilt: Bool = false
    ) {
      self.defaultRef = defaultRef
      self.branches = branches
      self.tags = tags
      self.missingTags = missingTags
      self.changes = changes
      self.defaultRefChanged = defaultRefChanged
      self.wasRebuilt = wasRebuilt
    }

    package var isEmpty: Bool { defaultRef == nil }
    package var hasNews: Bool { !changes.isEmpty || defaultRefChanged }

    /// The commit to read by default.
    package var head: ObjectID? { branches.first { $0.name == defaultRef }?.target }
  }

  /// Holds the commit of a source that has a HEAD but no branch (a checkout of a build server).
  static let detachedRef = "refs/guildhall/HEAD"

  package var exists: Bool { access(repository.directory, F_OK) == 0 }

  private var name: String { repository.name }
  private var git: GitEnvironment { repository.git }

  // MARK: Update

  /// Brings the mirror to the state of its source. When nothing is new, nothing
  /// is fetched. Whatever goes wrong, the mirror keeps its last good state. A
  /// mirror that is damaged, or was found to be (`GitRepository.reportDamage`),
  /// is fetched anew, as it is with `fromScratch`. Throws `GitError`.
  ///
  /// `thorough` asks for the default branch even if all branches are as before.
  /// Folders are always asked; a host sends all its refs for the answer (a busy
  /// one has a hundred thousand for its merge requests), so there it is for every
  /// now and then (`Limits.headSeconds`).
  package func update(
    limits: Limits = Limits(), thorough: Bool = false, fromScratch: Bool = false, bounds: WorkBounds = WorkBounds()
  ) throws -> Update {
    try makeParentFolder()
    let lock = try MirrorLock(path: repository.directory + ".lock", repository: name, bounds: bounds)
    MirrorRepair.settle(repository.directory)
    let known = exists ? try? localState(bounds: bounds) : nil
    let remote = try askSource(known: known, thorough: thorough, lock: lock, limits: limits, bounds: bounds)
    if let known { try refuseSuddenEmptiness(known, remote) }
    let isDamaged = exists && !isTrusted(known, bounds: bounds)
    if let known, !fromScratch, !isDamaged, known.matches(remote) {
      return Update(
        defaultRef: known.defaultRef, branches: known.readable, tags: known.tags,
        missingTags: missingTags(of: remote, known: known, limits: limits), changes: [], defaultRefChanged: false)
    }
    let fetched: Fetched
    if exists && (fromScratch || isDamaged || known?.fits(remote) != true) {
      let refusal = try rebuild(for: remote, lock: lock.descriptor, limits: limits, bounds: bounds)
      fetched = Fetched(isRebuilt: true, refusalOfTags: refusal)
    } else {
      fetched = try fetch(remote, known: known, lock: lock.descriptor, limits: limits, bounds: bounds)
    }
    return try finishUpdate(known: known, remote: remote, fetched: fetched, limits: limits, bounds: bounds)
  }

  private struct Fetched {
    var isRebuilt: Bool
    /// Why the tags could not be fetched with the branches; nil when they were.
    var refusalOfTags: String?
  }

  private func missingTags(of remote: RemoteState, known: LocalState, limits: Limits) -> String? {
    guard let tags = remote.tags else { return "the source has more than \(limits.tags) tags" }
    return known.attempt.flatMap { $0.isOf(tags) && known.tags != tags ? $0.refusal : nil }
  }

  /// To git, a login page that a proxy answers with looks like a host of the old
  /// protocol without any branches. Believed, it would delete all there is.
  private func refuseSuddenEmptiness(_ known: LocalState, _ remote: RemoteState) throws {
    guard remote.isEmpty, !known.readable.isEmpty, !git.isLocal(address),
      address.scheme == .http || address.scheme == .https
    else { return }
    throw GitError(
      .failed, repository: name,
      "\(name): the host answers that the repository is empty now; what was fetched before is kept.",
      hint: "A proxy or a login page may answer in the host's place. If it was emptied on purpose, delete"
        + " \(repository.directory).")
  }

  /// Whether the mirror looks whole; read through only where something is odd.
  private func isTrusted(_ known: LocalState?, bounds: WorkBounds) -> Bool {
    guard let known, !repository.isDamageReported else { return false }
    if MirrorRepair.hasWholePacks(repository.directory) || known.readable.isEmpty { return true }
    guard isSound(bounds: bounds) else { return false }
    MirrorRepair.removeLonePacks(in: repository.directory)
    return true
  }

  /// What the mirror has.
  private struct LocalState {
    var defaultRef: String?
    var branches: [Ref]
    var tags: [Ref]
    /// The last fetch after which the tags were others than the source's.
    var attempt: TagAttempt?
    var detached: ObjectID?
    /// The full name of the ref that HEAD names, whether it exists or not.
    var headName: String

    var idLength: Int? { branches.first?.target.byteCount ?? detached?.byteCount }

    /// Whether the source names objects as the mirror does (a mirror without refs was made for SHA-1).
    func fits(_ remote: RemoteState) -> Bool {
      guard let length = remote.idLength else { return true }
      return length == idLength ?? 20
    }

    /// With the commit of a detached HEAD, where that is all there is.
    var readable: [Ref] { branches + (detached.map { [Ref(name: Mirror.detachedRef, target: $0)] } ?? []) }

    func matches(_ remote: RemoteState) -> Bool {
      guard branches == remote.branches else { return false }
      if let wanted = remote.tags, tags != wanted, attempt?.isOf(wanted) != true { return false }
      if case .detached(let id) = remote.head, branches.isEmpty { return detached == id }
      return detached == nil && defaultRef == remote.defaultBranch
    }
  }

  private func localState(bounds: WorkBounds) throws -> LocalState? {
    guard exists else { return nil }
    let head = try headFromFile()
    let refs = try repository.refs(below: "refs/", bounds: bounds)
    let branches = refs.filter { $0.branch != nil }
    let detached = refs.first { $0.name == Self.detachedRef }?.target
    let defaultRef = detached != nil ? Self.detachedRef : branches.contains { $0.name == head } ? head : nil
    return LocalState(
      defaultRef: defaultRef, branches: branches, tags: refs.filter { $0.tag != nil },
      attempt: TagAttempt(in: repository.directory), detached: detached, headName: head)
  }

  /// HEAD of a mirror is `ref: NAME`, always written by us: reading it saves a process.
  private func headFromFile() throws -> String {
    let text = try String(contentsOfFile: repository.directory + "/HEAD", encoding: .utf8)
    return text.hasPrefix("ref: ") ? text.dropFirst(5).trimmingCharacters(in: .whitespacesAndNewlines) : ""
  }

  private func finishUpdate(
    known: LocalState?, remote: RemoteState, fetched: Fetched, limits: Limits, bounds: WorkBounds
  ) throws -> Update {
    guard var now = try localState(bounds: bounds) else {
      throw GitError(.failed, repository: name, "\(name): the mirror vanished while it was fetched.")
    }
    // Chosen of what arrived: the source may have changed since it was asked.
    if let branch = RemoteState(head: remote.head, branches: now.branches).defaultBranch {
      if branch != now.headName {
        try git.run(["symbolic-ref", "--", "HEAD", branch], in: repository.directory, name: name, bounds: bounds)
      }
      now.defaultRef = branch
    }
    if let tags = remote.tags, tags != now.tags {
      now.attempt = TagAttempt(tags, refusal: fetched.refusalOfTags)
      now.attempt?.write(in: repository.directory)
    }
    let old = Dictionary((known?.readable ?? []).map { ($0.name, $0.target) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(now.readable.map { ($0.name, $0.target) }, uniquingKeysWith: { first, _ in first })
    let changes = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
      .map { BranchChange(ref: $0, old: old[$0], new: new[$0]) }
    return Update(
      defaultRef: now.defaultRef, branches: now.readable, tags: now.tags,
      missingTags: missingTags(of: remote, known: now, limits: limits), changes: changes,
      defaultRefChanged: known?.defaultRef != now.defaultRef, wasRebuilt: fetched.isRebuilt)
  }

  // MARK: Asking the source

  /// What the source has, without fetching it.
  private func askSource(
    known: LocalState?, thorough: Bool, lock: borrowing MirrorLock, limits: Limits, bounds: WorkBounds
  ) throws -> RemoteState {
    let bounds = bounds.within(seconds: limits.askSeconds)
    if git.isLocal(address) {
      return try ask(["--symref"], ["HEAD", "refs/heads/*", "refs/tags/*"], limits: limits, bounds: bounds)
    }
    // With --heads and --tags the host is told to send these only; with HEAD it is not.
    var state = try ask(["--heads", "--tags"], [], limits: limits, bounds: bounds)
    let isDue = thorough || lock.age > Int64(limits.headSeconds)
    if let known, !isDue, let branch = known.defaultRef, known.branches == state.branches {
      state.head = .branch(branch)
      return state
    }
    state.head = try ask(["--symref"], ["HEAD"], limits: limits, bounds: bounds).head
    lock.touch()
    return state
  }

  private func ask(_ options: [String], _ patterns: [String], limits: Limits, bounds: WorkBounds) throws -> RemoteState
  {
    var parser = RemoteState.Parser(mostTags: limits.tags)
    var lines = LineSplitter(separator: 0x0A)
    do {
      try git.run(
        ["ls-remote", "--quiet"] + options + ["--end-of-options", address.text] + patterns, in: nil, name: name,
        bounds: bounds
      ) { piece in
        try lines.feed(piece) { line in
          parser.feed(line)
          if parser.branches.count > limits.branches {
            throw GitError(
              .tooLarge, repository: name, "\(name): more than \(limits.branches) branches.",
              hint: "Raise the limit on branches in the configuration, or delete stale branches at the source.")
          }
        }
      }
    } catch is LineSplitter.TooLong {
      throw GitError(
        .failed, repository: name, "\(name): the source answers with something that is no list of branches.")
    }
    return parser.state
  }

  // MARK: Fetching

  private func fetch(
    _ remote: RemoteState, known: LocalState?, lock: Int32, limits: Limits, bounds: WorkBounds
  ) throws -> Fetched {
    if !exists { try create(repository.directory, for: remote, bounds: bounds) }
    let refusal: String?
    do {
      refusal = try fetch(remote, known: known, into: repository.directory, lock: lock, limits: limits, bounds: bounds)
    } catch let error as GitError
      where [.corrupt, .failed, .notFound, .unknownRevision].contains(error.kind) && !isSound(bounds: bounds)
    {
      // The damage is in our copy: fetch a whole one, and keep the old if that fails too.
      let refusal = try rebuild(for: remote, lock: lock, limits: limits, bounds: bounds)
      return Fetched(isRebuilt: true, refusalOfTags: refusal)
    }
    tidy(lock: lock, bounds: bounds)
    return Fetched(isRebuilt: false, refusalOfTags: refusal)
  }

  /// Whether all that the mirror's branches need is there.
  private func isSound(bounds: WorkBounds) -> Bool {
    let command = ["rev-list", "--objects", "--quiet", "--branches"]
    return (try? git.run(command, in: repository.directory, name: name, bounds: bounds)) != nil
  }

  /// - Returns: why the tags could not be fetched; nil when they were.
  private func rebuild(for remote: RemoteState, lock: Int32, limits: Limits, bounds: WorkBounds) throws -> String? {
    let fresh = repository.directory + ".new"
    let old = repository.directory + ".old"
    let files = FileManager.default
    let refusal: String?
    do {
      try create(fresh, for: remote, bounds: bounds)
      refusal = try fetch(remote, known: nil, into: fresh, lock: lock, limits: limits, bounds: bounds)
    } catch {
      try? files.removeItem(atPath: fresh)
      throw error
    }
    // Killed between these two, MirrorRepair finds a whole new mirror and puts it into its place.
    _ = rename(repository.directory, old)
    guard rename(fresh, repository.directory) == 0 else {
      let cause = String(cString: strerror(errno))
      _ = rename(old, repository.directory)
      throw GitError(.failed, repository: name, "\(name): the mirror cannot be replaced: \(cause).")
    }
    try? files.removeItem(atPath: old)
    return refusal
  }

  /// Branches and tags in one go. Where that fails the branches are fetched alone: a tag of something that is refused,
  /// or too large, keeps nobody from the code.
  /// - Returns: why the tags could not be fetched; nil when they were.
  private func fetch(
    _ remote: RemoteState, known: LocalState?, into directory: String, lock: Int32, limits: Limits, bounds: WorkBounds
  ) throws -> String? {
    var refspecs = ["+refs/heads/*:refs/heads/*"]
    if case .detached = remote.head, remote.branches.isEmpty {
      refspecs.append("+HEAD:\(Self.detachedRef)")
    } else if known?.detached != nil {
      try git.run(
        ["update-ref", "-d", "--", Self.detachedRef], in: directory, name: name, bounds: bounds, keeping: lock)
    }
    let hasTags = remote.tags.map { !$0.isEmpty || known?.tags.isEmpty == false } ?? false
    if hasTags {
      do {
        try fetch(
          refspecs + ["+refs/tags/*:refs/tags/*"], into: directory, lock: lock, limits: limits, bounds: bounds)
        packRefs(remote, known: known, in: directory, lock: lock, bounds: bounds)
        return nil
      } catch let error as GitError where Self.faultsOfTags.contains(error.kind) {
        try fetch(refspecs, into: directory, lock: lock, limits: limits, bounds: bounds)
        return error.message
      }
    }
    try fetch(refspecs, into: directory, lock: lock, limits: limits, bounds: bounds)
    return nil
  }

  /// Each fetched ref is a file of its own, until they are put into one.
  private func packRefs(
    _ remote: RemoteState, known: LocalState?, in directory: String, lock: Int32, bounds: WorkBounds
  ) {
    let new = remote.branches.count + (remote.tags?.count ?? 0) - (known.map { $0.branches.count + $0.tags.count } ?? 0)
    guard new > Self.mostLooseRefs else { return }
    _ = try? git.run(["pack-refs", "--all"], in: directory, name: name, bounds: bounds, keeping: lock)
  }

  private static let mostLooseRefs = 200
  /// What tags may be to blame for.
  private static let faultsOfTags: Set<GitError.Kind> = [.refusedContent, .corrupt, .tooLarge, .deadline, .failed]

  private func fetch(
    _ refspecs: [String], into directory: String, lock: Int32, limits: Limits, bounds: WorkBounds
  ) throws {
    try git.run(
      [
        "fetch", "--quiet", "--prune", "--no-tags", "--force", "--update-shallow", "--no-auto-maintenance",
        "--no-recurse-submodules", "--no-write-fetch-head", "--no-show-forced-updates", "--end-of-options",
        address.text,
      ] + refspecs, in: directory, name: name, bounds: bounds.within(seconds: limits.fetchSeconds), keeping: lock,
      fileBytes: limits.packBytes)
  }

  private func create(_ directory: String, for remote: RemoteState, bounds: WorkBounds) throws {
    // Made under another name and moved: a folder with the mirror's name is always a repository.
    let fresh = directory + ".init"
    try? FileManager.default.removeItem(atPath: fresh)
    let format = remote.idLength == 32 ? "sha256" : "sha1"
    let branch = remote.defaultBranch.map { String($0.dropFirst("refs/heads/".count)) } ?? "main"
    // With --git-dir, init makes that one.
    try git.run(
      ["init", "--quiet", "--bare", "--object-format=" + format, "--initial-branch=" + branch], in: fresh, name: name,
      bounds: bounds)
    guard rename(fresh, directory) == 0 else {
      throw GitError(
        .failed, repository: name, "\(name): the mirror cannot be made: \(String(cString: strerror(errno))).",
        hint: "Check that the data folder may be written.")
    }
  }

  /// Every fetch adds a pack; many packs are slow to read. What was fetched is
  /// whole without it, so a failure waits for the next time.
  private func tidy(lock: Int32, bounds: WorkBounds) {
    let packs = (try? FileManager.default.contentsOfDirectory(atPath: repository.directory + "/objects/pack")) ?? []
    guard packs.count(where: { $0.hasSuffix(".pack") }) > 24 else { return }
    _ = try? git.run(
      ["repack", "-d", "--quiet", "--geometric=2"], in: repository.directory, name: name,
      bounds: bounds.within(seconds: 1800), keeping: lock)
  }

  private func makeParentFolder() throws {
    let parent = (repository.directory as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(
        atPath: parent, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw GitError(
        .failed, repository: name, "\(name): cannot make the folder \(parent).",
        hint: "Check that the data folder may be written.")
    }
  }
}

extension RemoteState {
  /// 20 or 32 bytes; nil when the source is empty.
  var idLength: Int? {
    if let branch = branches.first { return branch.target.byteCount }
    if case .detached(let id) = head { return id.byteCount }
    return nil
  }
}
