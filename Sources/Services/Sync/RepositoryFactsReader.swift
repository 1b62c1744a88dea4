import Catalog
import CodeIndex
import Foundation
import Manifests
import Markup
import SearchModel

/// Puts together what the catalogue says of a repository from what its files gave.
struct RepositoryFactsReader {
  let record: RepositoryRecord
  let results: [IntakeResult]
  /// Tree entries that could not be taken, by reason.
  let refused: [String: Int]
  let now: Date

  func contents() -> IndexedContents {
    var record = record
    let files = results.flatMap(\.files)
    let manifests = ManifestReader.projects(
      in: results.flatMap(\.manifests).sorted { $0.path < $1.path })
    record.files = files.count { $0.branchMask & 1 != 0 }
    record.indexedBytes = results.reduce(0) { $0 + $1.indexedBytes }
    record.license = license(manifests.projects)
    record.readmePath = Readme.choose(files.filter { $0.branchMask & 1 != 0 && $0.skipped == nil }.map(\.path))
    record.topics = topics(manifests.projects)
    record.description = description(manifests.projects, readme: record.readmePath)
    return IndexedContents(
      repository: record, files: files,
      shards: results.flatMap(\.shards).map { shard in
        ShardRecord(
          fileName: shard.fileName, repositoryId: record.id, documents: shard.documents, textBytes: shard.textBytes,
          fileBytes: shard.fileBytes)
      },
      documents: results.flatMap(\.documents).sorted { $0.path < $1.path },
      projects: projects(manifests.projects, of: record),
      problems: problems(manifests.problems))
  }

  /// The licence file at the root decides; a manifest's word comes second.
  private func license(_ projects: [ManifestProject]) -> String? {
    let texts = results.flatMap(\.licenses).sorted { ($0.path.utf8.count, $0.path) < ($1.path.utf8.count, $1.path) }
    for (path, text) in texts where !path.contains("/") {
      if let found = License.detect(path: path, text: text) { return found.spdx }
    }
    return projects.first { $0.folder.isEmpty && $0.license != nil }?.license
  }

  private func topics(_ projects: [ManifestProject]) -> [String] {
    var seen: Set<String> = []
    return projects.filter(\.folder.isEmpty).flatMap(\.keywords).filter { seen.insert($0).inserted }
  }

  /// What a manifest says in a line is shorter and meant as a description; most
  /// repositories have only the first paragraph of the README.
  private func description(_ projects: [ManifestProject], readme: String?) -> String {
    if let text = projects.first(where: { $0.folder.isEmpty && !$0.description.isEmpty })?.description { return text }
    return readme.flatMap { path in results.compactMap { $0.readmes[path] }.first } ?? ""
  }

  private func projects(_ manifests: [ManifestProject], of record: RepositoryRecord) -> [IndexedProject] {
    let facts = PackageFacts(manifests, sourceURL: record.sourceURL)
    let found = manifests.map { manifest in
      IndexedProject(
        ProjectRecord(
          repositoryId: record.id, name: manifest.name,
          description: manifest.description.isEmpty && manifest.folder.isEmpty
            ? record.description : manifest.description,
          folder: manifest.folder, ecosystem: manifest.ecosystem, license: manifest.license ?? record.license,
          topics: manifest.keywords),
        packages: facts.packages(of: manifest), dependencies: facts.dependencies(of: manifest))
    }
    guard found.isEmpty else { return found }
    let name = record.name.split(separator: "/").last.map(String.init) ?? record.name
    return [
      IndexedProject(
        ProjectRecord(
          repositoryId: record.id, name: name, description: record.description, folder: "", ecosystem: "",
          license: record.license, topics: record.topics))
    ]
  }

  private func problems(_ found: [ManifestProblem]) -> [ProblemRecord] {
    var problems = found.map { problem in
      self.problem("warning", "\(record.name): \(problem.message)", hint: "Correct the file in the repository.")
    }
    for (reason, count) in refused.sorted(by: { $0.key < $1.key }) {
      problems.append(
        problem(
          "warning", "\(record.name): \(count) files are left out: \(reason).",
          hint: "The limits can be raised in guildhall.yaml, where it is a matter of limits."))
    }
    let withoutSymbols = results.reduce(into: [String: Int]()) { $0.merge($1.withoutSymbols, uniquingKeysWith: +) }
    for (reason, count) in withoutSymbols.sorted(by: { $0.key < $1.key }) {
      problems.append(
        problem("notice", "\(record.name): \(count) files have no symbols: \(reason).", hint: ""))
    }
    return problems
  }

  private func problem(_ severity: String, _ message: String, hint: String) -> ProblemRecord {
    ProblemRecord(
      repositoryId: record.id, subject: record.name, severity: severity, message: message, hint: hint, date: now)
  }
}
