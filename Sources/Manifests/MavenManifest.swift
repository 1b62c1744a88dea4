import StructuredText

/// `pom.xml` of Maven (maven.apache.org/pom.html).
struct MavenManifest {
  let file: ManifestFile
  /// The manifest itself and those it inherits from, the nearest first; never empty.
  let roots: [XMLTree]
  /// The versions that each of them manages.
  let managed: [[String: String]]

  private var root: XMLTree { roots[0] }

  /// nil when it is some other document.
  var project: ManifestProject? {
    guard root.name == "project", let artifact = value(root.text("artifactId")) else { return nil }
    let coordinates = [group, artifact].compactMap(\.self).joined(separator: ":")
    guard let name = ManifestText.name(coordinates) else { return nil }
    var project = ManifestProject(name: name, folder: file.folder, ecosystem: "maven")
    // Many have a description of their name alone.
    project.description = value(root.text("description")) ?? value(root.text("name")) ?? ""
    project.license = License.expression(root.text("licenses", "license", "name"))
    project.homepage = ManifestText.homepage(value(root.text("url")))
    project.version = ManifestText.name(value(root.text("version") ?? root.text("parent", "version")))
    project.note(.name, root.child("artifactId"))
    project.note(.description, root.child("description") ?? root.child("name"))
    project.note(.license, root.child("licenses")?.child("license")?.child("name"))
    project.note(.homepage, root.child("url"))
    project.note(.version, root.child("version") ?? root.child("parent")?.child("version"))
    switch root.text("packaging") ?? "jar" {
    case "jar", "bundle": project.note(.library, line: (root.child("packaging") ?? root.child("artifactId"))?.line)
    case "war", "ear": project.note(.service, line: root.child("packaging")?.line)
    default: break
    }
    for dependency in root.child("dependencies")?.children("dependency") ?? [] {
      add(dependency, to: &project)
    }
    return project
  }

  private var group: String? { value(root.text("groupId") ?? root.text("parent", "groupId")) }

  private func add(_ dependency: XMLTree, to project: inout ManifestProject) {
    guard let group = value(dependency.text("groupId")), let artifact = value(dependency.text("artifactId")) else {
      return
    }
    let scope: ManifestDependency.Scope =
      switch dependency.text("scope") {
      case "test": .development
      case "provided", "system": .build
      default: dependency.text("optional") == "true" ? .optional : .runtime
      }
    project.add(
      ManifestDependency(
        ecosystem: "maven", name: "\(group):\(artifact)",
        requirement: value(dependency.text("version") ?? managedVersion(dependency)) ?? "",
        scope: scope, line: dependency.line))
  }

  private func managedVersion(_ dependency: XMLTree) -> String? {
    guard let group = dependency.text("groupId"), let artifact = dependency.text("artifactId") else { return nil }
    return managed.lazy.compactMap { $0["\(group):\(artifact)"] }.first
  }

  /// Replaces properties once: what they stand for is not looked into again, so
  /// properties that name each other end.
  private func value(_ text: String?) -> String? {
    guard let text else { return nil }
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
      let name = rest[start.upperBound..<end]
      result += rest[..<start.lowerBound]
      result += property(String(name)) ?? "${\(name)}"
      rest = rest[rest.index(after: end)...]
      if result.utf8.count > ManifestText.longestDescription { break }
    }
    return ManifestText.line(result + rest, upTo: ManifestText.longestDescription)
  }

  private func property(_ name: String) -> String? {
    switch name {
    case "project.version", "version", "pom.version": root.text("version") ?? root.text("parent", "version")
    case "project.groupId", "groupId": root.text("groupId") ?? root.text("parent", "groupId")
    case "project.artifactId", "artifactId": root.text("artifactId")
    case "project.name", "name": root.text("name")
    case "project.parent.version": root.text("parent", "version")
    case "project.parent.groupId": root.text("parent", "groupId")
    default: roots.lazy.compactMap { $0.text("properties", name) }.first
    }
  }
}
