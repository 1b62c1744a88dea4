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

    package init(project: Int64, package: PackageKey) {
      self.project = project
      self.package = package
    }
  }

  /// A manifest line that names a package.
  package struct Need: Sendable, Hashable {
    package var project: Int64
    package var package: PackageKey
    /// The versions that will do, as written; empty for any.
    package var requirement: String
    /// runtime, development, build, optional or indirect.
    package var scope: String
    /// The manifest and the line in it, from 1.
    package var path: String
    package var line: Int?

    package init(
      project: Int64, package: PackageKey, requirement: String = "", scope: String = "runtime", path: String = "",
      line: Int? = nil
    ) {
      self.project = project
      self.package = package
      self.requirement = requirement
      self.scope = scope
      self.path = path
      self.line = line
    }
  }

  package enum Node: Hashable, Sendable {
    case project(Int64)
    /// A package that no project of the organisation publishes.
    case package(PackageKey)
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
  package func externalPackages(usedByTeams least: Int = 1) -> [(package: PackageKey, teams: Int, projects: Int)] {
    incoming.compactMap { node, positions -> (package: PackageKey, teams: Int, projects: Int)? in
      guard case .package(let key) = node else { return nil }
      let users = Set(positions.map { edges[$0].source })
      let teams = Set(users.map { projects[$0]?.team ?? "" })
      return teams.count >= least ? (key, teams.count, users.count) : nil
    }.sorted { ($1.teams, $1.projects, $0.package) < ($0.teams, $0.projects, $1.package) }
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
  private let byPackage: [PackageKey: [DependencyGraph.Project]]

  init(_ publications: [DependencyGraph.Publication], _ projects: [Int64: DependencyGraph.Project]) {
    var byPackage: [PackageKey: [DependencyGraph.Project]] = [:]
    for publication in publications {
      guard let project = projects[publication.project] else { continue }
      byPackage[publication.package, default: []].append(project)
    }
    self.byPackage = byPackage
  }

  /// nil when the project itself is the only one that publishes it.
  func target(of need: DependencyGraph.Need, in project: DependencyGraph.Project) -> DependencyGraph.Node? {
    guard let all = byPackage[need.package] else { return .package(need.package) }
    let best = all.filter { $0.id != project.id }.min { left, right in
      func rank(_ other: DependencyGraph.Project) -> (Int, Int, Int64) {
        (other.repository == project.repository ? 0 : 1, other.isHidden ? 1 : 0, other.id)
      }
      return rank(left) < rank(right)
    }
    return best.map { .project($0.id) }
  }
}
