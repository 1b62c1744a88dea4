import Catalog
import Foundation
import GitRead
import Languages
import SearchModel
import Symbols

/// A repository that the viewer may see, at a commit that is the end of no indexed branch: what pages show of it comes
/// from git.
struct RevisionPlace {
  var record: RepositoryRecord
  var facts: RepositoryFacts
  /// As it was asked for.
  var name: String
  var commit: ObjectID
}

extension BrowseService {
  /// nil when an indexed branch is meant, or nothing at all.
  func revision(_ name: String?, of repository: String, viewer: Viewer) async throws -> RevisionPlace? {
    guard let name else { return nil }
    let state = try live.state()
    guard let record = state.byName[repository],
      let facts = access.scope(of: state, for: viewer)[record.repositoryID], !record.branches.contains(name),
      let commit = try await revisions.commit(name, of: record)
    else { return nil }
    return RevisionPlace(record: record, facts: facts, name: name, commit: commit)
  }

  func tree(at path: String, in place: RevisionPlace) async throws -> [TreeEntry] {
    let found = try await git.entries(at: path, of: place.commit, in: place.record)
    // A file is no folder.
    let files = found.files.filter { $0.name != path }
    guard path.isEmpty || !files.isEmpty || !found.folders.isEmpty else { throw absent(path, place) }
    return found.folders.sorted().map {
      TreeEntry(name: Self.lastComponent($0), path: $0, kind: .folder, size: 0, language: "")
    }
      + files.sorted { $0.name < $1.name }.map { entry in
        TreeEntry(
          name: Self.lastComponent(entry.name), path: entry.name, kind: entry.browsedKind, size: entry.size ?? 0,
          language: Language.detect(path: entry.name, content: [])?.name ?? "", skipped: entry.withheld)
      }
  }

  func file(at path: String, in place: RevisionPlace) async throws -> FileDetail {
    let entry = try await entry(at: path, in: place)
    var detail = FileDetail(
      repository: place.facts, path: path, branch: place.name, commit: place.commit.hex, size: entry.size ?? 0,
      language: "")
    detail.withheld = entry.withheld ?? (detail.size > Self.largestText ? Self.tooLarge : nil)
    detail.isSearched = entry.withheld == nil
    guard detail.withheld == nil else { return detail }
    let bytes = try await git.blob(entry.id.hex, of: place.record, maximum: Self.largestText)
    if let reason = bytes.withUnsafeBytes({ IndexingRules.unsearchable($0) }) {
      (detail.withheld, detail.isSearched) = (reason, false)
      return detail
    }
    detail.language = Language.detect(path: path, content: bytes)?.name ?? ""
    detail.text = String(decoding: bytes, as: UTF8.self)
    let language = detail.language
    detail.outline = try await onOwnThread { _ in
      let symbols = SymbolFinder()
      defer { symbols.close() }
      return Outline.entries(symbols.symbols(in: bytes, language: language), in: bytes)
    }
    return detail
  }

  func raw(at path: String, in place: RevisionPlace, maximum: Int) async throws -> [UInt8] {
    let entry = try await entry(at: path, in: place)
    guard entry.size ?? 0 <= maximum else {
      throw UserFacingError(
        .tooLarge, "\(place.record.name):\(path) has \(entry.size ?? 0) bytes; at most \(maximum) are served.",
        hint: "Clone the repository from \(place.record.sourceURL).")
    }
    return try await git.blob(entry.id.hex, of: place.record, maximum: maximum)
  }

  func history(
    at path: String, in place: RevisionPlace, skip: Int, limit: Int
  ) async throws -> [HistoryEntry] {
    if !path.isEmpty {
      let found = try await git.entries(at: path, of: place.commit, in: place.record)
      guard !found.files.isEmpty || !found.folders.isEmpty else { throw absent(path, place) }
    }
    return try await git.history(of: place.record, at: .commit(place.commit), path: path, skip: skip, limit: limit)
  }

  private func entry(at path: String, in place: RevisionPlace) async throws -> GitRead.TreeEntry {
    let found = try await git.entries(at: path, of: place.commit, in: place.record)
    guard !path.isEmpty, let entry = found.files.first, found.files.count == 1, entry.name == path else {
      throw absent(path, place)
    }
    return entry
  }

  private func absent(_ path: String, _ place: RevisionPlace) -> UserFacingError {
    UserFacingError.absent("\(place.record.name):\(path)")
  }

  private static func lastComponent(_ path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }
}

extension GitRead.TreeEntry {
  fileprivate var browsedKind: TreeEntry.Kind {
    switch kind {
    case .file, .executable: .file
    case .symlink: .link
    case .submodule: .submodule
    }
  }

  /// Why its text is not shown.
  fileprivate var withheld: String? {
    switch kind {
    case .file, .executable: nil
    case .symlink: "symbolic link"
    case .submodule: "submodule"
    }
  }
}
