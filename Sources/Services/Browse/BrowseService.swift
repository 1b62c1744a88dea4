import Catalog
import CodeIndex
import Foundation
import GitRead
import SearchModel
import Settings

/// Answers what pages ask beside search, from the catalogue, the live shards and
/// the mirrors.
struct BrowseService: Browsing {
  /// Largest text given to a page; the raw view has no such limit.
  static let largestText = 4 << 20
  static let tooLarge = "larger than \(largestText >> 20) MiB"
  private static let largestRaw = 256 << 20
  private static let largestFolder = 20_000

  let folder: DataFolder
  let live: LiveIndex
  let access: AccessPolicy
  let git: GitMirrors
  let revisions: Revisions

  func overview(viewer: Viewer) async throws -> Overview { overview(try summaries(for: viewer)) }

  private func overview(_ summaries: Summaries) -> Overview {
    let state = summaries.state
    let records = state.repositories.filter { summaries.scope[$0.repositoryID] != nil }
    return Overview(
      organization: access.organization,
      repositories: records.count,
      projects: records.reduce(state.manifest.importedProjects) { $0 + (state.manifest.projects[$1.id] ?? 0) },
      files: records.reduce(0) { $0 + $1.files },
      documents: records.reduce(0) { $0 + (state.manifest.documents[$1.id] ?? 0) },
      owners: Set(records.flatMap { summaries.scope[$0.repositoryID]?.declaredOwners.map(\.title) ?? [] }).count,
      indexedBytes: records.reduce(0) { $0 + $1.indexedBytes },
      languages: summaries.languagesInScope(),
      oldestMatch: records.compactMap(\.matchedAt).min(),
      failing: records.count { $0.failingCause != nil },
      isSyncing: SyncLock.isHeld(folder))
  }

  func repositories(matching: String, viewer: Viewer) async throws -> [RepositorySummary] {
    let wanted = matching.lowercased()
    return try summaries(for: viewer).all.filter {
      wanted.isEmpty || $0.facts.name.lowercased().contains(wanted)
    }
  }

  func repository(_ name: String, viewer: Viewer) async throws -> RepositoryDetail {
    let place = try place(name, branch: nil, viewer: viewer)
    let summaries = Summaries(state: place.state, scope: place.scope)
    guard let summary = summaries.summary(of: place.record) else { throw UserFacingError.absent(name) }
    var readme: TextFile?
    if let path = place.record.readmePath { readme = try await text(at: path, in: place) }
    let projects = try await live.catalog.projects(ofRepository: place.record.id)
    var detail = RepositoryDetail(
      summary: summary, commit: place.record.headCommit, sourceURL: place.record.sourceURL, readme: readme,
      root: try await entries(of: place, path: ""),
      projects: projects.map { ProjectSummary($0, in: place.facts) },
      problems: try await live.catalog.problems().filter { $0.repositoryId == place.record.id }.map(Problem.init),
      documents: place.state.manifest.documents[place.record.id] ?? 0,
      owners: try await RepositoryOwners(live: live, access: access).of("", in: place.facts))
    detail.decisions = place.state.manifest.decisions[place.record.id] ?? 0
    return detail
  }

  func tree(_ repository: String, branch: String?, path: String, viewer: Viewer) async throws -> [TreeEntry] {
    if let place = try await revision(branch, of: repository, viewer: viewer) {
      return try await tree(at: path, in: place)
    }
    let place = try place(repository, branch: branch, viewer: viewer)
    let entries = try await entries(of: place, path: path)
    guard !entries.isEmpty || path.isEmpty else { throw UserFacingError.absent("\(repository):\(path)") }
    return entries
  }

  func file(_ repository: String, branch: String?, path: String, viewer: Viewer) async throws -> FileDetail {
    if let place = try await revision(branch, of: repository, viewer: viewer) {
      return try await file(at: path, in: place)
    }
    let place = try place(repository, branch: branch, viewer: viewer)
    let record = try await file(at: path, in: place)
    var detail = FileDetail(
      repository: place.facts, path: path, branch: place.branch, commit: place.record.headCommit ?? "",
      size: record.size, language: record.language)
    if record.skipped == nil, record.size <= Self.largestText {
      let (bytes, symbols) = try await content(of: record, in: place)
      detail.text = String(decoding: bytes, as: UTF8.self)
      detail.outline = Outline.entries(symbols, in: bytes)
    } else {
      detail.withheld = record.skipped ?? Self.tooLarge
      detail.isSearched = record.skipped == nil
    }
    return detail
  }

  func raw(_ repository: String, branch: String?, path: String, viewer: Viewer) async throws -> [UInt8] {
    if let place = try await revision(branch, of: repository, viewer: viewer) {
      return try await raw(at: path, in: place, maximum: Self.largestRaw)
    }
    let place = try place(repository, branch: branch, viewer: viewer)
    let record = try await file(at: path, in: place)
    guard record.size <= Self.largestRaw else {
      throw UserFacingError(
        .tooLarge, "\(repository):\(path) has \(record.size) bytes; at most \(Self.largestRaw) are served.",
        hint: "Clone the repository from \(place.record.sourceURL).")
    }
    if record.skipped == nil { return try await content(of: record, in: place).bytes }
    return try await git.blob(record.oid, of: place.record, maximum: Self.largestRaw)
  }

