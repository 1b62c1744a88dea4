/// A repository as a project in one of its folders sees it: what stands in the folder as if it stood at the root, and
/// from the root what speaks for all projects, where the folder has nothing of its own kind.
package struct FolderView: Sendable {
  /// Relative to the repository's root; empty for all of it.
  package let folder: String
  /// With paths as the project sees them.
  package let files: [ProjectFile]
  package let paths: [String]
  /// The repository's paths of those `files` that are not below the folder.
  private let inherited: Set<String>

  /// Of the root's documents, those that are not about one project alone.
  private static let shared: Set<CommunityDocument> = [
    .contributing, .codeOfConduct, .security, .governance, .support, .maintainers, .development, .roadmap,
  ]

  /// - Parameters:
  ///   - folder: that of the project; empty for the root.
  ///   - files: texts of the repository.
  ///   - paths: all paths of the repository, sorted by their bytes.
  package init(_ folder: String, files: [ProjectFile], paths: [String]) {
    self.folder = folder
    guard !folder.isEmpty else {
      (self.files, self.paths, inherited) = (files, paths, [])
      return
    }
    let prefix = folder + "/"
    let own = files.filter { $0.path.hasPrefix(prefix) }.map { file in
      ProjectFile(path: String(file.path.dropFirst(prefix.count)), text: file.text)
    }
    let kinds = Set(own.compactMap { CommunityDocument.of($0.path) })
    let taken = Set(own.map(\.path))
    let others = files.filter { file in
      guard let kind = CommunityDocument.of(file.path), ReadinessReport.reads(file.path) else { return false }
      return Self.shared.contains(kind) && !kinds.contains(kind) && !taken.contains(file.path)
    }
    self.files = own + others
    self.paths = Self.below(prefix, paths) + others.map(\.path)
    inherited = Set(others.map(\.path))
  }

  /// The paths below a folder that ends with a slash, relative to it; they stand together.
  package static func below(_ prefix: String, _ sorted: [String]) -> [String] {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].utf8.lexicographicallyPrecedes(prefix.utf8) { low = middle + 1 } else { high = middle }
    }
    return sorted[low...].prefix { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
  }

  /// A path that the project sees, as the repository has it.
  package func placed(_ path: String) -> String {
    folder.isEmpty || inherited.contains(path) ? path : "\(folder)/\(path)"
  }

  package func placed(_ evidence: Evidence) -> Evidence {
    var evidence = evidence
    evidence.path = placed(evidence.path)
    return evidence
  }

  package func placed(_ command: ProjectCommand) -> ProjectCommand {
    var command = command
    command.source = placed(command.source)
    return command
  }
}
