package import ChangeReading
package import Foundation
import GitRead
import Manifests
import SearchModel

/// Which change of a working repository is looked at.
package struct ChangeQuestion: Sendable {
  /// Absolute path of the working tree or of a folder in it.
  package var folder: String
  /// Where the change starts, in one of git's names; nil for where the branch left the main one.
  package var base: String?
  /// What is staged is looked at, and not what is committed.
  package var isStaged: Bool
  /// Absolute path of the index that git has in use; nil for the repository's own.
  package var index: String?

  package init(folder: String, base: String? = nil, isStaged: Bool = false, index: String? = nil) {
    self.folder = folder
    self.base = base
    self.isStaged = isStaged
    self.index = index
  }
}

/// A change of a working repository, read and understood. Nothing of the repository is run, and nothing is written to
/// it.
package struct WorkingChange: Sendable {
  /// What the change is called: `main..HEAD`.
  package var name: String
  package var repository: String
  package var things: [NewThing]
  /// Manifests that could not be read, a sentence each.
  package var problems: [String]
  /// The research that its commits name, as `R-12`.
  package var labels: [String]
  /// Path of the repository at its host, in lower case, or its folder where it has no host.
  var place: [Substring]

  /// Bytes of a manifest or README.
  private static let largestFile = 4 << 20

  package init(
    name: String, repository: String, things: [NewThing], problems: [String] = [], labels: [String] = [],
    place: String = ""
  ) {
    self.name = name
    self.repository = repository
    self.things = things
    self.problems = problems
    self.labels = labels
    self.place = place.lowercased().split(separator: "/")
  }

  /// Reads the change on a thread of its own.
  ///
  /// `scratch` is a folder of ours, in which git's settings are kept.
  /// - Throws: `UserFacingError` that names the repository or the revision.
  package static func read(_ question: ChangeQuestion, scratch: URL) async throws -> WorkingChange {
    do {
      return try await onOwnThread { _ in
        let git = try GitEnvironment(offlineIn: scratch.path, surroundings: ProcessInfo.processInfo.environment)
        return try WorkingChange(
          question, in: WorkingRepository(at: question.folder, index: question.index, git: git))
      }
    } catch let error as GitError {
      throw UserFacingError(error)
    }
  }

  private init(_ question: ChangeQuestion, in working: WorkingRepository) throws {
    if question.isStaged, try Self.isQuiet(working) {
      self.init(name: Self.staged, repository: working.repository.name, things: [])
      return
    }
    let head = try working.commit(named: "HEAD")
    let (base, name) = question.isStaged ? (head, Self.staged) : try Self.base(question, head, working)
    let before = try Self.tree(of: base, working)
    let after = question.isStaged ? try Self.index(working) : try Self.tree(of: head, working)
    let reader = BlobReader(working.repository, maximumSize: Self.largestFile)
    let reading = try ChangeReading(
      from: ChangedTree(files: before), to: ChangedTree(files: after),
      readBefore: { try Self.contents(of: $0, in: before, reader) },
      readAfter: { try Self.contents(of: $0, in: after, reader) })
    let messages = try question.isStaged ? [] : head.map { try working.messages(from: base, to: $0) } ?? []
    self.init(
      name: name, repository: working.repository.name, things: reading.things,
      problems: reading.problems.map(\.message), labels: ResearchTrailers.labels(in: messages),
      // Git is asked for it only where there is something to compare.
      place: try reading.things.isEmpty ? "" : Self.place(of: working))
  }

  private static let staged = "what is staged"

  /// Whether files that were there are edited or taken out, and none says what packages there are: then nothing is new.
  private static func isQuiet(_ working: WorkingRepository) throws -> Bool {
    try working.stagedEdits()?.allSatisfy { path in
      String(validating: path, as: UTF8.self).map { !ManifestReader.isManifest($0) } ?? true
    } ?? false
  }

  private static func place(of working: WorkingRepository) throws -> String {
    let origin = try working.origin()
    if let path = origin.flatMap({ PackageLocation($0)?.path }) { return path }
    let folder = origin ?? working.root
    return folder.hasSuffix(".git") ? String(folder.dropLast(4)) : folder
  }

  // MARK: Where the change starts

  private static let mainBranches = ["origin/HEAD", "origin/main", "origin/master", "main", "master"]

  private static func base(
    _ question: ChangeQuestion, _ head: ObjectID?, _ working: WorkingRepository
  ) throws -> (ObjectID?, String) {
    guard let head else {
      throw UserFacingError(
        .badRequest, "\(working.repository.name) has no commit yet.",
        hint: "Commit something, or look at what is staged with --staged.")
    }
    if let name = question.base {
      guard let commit = try working.commit(named: name) else { throw unknown(name, working) }
      guard let base = try working.mergeBase(commit, head) else { throw unrelated(name, working) }
      return (base, "\(name)..HEAD")
    }
    for name in mainBranches {
      guard let commit = try working.commit(named: name), commit != head,
        let base = try working.mergeBase(commit, head), base != head
      else { continue }
      return (base, "\(name)..HEAD")
    }
    // On the main branch itself the last commit is the change.
    return (try working.commit(named: "HEAD~1"), "HEAD~1..HEAD")
  }

  private static func unknown(_ name: String, _ working: WorkingRepository) -> UserFacingError {
    UserFacingError(
      .notFound, "\(working.repository.name) has no revision \(name.prefix(100)).",
      hint: working.isShallow
        ? "Its history was cut off when it was fetched: fetch all of it (fetch-depth: 0, GIT_DEPTH: 0)."
        : "Name a branch, a tag or a commit with --base; what stands on a host only must be fetched first.")
  }

  private static func unrelated(_ name: String, _ working: WorkingRepository) -> UserFacingError {
    UserFacingError(
      .notFound, "\(name.prefix(100)) and HEAD of \(working.repository.name) have no commit in common.",
      hint: working.isShallow
        ? "Its history was cut off when it was fetched: fetch all of it (fetch-depth: 0, GIT_DEPTH: 0)."
        : "Name a revision of the same history with --base.")
  }

  // MARK: Files

  /// Ids by path. Paths that are no text, links and submodules are no manifests and no code.
  private static func tree(of commit: ObjectID?, _ working: WorkingRepository) throws -> [String: String] {
    guard let commit else { return [:] }
    var files: [String: String] = [:]
    try working.repository.forEachEntry(of: .commit(commit)) { entry in
      guard entry.kind == .file || entry.kind == .executable, let path = String(validating: entry.path, as: UTF8.self)
      else { return }
      files[path] = entry.id.hex
    }
    return files
  }

  private static func index(_ working: WorkingRepository) throws -> [String: String] {
    var files: [String: String] = [:]
    for entry in try working.index() {
      guard let path = String(validating: entry.path, as: UTF8.self) else { continue }
      files[path] = entry.id.hex
    }
    return files
  }

  private static func contents(
    of paths: [String], in tree: [String: String], _ reader: BlobReader
  ) throws -> [String: [UInt8]] {
    let known = paths.compactMap { path in tree[path].flatMap { ObjectID($0) }.map { (path: path, id: $0) } }
    var contents: [String: [UInt8]] = [:]
    try reader.read(known.map(\.id)) { index, content in
      if case .bytes(let bytes) = content { contents[known[index].path] = Array(bytes) }
    }
    return contents
  }
}
