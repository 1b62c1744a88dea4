import Foundation

/// A repository that somebody works in. It is read only, with the settings of `GitEnvironment` and without any
/// transport: nothing that it configures is run.
package struct WorkingRepository: Sendable {
  /// Absolute path of the working tree.
  package let root: String
  package let repository: GitRepository

  /// - Parameters:
  ///   - folder: absolute path of the working tree or of a folder in it.
  ///   - index: absolute path of the index that git has in use, as a hook is told by `GIT_INDEX_FILE`; nil for the
  ///     repository's own.
  ///   - git: how git is run.
  /// - Throws: `GitError` of kind `notFound` when there is no repository there.
  package init(at folder: String, index: String? = nil, git: GitEnvironment) throws {
    var place = URL(fileURLWithPath: folder, isDirectory: true).standardizedFileURL
    for _ in 0..<Self.deepest {
      if let directory = try Self.gitDirectory(of: place) {
        root = place.path
        repository = GitRepository(
          name: place.lastPathComponent, directory: directory, git: git.offline(index: index), isMirror: false)
        return
      }
      let above = place.deletingLastPathComponent().standardizedFileURL
      guard above.path != place.path, place.path != "/" else { break }
      place = above
    }
    throw GitError(
      .notFound, "There is no git repository at \(PrintableText.clean(folder)), nor above it.",
      hint: "Go into a working tree, or name one with --repository.")
  }

  private static let deepest = 256
  /// Bytes of a `.git` file: a path and a word.
  private static let longestFile = 8192

  /// The git directory of a working tree: the folder `.git`, or the one that a file of this name leads to in submodules
  /// and additional working trees (gitrepository-layout); nil when there is none.
  private static func gitDirectory(of folder: URL) throws -> String? {
    let place = folder.appendingPathComponent(".git").path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) else { return nil }
    if isFolder.boolValue { return FileManager.default.fileExists(atPath: place + "/HEAD") ? place : nil }
    guard let handle = FileHandle(forReadingAtPath: place), let data = try? handle.read(upToCount: longestFile),
      case let text = String(decoding: data, as: UTF8.self), text.hasPrefix("gitdir: ")
    else { return nil }
    let path = text.dropFirst("gitdir: ".count).prefix { !$0.isNewline }
    let directory = path.hasPrefix("/") ? String(path) : folder.path + "/" + path
    guard FileManager.default.fileExists(atPath: directory + "/HEAD") else {
      throw GitError(
        .notFound, "\(PrintableText.clean(place)) leads to \(PrintableText.clean(directory)), where no repository is.",
        hint: "`git worktree repair` may put it right.")
    }
    return directory
  }
}

extension WorkingRepository {
  /// The commit that somebody means by a branch, a tag or another of git's names; nil when there is none.
  package func commit(named text: String, bounds: WorkBounds = .seconds(20)) throws -> ObjectID? {
    guard !text.isEmpty, text.utf8.count <= 1024, !text.hasPrefix("-"), !text.utf8.contains(0) else { return nil }
    return try id(["rev-parse", "--verify", "--quiet", "--end-of-options", text + "^{commit}"], bounds)
  }

  /// Where two histories part; nil when they share nothing, or what they share is not here.
  package func mergeBase(_ one: ObjectID, _ other: ObjectID, bounds: WorkBounds = .seconds(60)) throws -> ObjectID? {
    try id(["merge-base", one.hex, other.hex], bounds)
  }

  /// What git answers with one id; nil where it has none.
  private func id(_ command: [String], _ bounds: WorkBounds) throws -> ObjectID? {
    var output: [UInt8] = []
    let code = try repository.git.run(
      command, in: repository.directory, name: repository.name, bounds: bounds, accepted: [0, 1, 128]
    ) { if output.count < 4096 { output += $0 } }
    return code == 0 ? ObjectID(hex: output.prefix { $0 != 0x0A }) : nil
  }

  /// Whether history was cut off when it was fetched.
  package var isShallow: Bool {
    ["/shallow", "/../../shallow"].contains { FileManager.default.fileExists(atPath: repository.directory + $0) }
  }

