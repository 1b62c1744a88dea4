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
    guard ManifestKind(path: path) != nil else { return false }
    return path.lastIndex(of: "/").map { !ManifestKind.isPassedOver(folder: path[..<$0]) } ?? true
  }

  /// - Parameters:
  ///   - files: all manifests of the repository, in the order in which projects are wanted.
  ///   - repository: what a project at its root is called when no manifest names it.
  /// - Returns: what could be read, and one sentence on each manifest that could not.
  package static func projects(in files: [(path: String, content: [UInt8])], repository: String = "") -> Result {
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
      guard let kind = ManifestKind(path: file.path) else { continue }
      do throws(ManifestFailure) {
        read.append((kind, ManifestFile(path: file.path, text: try text(of: file.content, kind))))
      } catch {
        result.problems.append(problem(file.path, error))
      }
    }
    var together = Together()
    for (kind, file) in read {
      do throws(ManifestFailure) {
        if let project = try together.add(file, kind, problems: &result.problems) { result.projects.append(project) }
      } catch {
        result.problems.append(problem(file.path, error))
      }
    }
    result.projects += together.cargo.projects() + together.maven.projects()
    result.projects += together.gradle.projects(repository: repository)
    let order = Dictionary(read.enumerated().map { ($1.file.folder, $0) }, uniquingKeysWith: min)
    nameNeighbours(in: &result.projects)
    result.projects = unique(result.projects)
    together.supplements.join(&result.projects, repository: repository)
    result.projects = result.projects.enumerated()
      .sorted { (order[$0.element.folder] ?? 0, $0.offset) < (order[$1.element.folder] ?? 0, $1.offset) }
      .map(\.element)
    return result
  }

  /// Manifests that are understood together with others.
  private struct Together {
    var cargo = CargoWorkspaces()
    var maven = MavenModules()
    var gradle = GradleBuilds()
    var supplements = ManifestSupplements()

    /// - Returns: the project of a manifest that is understood alone.
    mutating func add(
      _ file: ManifestFile, _ kind: ManifestKind, problems: inout [ManifestProblem]
    ) throws(ManifestFailure) -> ManifestProject? {
      switch kind {
      case .cargo: try cargo.add(file)
      case .maven: try maven.add(file)
      case .gradle(let part): try gradle.add(file, part)
      case .requirements:
        let supplement = RequirementsFile.supplement(file)
        problems += supplement.failures.map { ManifestReader.problem(file.path, $0) }
        supplements.add(supplement)
      case .gemfile: supplements.add(try Gemfile.supplement(file))
      case .cmake: supplements.add(try CMakeManifest.supplement(file))
      case .container: supplements.add(try ContainerFile.supplement(file))
      default:
        var project = try ManifestReader.project(kind, file)
        project?.path = file.path
        return project
      }
      return nil
    }
  }

  private static func project(_ kind: ManifestKind, _ file: ManifestFile) throws(ManifestFailure) -> ManifestProject? {
    switch kind {
    case .swiftPackage: try SwiftPackageManifest(file).project
    case .packageJSON: try PackageJSON.project(file)
    case .composer: try ComposerJSON.project(file)
    case .pyproject: try PythonManifest.project(pyproject: file)
    case .setupConfig: try PythonManifest.project(setupConfig: file)
    case .goModule: try GoModule.project(file)
    case .dotnet: try DotnetManifest.project(file)
    case .gemspec: try Gemspec.project(file)
    case .cargo, .maven, .gradle, .requirements, .gemfile, .cmake, .container: nil
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

  /// A Python project may be described twice, in both of its files, and a Maven project may have a Gradle build too: the
  /// first one tells more.
  private static func unique(_ projects: [ManifestProject]) -> [ManifestProject] {
    var seen: Set<[String]> = []
    return projects.filter { project in
      seen.insert([
        project.ecosystem, project.folder, ["pypi", "maven"].contains(project.ecosystem) ? "" : project.name,
      ]).inserted
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
