import StructuredText

/// `Package.swift` (docs.swift.org, PackageDescription). It is a program; read is what
/// it writes out in plain texts, wherever in the file that stands.
struct SwiftPackageManifest {
  private static let targetCalls: Set<String> = [
    "target", "executableTarget", "testTarget", "systemLibrary", "binaryTarget", "macro", "plugin",
  ]

  private let file: ManifestFile
  private let calls: SwiftManifestCalls

  init(_ file: ManifestFile) throws(ManifestFailure) {
    self.file = file
    calls = try SwiftManifestCalls(file.text)
  }

  /// nil when the file only bears the name: a source file about packages.
  var project: ManifestProject? {
    get throws(ManifestFailure) {
      guard isManifest else { return nil }
      guard
        let package = calls.calls.first(where: { $0.name == "Package" && !$0.isMember && $0.argument("name") != nil })
      else { throw ManifestFailure(cause: "it has no Package(name: ...)") }
      guard let name = ManifestText.name(calls.text(package.argument("name"))) else {
        throw ManifestFailure(line: package.line, cause: "the name of the package is computed, not a plain text")
      }
      var project = ManifestProject(name: name, folder: file.folder, ecosystem: "swift")
      project.lines[.name] = package.line
      for call in calls.calls { add(call, to: &project) }
      project.dependencies = unique(project.dependencies)
      return project
    }
  }

  private var isManifest: Bool {
    calls.tokens.indices.contains { calls.word($0) == "PackageDescription" && calls.word($0 - 1) == "import" }
  }

  private func add(_ call: SwiftManifestCalls.Call, to project: inout ManifestProject) {
    guard call.isMember else { return }
    let name = ManifestText.name(calls.text(call.argument("name")))
    switch call.name {
    case "package": if let dependency = dependency(call) { project.add(dependency) }
    case "library", "executable":
      append(name, to: &project.products)
      // What others can use it for goes before what it runs.
      if project.kind != .library { project.note(call.name == "library" ? .library : .application, line: call.line) }
    case "plugin" where call.argument("targets") != nil: append(name, to: &project.products)
    // A target that another one names as needed is no new one.
    case let kind where Self.targetCalls.contains(kind) && !isNeededByTarget(call):
      append(name, to: &project.targets)
      if kind == "executableTarget", project.kind == nil { project.note(.application, line: call.line) }
    default: break
    }
  }

  private func append(_ name: String?, to names: inout [String]) {
    guard let name, names.count < ManifestText.mostDependencies else { return }
    names.append(name)
  }

  private func isNeededByTarget(_ call: SwiftManifestCalls.Call) -> Bool {
    call.argument("package") != nil
      || call.surroundings.contains { outer in
        outer.call.map(Self.targetCalls.contains) == true
          && (outer.label == "dependencies" || outer.label == "plugins")
      }
  }

  /// `.package(url:...)`, `.package(path:...)`, `.package(id:...)`, each with `name:` before it in old manifests.
  private func dependency(_ call: SwiftManifestCalls.Call) -> ManifestDependency? {
    let kinds = ["url", "path", "id", "location"]
    guard let index = call.arguments.firstIndex(where: { kinds.contains($0.label ?? "") }),
      let location = calls.text(call.arguments[index])
    else { return nil }
    let isRegistry = call.arguments[index].label == "id"
    let rest = call.arguments.dropFirst(index + 1).first { !["traits", "name"].contains($0.label ?? "") }
    return ManifestDependency(
      ecosystem: "swift", name: isRegistry ? location.lowercased() : Self.identity(location),
      requirement: rest.map(calls.source) ?? "", location: isRegistry ? nil : location, line: call.line)
  }

  /// SwiftPM's package identity: the last component of the address without `.git`, in lower case.
  static func identity(_ location: String) -> String {
    var last = location.split { $0 == "/" || $0 == ":" }.last.map { $0.lowercased() } ?? location.lowercased()
    if last.hasSuffix(".git") { last.removeLast(4) }
    return last
  }

  /// A manifest names a package twice where it depends on conditions; often the second
  /// time by the folder of a checkout beside it, which tells less than the address.
  private func unique(_ dependencies: [ManifestDependency]) -> [ManifestDependency] {
    let fetched = Set(dependencies.filter { !Self.isFolder($0.location) }.map(\.name))
    var seen: Set<[String]> = []
    return dependencies.filter { dependency in
      if Self.isFolder(dependency.location), fetched.contains(dependency.name) { return false }
      return seen.insert([dependency.name, dependency.requirement, dependency.location ?? ""]).inserted
    }
  }

  static func isFolder(_ location: String?) -> Bool {
    location.map { !$0.contains(":") } ?? false
  }

  /// The folder of the repository that a relative path leads to; nil when it leads out of it.
  static func folder(_ path: String, from folder: String) -> String? {
    guard !path.hasPrefix("/"), !path.hasPrefix("~") else { return nil }
    var components = folder.split(separator: "/")
    for part in path.split(separator: "/") where part != "." {
      guard part == ".." else {
        components.append(part)
        continue
      }
      guard components.popLast() != nil else { return nil }
    }
    return components.joined(separator: "/")
  }
}
