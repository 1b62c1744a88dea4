package import SearchModel

/// Which project of the organisation depends on which other one, or on a package from outside.
///
/// Projects are known by their numbers. What is given is trusted in size only: names and requirements are texts of
/// others.
package struct DependencyGraph: Sendable {
  package struct Project: Sendable, Hashable {
    package var id: Int64
    package var name: String
    /// Of its manifest within the repository; empty at the root.
    package var folder: String
    /// Projects of one repository resolve their dependencies among each other first.
    package var repository: Int64
    package var team: String
    /// A fork or archived: provides a package only when nobody else does.
    package var isHidden: Bool

    package init(
      id: Int64, name: String, folder: String = "", repository: Int64, team: String = "", isHidden: Bool = false
    ) {
      self.id = id
      self.name = name
      self.folder = folder
      self.repository = repository
      self.team = team
      self.isHidden = isHidden
    }
  }

  /// A project's word that it publishes a package.
  package struct Publication: Sendable, Hashable {
    package var project: Int64
    package var package: PackageKey
    /// Where it is fetched from; nil when that says nothing.
    package var location: PackageLocation?

    package init(project: Int64, package: PackageKey, location: PackageLocation? = nil) {
      self.project = project
      self.package = package
      self.location = location
    }
  }

  /// A manifest line that names a package.
  package struct Need: Sendable, Hashable {
    package var project: Int64
    package var package: PackageKey
    /// Where the manifest fetches it from; nil when it does not say.
    package var location: PackageLocation?
    /// The versions that will do, as written; empty for any.
    package var requirement: String
    /// runtime, development, build, optional or indirect.
    package var scope: String
    /// The manifest and the line in it, from 1.
    package var path: String
    package var line: Int?

    package init(
      project: Int64, package: PackageKey, location: PackageLocation? = nil, requirement: String = "",
      scope: String = "runtime", path: String = "",
      line: Int? = nil
    ) {
      self.project = project
      self.package = package
      self.location = location
      self.requirement = requirement
      self.scope = scope
      self.path = path
      self.line = line
    }
  }

  package enum Node: Hashable, Sendable {
    case project(Int64)
    /// A package that no project of the organisation publishes; those of one name from two places are two.
    case package(PackageKey, at: PackageLocation?)
  }

  package struct Edge: Sendable, Hashable {
    package var need: Need
    package var target: Node

    package var source: Int64 { need.project }
  }

  /// By number.
  package let projects: [Int64: Project]
  /// In the order in which the needs were given.
  package let edges: [Edge]
  private let outgoing: [Int64: [Int]]
  private let incoming: [Node: [Int]]

  /// Needs of unknown projects are left out, and those that only the project itself fulfils.
  package init(projects: [Project], publications: [Publication], needs: [Need]) {
    let known = Dictionary(projects.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let providers = Providers(publications, known)
    var edges: [Edge] = []
    var outgoing: [Int64: [Int]] = [:]
    var incoming: [Node: [Int]] = [:]
    for need in needs {
      guard let project = known[need.project], let target = providers.target(of: need, in: project) else { continue }
      outgoing[need.project, default: []].append(edges.count)
      incoming[target, default: []].append(edges.count)
      edges.append(Edge(need: need, target: target))
    }
    self.projects = known
    self.edges = edges
    self.outgoing = outgoing
    self.incoming = incoming
  }

  /// What a project names in its manifests, in their order.
  package func dependencies(of project: Int64) -> [Edge] { outgoing[project, default: []].map { edges[$0] } }

  /// The manifest lines that name a project's packages, or a package from outside.
  package func consumers(of node: Node) -> [Edge] { incoming[node, default: []].map { edges[$0] } }

  /// Packages from outside, those that most teams use first, then those of most projects.
  package func externalPackages(usedByTeams least: Int = 1) -> [ExternalPackage] {
    incoming.compactMap { node, positions -> ExternalPackage? in
      guard case .package(let key, let location) = node else { return nil }
      let users = Set(positions.map { edges[$0].source })
      let teams = Set(users.map { projects[$0]?.team ?? "" })
      guard teams.count >= least else { return nil }
      return ExternalPackage(package: key, location: location, teams: teams.count, projects: users.count)
    }.sorted { left, right in
      (right.teams, right.projects, left.package, left.location?.text ?? "")
        < (left.teams, left.projects, right.package, right.location?.text ?? "")
    }
  }

  /// A package that no project of the organisation publishes.
  package struct ExternalPackage: Sendable, Hashable {
    package var package: PackageKey
    package var location: PackageLocation?
    package var teams: Int
    package var projects: Int

    package var node: Node { .package(package, at: location) }
  }

  /// Who asks for which versions of a project's packages or of a package from outside: requirements as written, those
  /// of most projects first.
  package func requirements(on node: Node) -> [(requirement: String, projects: [Int64])] {
    Dictionary(grouping: consumers(of: node), by: \.need.requirement)
      .map { (requirement: $0.key, projects: Set($0.value.map(\.source)).sorted()) }
      .sorted { ($1.projects.count, $0.requirement) < ($0.projects.count, $1.requirement) }
  }
}

/// Who publishes what.
private struct Providers {
  private let byPackage: [PackageKey: [(project: DependencyGraph.Project, location: PackageLocation?)]]

  init(_ publications: [DependencyGraph.Publication], _ projects: [Int64: DependencyGraph.Project]) {
    var byPackage: [PackageKey: [(project: DependencyGraph.Project, location: PackageLocation?)]] = [:]
    for publication in publications {
      guard let project = projects[publication.project] else { continue }
      byPackage[publication.package, default: []].append((project, publication.location))
    }
    self.byPackage = byPackage
  }

  /// nil when the project itself is the only one that publishes it.
  func target(of need: DependencyGraph.Need, in project: DependencyGraph.Project) -> DependencyGraph.Node? {
    let fitting = (byPackage[need.package] ?? []).filter { $0.location?.contradicts(need.location) != true }
    guard !fitting.isEmpty else { return .package(need.package, at: need.location) }
    let best = fitting.filter { $0.project.id != project.id }.min { left, right in
      func rank(_ other: (project: DependencyGraph.Project, location: PackageLocation?)) -> (Int, Int, Int, Int64) {
        (
          other.location == need.location ? 0 : 1, other.project.repository == project.repository ? 0 : 1,
          other.project.isHidden ? 1 : 0, other.project.id
        )
      }
      return rank(left) < rank(right)
    }
    return best.map { .project($0.project.id) }
  }
}
