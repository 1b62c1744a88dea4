import Catalog
import Foundation
import Manifests
import Metadata
import Ownership
import Readiness

/// All that a repository's files say, each kind of file understood once for all of its projects.
struct RepositoryReading {
  let record: RepositoryRecord
  let background: RepositoryBackground
  /// Of the default branch, sorted by their bytes.
  let paths: [String]
  let files: [FactFile]
  /// Texts that the readers of documents and build files want.
  let texts: [ProjectFile]
  /// The same by the folder they stand in.
  let textsByFolder: [String: [ProjectFile]]
  let manifests: ManifestReader.Result
  let metadata: RepositoryMetadata
  let owners: Owners
  let documents: [DocumentOutline]
  let decisions: RepositoryDecisions

  init(
    record: RepositoryRecord, background: RepositoryBackground, paths: [String], files: [FactFile],
    metadata: RepositoryMetadata, documents: [DocumentOutline]
  ) throws {
    self.record = record
    self.background = background
    self.paths = paths
    self.files = files
    self.metadata = metadata
    self.documents = documents
    decisions = try RepositoryDecisions(files)
    manifests = ManifestReader.projects(
      in: files.map { ($0.path, $0.content) },
      repository: record.name.split(separator: "/").last.map(String.init) ?? record.name)
    owners = Owners(files: files.map { ($0.path, $0.content) }, host: HostAddress(sourceURL: record.sourceURL)?.dialect)
    let texts = files.filter { file in
      let name = file.path.lastIndex(of: "/").map { String(file.path[file.path.index(after: $0)...]) } ?? file.path
      return ReadinessReport.reads(file.path) || ReadinessReport.reads(name) || ProjectCommands.reads(file.path)
        || ProjectCommands.reads(name)
    }.map(\.projectFile)
    self.texts = texts
    textsByFolder = Dictionary(grouping: texts) { file in
      file.path.lastIndex(of: "/").map { String(file.path[..<$0]) } ?? ""
    }
  }

  /// The paths below a folder, relative to the repository's root.
  func paths(in folder: String) -> [String] {
    folder.isEmpty ? paths : FolderView.below(folder + "/", paths).map { "\(folder)/\($0)" }
  }
}
