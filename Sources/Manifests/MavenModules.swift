import StructuredText

/// The `pom.xml` files of a repository (maven.apache.org/pom.html). A module takes properties and the versions of its
/// dependencies from the files above it, so they are understood together; what only a registry has stays as written.
struct MavenModules {
  private var manifests: [(file: ManifestFile, root: XMLTree)] = []
  private var places: [String: Int] = [:]

  mutating func add(_ file: ManifestFile) throws(ManifestFailure) {
    let root = try XMLTree.root(of: file.text)
    places[file.path] = manifests.count
    manifests.append((file, root))
  }

  func projects() -> [ManifestProject] {
    // A parent with thousands of versions is the same for all of its modules.
    let managed = manifests.map { Self.managedVersions($0.root) }
    return manifests.indices.compactMap { index in
      let line = lineage(of: index)
      var project = MavenManifest(
        file: manifests[index].file, roots: line.map { manifests[$0].root }, managed: line.map { managed[$0] }
      ).project
      project?.path = manifests[index].file.path
      return project
    }
  }

  /// A manifest and those it inherits from, the nearest first.
  private func lineage(of index: Int) -> [Int] {
    var line = [index]
    while line.count < 10, let last = line.last, let parent = parent(of: last), !line.contains(parent) {
      line.append(parent)
    }
    return line
  }

  /// The file that `<parent>` leads to, when it is of this repository and the artifact that is named.
  private func parent(of index: Int) -> Int? {
    let (file, root) = manifests[index]
    guard let parent = root.child("parent"), let artifact = parent.text("artifactId") else { return nil }
    if let element = parent.child("relativePath"), element.text.allSatisfy(\.isWhitespace) { return nil }
    let relative = parent.text("relativePath") ?? "../pom.xml"
    guard let path = SwiftPackageManifest.folder(relative, from: file.folder),
      let place = places[path] ?? places[path.isEmpty ? "pom.xml" : path + "/pom.xml"],
      manifests[place].root.text("artifactId") == artifact
    else { return nil }
    return place
  }

  /// The versions of `dependencyManagement`, as written, by `group:artifact`, as written.
  private static func managedVersions(_ root: XMLTree) -> [String: String] {
    let dependencies = root.child("dependencyManagement")?.child("dependencies")?.children("dependency") ?? []
    return Dictionary(
      dependencies.compactMap { dependency in
        guard let group = dependency.text("groupId"), let artifact = dependency.text("artifactId"),
          let version = dependency.text("version")
        else { return nil }
        return ("\(group):\(artifact)", version)
      }, uniquingKeysWith: { first, _ in first })
  }
}