  func history(
    _ repository: String, branch: String?, path: String, skip: Int, limit: Int, viewer: Viewer
  ) async throws -> [HistoryEntry] {
    if let place = try await revision(branch, of: repository, viewer: viewer) {
      return try await history(at: path, in: place, skip: skip, limit: limit)
    }
    let place = try place(repository, branch: branch, viewer: viewer)
    if !path.isEmpty, try await entries(of: place, path: path).isEmpty { _ = try await file(at: path, in: place) }
    return try await git.history(
      of: place.record, at: place.branch == IndexedBranch.detached ? .detached : .branch(place.branch), path: path,
      skip: skip, limit: limit)
  }

  func status(viewer: Viewer) async throws -> StatusReport {
    let summaries = try summaries(for: viewer)
    let state = summaries.state
    return StatusReport(
      overview: overview(summaries),
      generation: state.generation,
      shards: state.manifest.shards.count,
      shardBytes: state.manifest.shards.reduce(0) { $0 + $1.fileBytes },
      repositories: summaries.all,
      problems: try await problems(in: summaries.scope, viewer: viewer) + state.damaged.map(Self.damage),
      lastRun: try await live.catalog.lastRun().map(SyncRun.init))
  }

  /// A problem of the whole may name what a viewer may not see (an address, a
  /// folder): where anything is hidden, only the operator reads those.
  private func problems(in scope: SearchScope, viewer: Viewer) async throws -> [Problem] {
    let seesWhole = viewer == .operator || !access.hidesAnything
    return try await live.catalog.problems().filter { problem in
      guard let id = problem.repositoryId else { return seesWhole }
      return scope[RepositoryID(UInt32(truncatingIfNeeded: id))] != nil
    }.map(Problem.init)
  }

  private func summaries(for viewer: Viewer) throws -> Summaries {
    let state = try live.state()
    return Summaries(state: state, scope: access.scope(of: state, for: viewer))
  }
}

// MARK: - Finding things, below permissions

extension BrowseService {
  /// A repository that the viewer may see, at one of its branches.
  private struct Place {
    var record: RepositoryRecord
    var facts: RepositoryFacts
    var branch: String
    var branchIndex: Int
    var scope: SearchScope
    var state: LiveState
  }

  private func place(_ name: String, branch: String?, viewer: Viewer) throws -> Place {
    let state = try live.state()
    let scope = access.scope(of: state, for: viewer)
    guard let record = state.byName[name], let facts = scope[record.repositoryID] else {
      throw UserFacingError.absent(name)
    }
    let wanted = branch ?? record.branches.first ?? ""
    guard let index = record.branches.firstIndex(of: wanted) else {
      guard branch == nil else {
        throw UserFacingError(
          .notFound, "\(name) has no branch, tag or commit \(wanted).",
          hint: "Indexed branches are: \(record.branches.joined(separator: ", ")).")
      }
      return Place(record: record, facts: facts, branch: "", branchIndex: 0, scope: scope, state: state)
    }
    return Place(record: record, facts: facts, branch: wanted, branchIndex: index, scope: scope, state: state)
  }

  private func entries(of place: Place, path: String) async throws -> [TreeEntry] {
    let children = try await live.catalog.children(
      of: place.record.id, branch: place.branchIndex, folder: path, limit: Self.largestFolder)
    return children.map(TreeEntry.init).sorted { left, right in
      let folders = (left.kind == .folder, right.kind == .folder)
      return folders.0 == folders.1 ? left.name < right.name : folders.0
    }
  }

  private func file(at path: String, in place: Place) async throws -> FileRecord {
    let record = try await live.catalog.file(of: place.record.id, branch: place.branchIndex, path: path)
    guard let record else { throw UserFacingError.absent("\(place.record.name):\(path)") }
    return record
  }

  private func content(
    of record: FileRecord, in place: Place
  ) async throws -> (bytes: [UInt8], symbols: [SymbolSpan]) {
    let found = try? place.state.snapshot.document(
      repository: place.record.repositoryID, path: record.path, branch: place.branch)
    if let found { return (found.content, found.symbols) }
    return (try await git.blob(record.oid, of: place.record, maximum: Self.largestRaw), [])
  }

  private func text(at path: String, in place: Place) async throws -> TextFile? {
    guard let record = try await live.catalog.file(of: place.record.id, branch: place.branchIndex, path: path),
      record.skipped == nil, record.size <= Self.largestText
    else { return nil }
    return TextFile(path: path, text: String(decoding: try await content(of: record, in: place).bytes, as: UTF8.self))
  }

  /// The same sentence for what does not exist and for what the viewer may not see.
  private static func damage(_ damage: (file: String, cause: String)) -> Problem {
    Problem(
      severity: .error, subject: damage.file, message: "The index shard \(damage.file) cannot be used: \(damage.cause)",
      hint: "Run `guildhall sync`: it makes damaged shards anew.", date: .now)
  }
}

extension TreeEntry {
  init(_ child: FolderChild) {
    switch child {
    case .folder(let path):
      self.init(name: Self.lastComponent(path), path: path, kind: .folder, size: 0, language: "")
    case .file(let record):
      let kind: Kind = record.mode == 0o120000 ? .link : record.mode == 0o160000 ? .submodule : .file
      self.init(
        name: Self.lastComponent(record.path), path: record.path, kind: kind, size: record.size,
        language: record.language, skipped: record.skipped)
    }
  }

  private static func lastComponent(_ path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }
}
