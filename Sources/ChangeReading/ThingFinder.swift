import Manifests
import SearchModel

/// Finds what one tree has and the other has not.
struct ThingFinder {
  struct Found {
    var thing: NewThing
    /// Where a README of it would stand; nil for what has no folder of its own.
    var folder: String?
  }

  let before: ChangedTree
  let after: ChangedTree
  private(set) var found: [Found] = []
  private let oldContents: Set<String>
  /// Names of targets in lower case: folders of theirs are said with them.
  private var targets: Set<String> = []

  init(before: ChangedTree, after: ChangedTree) {
    self.before = before
    self.after = after
    oldContents = Set(before.files.values)
  }

  /// `old` and `new` are the projects of all manifests before and after.
  mutating func compare(_ old: [ManifestProject], _ new: [ManifestProject]) {
    targets = Set((old + new).flatMap(\.targets).map { $0.lowercased() })
    addPackages(old, new)
    addTargets(old, new)
    addDependencies(old, new)
  }

  // MARK: Packages

  /// What moved, or was renamed where it stands, is not new. What publishes nothing is a module by its folder.
  private mutating func addPackages(_ old: [ManifestProject], _ new: [ManifestProject]) {
    let names = Set(old.map(\.key))
    let places = Set(old.map(\.folder))
    for project in new where !places.contains(project.folder) && !isCopy(project.path) {
      if project.isPackage, !Self.withoutPurpose.contains(project.ecosystem) {
        guard !names.contains(project.key) else { continue }
        let thing = NewThing(
          kind: .package, name: project.name, ecosystem: project.ecosystem, path: project.path,
          line: project.lines[.name], about: project.description)
        found.append(Found(thing: thing, folder: project.folder))
      } else if let name = project.folder.split(separator: "/").last, !before.files.isEmpty {
        let thing = NewThing(kind: .module, name: String(name), path: project.folder, about: project.description)
        found.append(Found(thing: thing, folder: project.folder))
      }
    }
  }

  /// What says how something is packed or built, and not what it is for.
  private static let withoutPurpose: Set<String> = ["docker", "cmake"]

  /// Whether the same content stood somewhere before: the file moved, or is a copy.
  private func isCopy(_ path: String) -> Bool { after.files[path].map(oldContents.contains) ?? false }

  // MARK: Modules

  /// New targets of packages that were there before.
  private mutating func addTargets(_ old: [ManifestProject], _ new: [ManifestProject]) {
    let known = Dictionary(old.map { ($0.place, Set($0.targets)) }, uniquingKeysWith: { $0.union($1) })
    for project in new {
      guard let before = known[project.place] else { continue }
      for target in project.targets where !before.contains(target) && !Self.isTest(target) {
        let thing = NewThing(kind: .module, name: target, ecosystem: project.ecosystem, path: project.path)
        found.append(Found(thing: thing, folder: after.folder(called: target, below: project.folder)))
      }
    }
  }

  private static func isTest(_ target: String) -> Bool {
    ["tests", "test", "testsupport", "testing", "benchmarks"].contains { target.lowercased().hasSuffix($0) }
  }

  /// New folders of code, most of it new, of packages that were there before.
  mutating func compareFolders() {
    let packages = before.packages
    let old = CodeFolders(before.files.keys, packages: packages)
    // The first commits of a repository bring all there is.
    guard !old.modules.isEmpty else { return }
    let new = CodeFolders(after.files.keys, packages: after.packages)
    let said = Set(found.map(\.thing.path))
    for (folder, module) in new.modules where old.modules[folder] == nil {
      guard module.package.isEmpty || packages.contains(module.package), !said.contains(folder),
        let name = folder.split(separator: "/").last, !targets.contains(name.lowercased()),
        module.files.count(where: isCopy) * 2 < module.files.count
      else { continue }
      found.append(Found(thing: NewThing(kind: .module, name: String(name), path: folder), folder: folder))
    }
  }

  // MARK: Dependencies

  /// What another manifest of the repository named before is not new to it, nor what the repository has itself.
  private mutating func addDependencies(_ old: [ManifestProject], _ new: [ManifestProject]) {
    var seen = Set(old.flatMap(\.dependencies).map(\.key))
    let own = new.flatMap { [$0.key] + $0.alsoPublished.map { PackageKey(ecosystem: $0.ecosystem, name: $0.name) } }
    seen.formUnion(own)
    for project in new {
      for dependency in project.dependencies where dependency.scope != .indirect && !dependency.isLocal {
        guard seen.insert(dependency.key).inserted else { continue }
        found.append(
          Found(
            thing: NewThing(
              kind: .dependency, name: dependency.name, ecosystem: dependency.ecosystem,
              path: dependency.path ?? project.path, line: dependency.line,
              location: dependency.location.flatMap { PackageLocation($0) })))
      }
    }
  }
}

extension ManifestProject {
  fileprivate var key: PackageKey { PackageKey(ecosystem: ecosystem, name: name) }
  fileprivate var place: [String] { [ecosystem, folder] }
}

extension ManifestDependency {
  fileprivate var key: PackageKey { PackageKey(ecosystem: ecosystem, name: name) }

  /// Whether it is of the same working tree or machine.
  fileprivate var isLocal: Bool {
    if ecosystem == "swift", let location, !location.contains(":") { return true }
    let place = ecosystem == "npm" ? requirement : location ?? ""
    return ["file:", "link:", "workspace:", "portal:", "./", "../", "/"].contains { place.hasPrefix($0) }
  }
}
