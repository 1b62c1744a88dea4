extension Owners {
  /// A folder whose files belong to others than what is around it.
  package struct OfFolder: Sendable, Equatable {
    /// Its path, without a slash at its end.
    package var folder: String
    /// Of a file in it that no rule names in particular.
    package var owners: [OwnerToken]
    /// Where those owners were read.
    package var evidence: [Evidence]
    /// How many files stand below it.
    package var files: Int
  }

  /// Folders below folders that are looked at, and folders at all: a hostile tree has millions.
  private static let deepestFolder = 30
  private static let mostFolders = 50_000

  /// The folders that a repository's files give to somebody: those whose owners are not those of the nearest folder above
  /// that has some, and at the top those whose owners are not both `whole`'s and those of a file that no rule names.
  ///
  /// - Parameters:
  ///   - paths: of all files.
  ///   - whole: the owners of the repository.
  ///   - most: of more folders, those with the most files.
  /// - Returns: by path.
  package func ofFolders(paths: [String], whole: [OwnerToken], most: Int) -> [OfFolder] {
    guard !isEmpty else { return [] }
    let unnamed = answer(path: Self.unnamedFile).owners
    var owned: [String: [OwnerToken]] = [:]
    var found: [OfFolder] = []
    // A folder stands before those below it.
    let folders = Self.folders(of: paths).sorted { $0.key < $1.key }
    let step = step(over: folders.count)
    for (position, (folder, files)) in folders.enumerated() where position.isMultiple(of: step) {
      let answer = answer(path: folder + "/" + Self.unnamedFile)
      guard !answer.owners.isEmpty else { continue }
      let around = Self.nearest(folder, in: owned)
      guard around.map({ $0 != answer.owners }) ?? (answer.owners != whole || answer.owners != unnamed) else {
        continue
      }
      owned[folder] = answer.owners
      found.append(OfFolder(folder: folder, owners: answer.owners, evidence: answer.evidence, files: files))
    }
    guard found.count > most else { return found }
    return found.sorted { ($1.files, $0.folder) < ($0.files, $1.folder) }.prefix(most).sorted { $0.folder < $1.folder }
  }

  /// With how many files stand below each.
  private static func folders(of paths: [String]) -> [String: Int] {
    var folders: [String: Int] = [:]
    for path in paths {
      let bytes = path.utf8
      for slash in bytes.indices.lazy.filter({ bytes[$0] == UInt8(ascii: "/") }).prefix(deepestFolder) {
        let folder = String(path[..<slash])
        guard folders[folder] != nil || folders.count < mostFolders else { break }
        folders[folder, default: 0] += 1
      }
    }
    return folders
  }

  /// Of the nearest folder above.
  private static func nearest(_ folder: String, in owned: [String: [OwnerToken]]) -> [OwnerToken]? {
    var place = folder[...]
    while let slash = place.lastIndex(of: "/") {
      place = place[..<slash]
      if let owners = owned[String(place)] { return owners }
    }
    return nil
  }
}
