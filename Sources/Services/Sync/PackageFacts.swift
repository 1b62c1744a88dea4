import Catalog
import Manifests
import SearchModel

/// What the manifests of one repository publish and need, as the catalogue keeps it.
///
/// Others find a Swift package by the last component of its repository's address, whatever name its manifest gives it
/// (Swift Evolution 0292). A Swift package in a folder has no address: only its neighbours can use it.
struct PackageFacts {
  /// The Swift package at the root: its name in the manifest, and the one that others know.
  private let rootName: String?
  private let identity: String
  private let location: PackageLocation?
  /// Swift packages that another one of the repository names by folder.
  private let neighbours: Set<String>

  init(_ manifests: [ManifestProject], sourceURL: String) {
    rootName = manifests.first { $0.ecosystem == "swift" && $0.folder.isEmpty }?.name
    let identity = PackageKey(ecosystem: "swift", name: sourceURL).name
    self.identity = identity.isEmpty ? rootName ?? "" : identity
    location = PackageLocation(sourceURL)
    neighbours = Set(manifests.flatMap(\.dependencies).filter(Self.isByFolder).map(\.name))
  }

  func packages(of manifest: ManifestProject) -> [PackageRecord] {
    let others = manifest.alsoPublished.map { package in
      PackageRecord(
        ecosystem: package.ecosystem, name: package.name, version: package.version, products: package.products,
        location: location, path: package.path, line: package.line)
    }
    guard let name = publishedName(of: manifest) else { return others }
    let own = PackageRecord(
      ecosystem: manifest.ecosystem, name: name, version: manifest.version, products: manifest.products,
      location: location, path: manifest.path, line: manifest.lines[.name])
    return [own] + others
  }

  func dependencies(of manifest: ManifestProject) -> [DependencyRecord] {
    manifest.dependencies.map { dependency in
      DependencyRecord(
        ecosystem: dependency.ecosystem,
        name: Self.isByFolder(dependency) && dependency.name == rootName ? identity : dependency.name,
        requirement: dependency.requirement, location: dependency.location, scope: dependency.scope.rawValue,
        path: dependency.path ?? manifest.path, line: dependency.line)
    }
  }

  private func publishedName(of manifest: ManifestProject) -> String? {
    guard manifest.isPackage else { return nil }
    guard manifest.ecosystem == "swift" else { return manifest.name }
    if manifest.folder.isEmpty { return identity }
    return neighbours.contains(manifest.name) ? manifest.name : nil
  }

  private static func isByFolder(_ dependency: ManifestDependency) -> Bool {
    dependency.ecosystem == "swift" && dependency.location.map { !$0.contains(":") } ?? false
  }
}