  /// Messages of the commits that `head` has and `base` has not, the newest first, each cut at 16 KiB.
  package func messages(
    from base: ObjectID?, to head: ObjectID, limit: Int = 1_000, bounds: WorkBounds = .seconds(60)
  ) throws -> [String] {
    var messages: [String] = []
    var splitter = LineSplitter(separator: 0, keeping: 16 << 10)
    let range = [head.hex] + (base.map { ["^" + $0.hex] } ?? [])
    try repository.read(
      ["log", "-z", "--format=%B", "--no-show-signature", "--max-count=\(limit)"] + range + ["--"], bounds: bounds
    ) { piece in
      try splitter.feed(piece) { messages.append(PrintableText.clean($0)) }
    }
    if !splitter.remainder.isEmpty { messages.append(PrintableText.clean(splitter.remainder)) }
    return messages
  }

  /// What is staged, in git's order; of a path in conflict, our side.
  ///
  /// - Throws: `GitError` of kind `tooLarge` when there is more than `limits` allow.
  package func index(
    limits: TreeLimits = TreeLimits(), bounds: WorkBounds = .seconds(60)
  ) throws -> [(path: [UInt8], id: ObjectID)] {
    var entries: [(path: [UInt8], id: ObjectID)] = []
    var records = LineSplitter(separator: 0)
    do {
      try repository.read(["ls-files", "--stage", "-z"], bounds: bounds) { piece in
        try records.feed(piece) { record in
          guard let entry = Self.entry(record), entry.path.count <= limits.pathLength else { return }
          guard entries.count < limits.entries else { throw tooLarge("more than \(limits.entries) files are staged") }
          entries.append(entry)
        }
      }
    } catch is LineSplitter.TooLong {
      throw tooLarge("a path of more than \(LineSplitter.longest) bytes is staged")
    }
    return entries
  }

  /// Paths of files of the last commit that are staged with other contents or taken out, and nothing else is; nil when a
  /// file is added, there is no commit yet, or there is too much. A quick look, before trees are listed.
  ///
  /// - Throws: `GitError`.
  package func stagedEdits(bounds: WorkBounds = .seconds(20)) throws -> [[UInt8]]? {
    var output: [UInt8] = []
    let code = try repository.git.run(
      ["diff-index", "--cached", "--raw", "-z", "--no-renames", "--ignore-submodules=none", "HEAD", "--"],
      in: repository.directory, name: repository.name, bounds: bounds, accepted: [0, 128]
    ) { if output.count <= Self.mostEdits { output += $0 } }
    guard code == 0, output.count <= Self.mostEdits else { return nil }
    // `:100644 100644 HEX HEX M`, NUL, the path, NUL (git-diff-index, "Raw output format").
    let fields = output.split(separator: 0)
    var paths: [[UInt8]] = []
    for index in stride(from: 0, to: fields.count - 1, by: 2) {
      guard let letter = fields[index].last, "MD".utf8.contains(letter) else { return nil }
      paths.append(Array(fields[index + 1]))
    }
    return fields.count.isMultiple(of: 2) ? paths : nil
  }

  /// Bytes of a list of staged edits.
  private static let mostEdits = 1 << 20

  private func tooLarge(_ cause: String) -> GitError {
    GitError(.tooLarge, repository: repository.name, "\(repository.name): \(cause).", hint: "Check a commit instead.")
  }

  /// `100644 HEX 0\tPATH`, stage 0 or, of a conflict, 2; nil for others and for what is no file of the repository's
  /// own.
  private static func entry(_ record: ArraySlice<UInt8>) -> (path: [UInt8], id: ObjectID)? {
    guard let tab = record.firstIndex(of: 0x09) else { return nil }
    let fields = record[..<tab].split(separator: 0x20)
    guard fields.count == 3, fields[0].starts(with: "100".utf8), let id = ObjectID(hex: fields[1]),
      fields[2].elementsEqual("0".utf8) || fields[2].elementsEqual("2".utf8)
    else { return nil }
    return (Array(record[(tab + 1)...]), id)
  }

  /// Where `origin` fetches from, as the repository's configuration has it; nil when it has none.
  package func origin(bounds: WorkBounds = .seconds(20)) throws -> String? {
    let output = try repository.git.output(
      ["config", "--null", "--get", "remote.origin.url"], in: repository.directory, name: repository.name,
      bounds: bounds, limit: 64 << 10, accepted: [0, 1, 2])
    let text = String(decoding: output.prefix { $0 != 0 }, as: UTF8.self)
    return text.isEmpty ? nil : text
  }
}
