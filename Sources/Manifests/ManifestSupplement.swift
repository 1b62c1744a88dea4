import StructuredText

/// What a manifest says that names no package, or a second one of a project that another manifest describes.
struct ManifestSupplement {
  /// Who comes first becomes the project, where a folder has no other manifest.
  enum Kind: Int { case cmake, requirements, gemfile, container, fragment }

  var kind: Kind
  /// As if it stood alone; its name is empty where the manifest gives none.
  var project: ManifestProject
  var failures: [ManifestFailure] = []
}

/// Joins such manifests with the projects that they belong to.
struct ManifestSupplements {
  /// Folders that serve the project around them.
  private static let serving: Set<Substring> = [
    "docs", "doc", "documentation", "docker", "dockerfiles", "container", "containers", "requirements", "ci", "build",
    "scripts", "script", "deploy", "deployment", "tools", "dev", "etc", "hack",
  ]
  /// Folders of which the requirements are not those of the project when it runs.
  private static let developing: Set<Substring> = [
    "docs", "doc", "documentation", "ci", "scripts", "tools", "dev", "hack",
  ]

  private var all: [ManifestSupplement] = []

  mutating func add(_ supplement: ManifestSupplement) { all.append(supplement) }

  /// `repository` is the name of a project at the root that has none itself.
  func join(_ projects: inout [ManifestProject], repository: String) {
    var hosts: [String: [Int]] = [:]
    for (index, project) in projects.enumerated() { hosts[project.folder, default: []].append(index) }
    // Asked for often: a repository may have thousands of such files.
    var known: [Int: Set<[String]>] = [:]
    // A stable sort: the order of files within each kind stays.
    let ordered = all.enumerated().sorted {
      ($0.element.kind.rawValue, $0.offset) < ($1.element.kind.rawValue, $1.offset)
    }
    for (_, supplement) in ordered {
      var guest = supplement.project
      guest.folder = Self.place(of: supplement) { hosts[$0] != nil }
      if let host = hosts[guest.folder]?.first(where: { projects[$0].ecosystem == guest.ecosystem })
        ?? hosts[guest.folder]?.first
      {
        let names = known.removeValue(forKey: host) ?? Set(projects[host].dependencies.map { [$0.ecosystem, $0.name] })
        known[host] = projects[host].take(
          guest, isList: [.requirements, .gemfile].contains(supplement.kind), knowing: names)
      } else if supplement.kind != .fragment {
        if guest.name.isEmpty { guest.name = Self.name(of: guest, repository: repository) }
        hosts[guest.folder] = [projects.count]
        projects.append(guest)
      }
    }
  }

  /// The folder whose project it belongs to.
  private static func place(of supplement: ManifestSupplement, isTaken: (String) -> Bool) -> String {
    var folder = supplement.project.folder[...]
    guard supplement.kind != .cmake else { return String(folder) }
    while !folder.isEmpty, !isTaken(String(folder)) {
      let name = folder.split(separator: "/").last ?? ""
      guard supplement.kind == .fragment || serving.contains(Substring(name.lowercased())) else { break }
      folder = folder.lastIndex(of: "/").map { folder[..<$0] } ?? ""
    }
    return String(folder)
  }

  private static func name(of project: ManifestProject, repository: String) -> String {
    let last = project.folder.split(separator: "/").last.map(String.init) ?? repository
    return ManifestText.name(last) ?? project.path
  }

  /// Requirements of documents and tools are none of what they stand beside.
  static func isServing(_ path: String) -> Bool {
    path.split(separator: "/").dropLast().contains { developing.contains(Substring($0.lowercased())) }
  }
}

extension ManifestProject {
  /// Takes over what another manifest of the project says. What this one names itself, it knows better.
  /// `known` are the ecosystems and names of the dependencies; given back with the new ones.
  fileprivate mutating func take(
    _ guest: ManifestProject, isList: Bool, knowing known: Set<[String]>
  ) -> Set<[String]> {
    var known = known
    // A package that says what it needs has such a list beside it for those who work on it.
    let isComplete =
      isList && isPackage && ecosystem == guest.ecosystem
      && dependencies.contains { $0.scope == .runtime && $0.ecosystem == ecosystem && $0.path == nil }
    let isServing = isComplete || ManifestSupplements.isServing(guest.path)
    for var dependency in guest.dependencies
    where known.insert([dependency.ecosystem, dependency.name]).inserted {
      dependency.path = dependency.path ?? guest.path
      if isServing, dependency.scope == .runtime { dependency.scope = .development }
      add(dependency)
    }
    if guest.isPackage {
      alsoPublished.append(
        ManifestPackage(
          ecosystem: guest.ecosystem, name: guest.name, version: guest.version, products: guest.products,
          path: guest.path, line: guest.lines[.name]))
    } else if ecosystem == guest.ecosystem {
      Self.append(guest.products, to: &products)
    } else if let package = alsoPublished.firstIndex(where: { $0.ecosystem == guest.ecosystem }) {
      Self.append(guest.products, to: &alsoPublished[package].products)
    }
    return known
  }

  private static func append(_ names: [String], to products: inout [String]) {
    products += names.prefix(max(0, ManifestText.mostDependencies - products.count))
  }
}
