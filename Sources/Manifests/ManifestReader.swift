import Foundation
import StructuredText

/// Reads the package manifests of one repository.
package enum ManifestReader {
  /// Bytes. The largest hand-written ones are a few hundred kilobytes.
  static let largest = 4 << 20
  /// Manifests of one repository; the largest monorepos have a few thousand.
  static let most = 5_000

  /// What the manifests of one repository gave.
  package struct Result: Sendable, Equatable {
    /// In the order of the manifests.
    package var projects: [ManifestProject] = []
    package var problems: [ManifestProblem] = []

    package init() {}
  }

  /// Whether a path is that of a manifest of the repository's own: not of a copy
  /// of somebody else's, nor of a test's input.
  package static func isManifest(_ path: String) -> Bool {
    let slash = path.lastIndex(of: "/")
    let fileName = slash.map { path[path.index(after: $0)...] } ?? path[...]
    guard ManifestKind(fileName: fileName) != nil else { return false }
    return slash.map { !ManifestKind.isPassedOver(folder: path[..<$0]) } ?? true
  }

  /// - Parameter files: all manifests of the repository, in the order in which projects are wanted.
  /// - Returns: what could be read, and one sentence on each manifest that could not.
  package static func projects(in files: [(path: String, content: [UInt8])]) -> Result {
    var result = Result()
    let manifests = files.filter { isManifest($0.path) }
    if manifests.count > most {
      result.problems.append(
        ManifestProblem(
          path: manifests[most].path, line: nil,
          message: "\(manifests.count - most) package manifests are left out: only \(most) are read of a repository."))
    }
    var read: [(kind: ManifestKind, file: ManifestFile)] = []
    for file in manifests.prefix(most) {
      let name = file.path.split(separator: "/").last ?? ""
      guard let kind = ManifestKind(fileName: name) else { continue }
      do throws(ManifestFailure) {
        read.append((kind, ManifestFile(path: file.path, text: try text(of: file.content, kind))))
      } catch {
        result.problems.append(problem(file.path, error))
      }
    }
    var cargo = CargoWorkspaces()
    for (kind, file) in read {
      do throws(ManifestFailure) {
        if kind == .cargo {
          try cargo.add(file)
        } else if var project = try project(kind, file) {
          project.path = file.path
          result.projects.append(project)
        }
      } catch {
        result.problems.append(problem(file.path, error))
      }
    }
    result.projects += cargo.projects()
    let order = Dictionary(read.enumerated().map { ($1.file.folder, $0) }, uniquingKeysWith: min)
    nameNeighbours(in: &result.projects)
    result.projects = unique(result.projects).enumerated()
      .sorted { (order[$0.element.folder] ?? 0, $0.offset) < (order[$1.element.folder] ?? 0, $1.offset) }
      .map(\.element)
    return result
  }

  private static func project(_ kind: ManifestKind, _ file: ManifestFile) throws(ManifestFailure) -> ManifestProject? {
    switch kind {
    case .swiftPackage: try SwiftPackageManifest(file).project
    case .packageJSON: try PackageJSON.project(file)
    case .composer: try ComposerJSON.project(file)
    case .pyproject: try PythonManifest.project(pyproject: file)
    case .setupConfig: try PythonManifest.project(setupConfig: file)
    case .goModule: try GoModule.project(file)
    case .maven: try MavenManifest.project(file)
    case .dotnet: try DotnetManifest.project(file)
    case .gemspec: try Gemspec.project(file)
    case .cargo: nil
    }
  }

  /// A Swift package names another of its repository by folder only.
  private static func nameNeighbours(in projects: inout [ManifestProject]) {
    let names = Dictionary(
      projects.filter { $0.ecosystem == "swift" }.map { ($0.folder, $0.name) }, uniquingKeysWith: { first, _ in first })
    for index in projects.indices where projects[index].ecosystem == "swift" {
      for position in projects[index].dependencies.indices {
        guard let path = projects[index].dependencies[position].location, SwiftPackageManifest.isFolder(path),
          let folder = SwiftPackageManifest.folder(path, from: projects[index].folder), let name = names[folder]
        else { continue }
        projects[index].dependencies[position].name = name
      }
    }
  }

  /// A Python project may be described twice, in both of its files: the first one tells more.
  private static func unique(_ projects: [ManifestProject]) -> [ManifestProject] {
    var seen: Set<[String]> = []
    return projects.filter { project in
      seen.insert([project.ecosystem, project.folder, project.ecosystem == "pypi" ? "" : project.name]).inserted
    }
  }

  private static func text(of content: [UInt8], _ kind: ManifestKind) throws(ManifestFailure) -> String {
    do throws(ManifestFailure) {
      return try UTF8Text.text(of: content, upTo: largest)
    } catch {
      guard content.count <= largest, kind == .maven || kind == .dotnet, declaresLatin1(content[...]),
        let text = String(bytes: content, encoding: .isoLatin1)
      else { throw error }
      return text
    }
  }

  private static func declaresLatin1(_ bytes: ArraySlice<UInt8>) -> Bool {
    let start = String(decoding: bytes.prefix(100), as: UTF8.self).lowercased()
    return start.hasPrefix("<?xml") && (start.contains("iso-8859-1") || start.contains("windows-1252"))
  }

  private static func problem(_ path: String, _ failure: ManifestFailure) -> ManifestProblem {
    let place = failure.line.map { "\(path), line \($0)" } ?? path
    return ManifestProblem(path: path, line: failure.line, message: "\(place): \(failure.cause).")
  }
}
