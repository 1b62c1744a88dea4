import Foundation
import GitRead
import SearchModel
import Settings

/// Something about the configured sources that people should know.
struct PlanProblem: Sendable, Equatable {
  var severity: Problem.Severity
  var subject: String
  var message: String
  var hint: String
}

/// All repositories that the configuration's sources hold, each under a name of
/// its own, and what could not be taken. The same configuration and the same
/// folders give the same plan.
struct SourcePlan: Sendable {
  private(set) var repositories: [PlannedRepository] = []
  private(set) var problems: [PlanProblem] = []
  /// Folders that could not be looked through: what was synced from them before stays.
  private var unread: [String] = []
  /// Source folders that were looked through, without links.
  private var read: [String] = []
  /// Whether a source folder could not even be opened.
  private var misses = false

  /// The data folder's path without links: the mirrors in it are nobody's source.
  private let dataFolder: String
  private var candidates: [Candidate] = []

  private struct Candidate {
    var repository: PlannedRepository
    /// Whether the configuration gives the name.
    var isNamed: Bool
  }

  /// - Throws: `GitError` of kind `cancelled`; everything else is a problem of one source.
  init(_ settings: Settings, folder: DataFolder, cancellation: Cancellation) throws {
    dataFolder = Self.realPath(folder.url.path)
    for source in settings.sources {
      switch source {
      case .git(let entries): for entry in entries { add(entry) }
      case .folder(let entry): try add(entry, limits: settings.discoveryLimits, cancellation: cancellation)
      }
    }
    dropDuplicates()
    giveNames()
  }

  /// Whether a repository that is not planned any more may be there all the same,
  /// in a folder that could not be looked through this time.
  func mayStillHold(_ sourceURL: String) -> Bool {
    guard sourceURL.hasPrefix("/") else { return false }
    if unread.contains(where: { Self.isAt(sourceURL, orBelow: $0) }) { return true }
    // The folder may have been a link: where to is not known while it is away.
    return misses && !read.contains { Self.isAt(sourceURL, orBelow: $0) }
  }

  // MARK: Sources

  private mutating func add(_ entry: GitEntry) {
    do {
      let address = try SourceAddress(entry.url, allowing: SourceAddress.configured)
      if address.scheme == .file, Self.isAt(Self.realPath(address.text), orBelow: dataFolder) {
        throw GitError(
          .refusedAddress, "The address '\(address.text)' is refused: it lies in Guildhall's own data folder.",
          hint: "Name the repository that it was made from.")
      }
      candidates.append(
        Candidate(
          repository: PlannedRepository(
            name: entry.name ?? address.name, address: address, branches: entry.branches, isFork: entry.isFork,
            isArchived: entry.isArchived, excludes: entry.excludes),
          isNamed: entry.name != nil))
    } catch {
      add(.error, subject: entry.name ?? "", error)
    }
  }

  private mutating func add(_ entry: FolderEntry, limits: Discovery.Limits, cancellation: Cancellation) throws {
    let found: Discovery.Result
    do {
      found = try Discovery.repositories(
        below: entry.path, except: [dataFolder], limits: limits, cancellation: cancellation)
    } catch let error as GitError where error.kind == .cancelled {
      throw error
    } catch {
      misses = true
      unread.append(entry.path)
      add(.error, subject: entry.path, error)
      return
    }
    read.append(found.root)
    unread += found.unread
    for notice in found.notices { add(notice, unread: found.unread.contains(notice.path)) }
    for repository in found.repositories { add(repository, of: entry) }
    if found.repositories.isEmpty {
      // As a folder looks when the disk it is for is not mounted.
      unread.append(found.root)
      problems.append(
        PlanProblem(
          severity: .warning, subject: entry.path, message: "No git repository was found below \(entry.path).",
          hint: "Check the folder; what was synced from it before is kept until it is taken out of guildhall.yaml."))
    }
  }

  private mutating func add(_ repository: Discovery.Repository, of entry: FolderEntry) {
    let name = entry.prefix.isEmpty ? repository.name : entry.prefix + "/" + repository.name
    do {
      candidates.append(
        Candidate(
          repository: PlannedRepository(
            name: name, address: try SourceAddress(folder: repository.folder, name: name), branches: entry.branches,
            isFork: false, isArchived: false, excludes: entry.excludes),
          isNamed: false))
    } catch {
      add(.error, subject: name, error)
    }
  }

  private mutating func add(_ notice: Discovery.Notice, unread: Bool) {
    problems.append(
      PlanProblem(
        severity: unread ? .warning : .notice, subject: notice.path, message: "\(notice.path): \(notice.reason).",
        hint: unread ? "What was synced from there before is kept." : ""))
  }

  private mutating func add(_ severity: Problem.Severity, subject: String, _ error: any Error) {
    let error = error as? GitError ?? GitError(.failed, "\(error)")
    problems.append(
      PlanProblem(severity: severity, subject: subject, message: error.message, hint: error.hint))
  }

  // MARK: Order

  /// The first that names a repository is the one.
  private mutating func dropDuplicates() {
    var known: [String: String] = [:]
    var kept: [Candidate] = []
    for candidate in candidates {
      let address = candidate.repository.address
      guard let first = known[address.identity] else {
        known[address.identity] = address.text
        kept.append(candidate)
        continue
      }
      problems.append(
        PlanProblem(
          severity: .notice, subject: candidate.repository.name,
          message: first == address.text
            ? "\(address.text) is configured twice; what is said first is used."
            : "\(address.text) is the same repository as \(first), which is used.",
          hint: "Name it once in guildhall.yaml."))
    }
    candidates = kept
  }

  /// Who has a name keeps it when another comes: configured names first, then the
  /// order of the configuration.
  private mutating func giveNames() {
    var taken: Set<String> = []
    var names: [Int: String] = [:]
    let order =
      candidates.indices.filter { candidates[$0].isNamed } + candidates.indices.filter { !candidates[$0].isNamed }
    for index in order {
      let repository = candidates[index].repository
      let name = Self.names(for: repository).first { !taken.contains($0) } ?? repository.address.folderName
      taken.insert(name)
      names[index] = name
      guard name != repository.name else { continue }
      problems.append(
        PlanProblem(
          severity: .warning, subject: name,
          message: "Two repositories would be called \(repository.name); the one from \(repository.address.text) is"
            + " called \(name).",
          hint: "Give it a name of its own with `name:` in guildhall.yaml, or its folder a `prefix:`."))
    }
    repositories = candidates.indices.map { index in
      var repository = candidates[index].repository
      repository.name = names[index] ?? repository.name
      return repository
    }
  }

  /// What a repository may be called, the best first.
  private static func names(for repository: PlannedRepository) -> [String] {
    let address = repository.address
    if address.scheme != .file { return [repository.name, "\(address.host)/\(address.name)"] }
    // `x` and `x.git` beside each other, or the same path below two source folders.
    return [repository.name, String(address.text.drop { $0 == "/" })]
  }

  // MARK: Paths

  /// Without links; as it is when it does not exist.
  private static func realPath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func isAt(_ path: String, orBelow folder: String) -> Bool {
    path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }
}
