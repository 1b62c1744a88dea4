/// By what projects are told apart beside a list.
package enum ProjectFacet: String, CaseIterable, Sendable, Codable {
  case kind, ecosystem, team, language, lifecycle, license
  case readiness

  /// The columns of `project` and `facetCount`.
  var column: String { self == .readiness ? "readinessLevel" : rawValue }

  /// The index on the known values, and the condition under which it may be used.
  var index: (name: String, condition: String) {
    switch self {
    case .kind: ("projectByKind", "project.kind <> ''")
    case .ecosystem: ("projectByEcosystem", "project.ecosystem <> ''")
    case .team: ("projectByTeam", "project.team <> ''")
    case .language: ("projectByLanguage", "project.language <> ''")
    case .lifecycle: ("projectByLifecycle", "project.lifecycle <> ''")
    case .license: ("projectByLicense", "project.license <> ''")
    case .readiness: ("projectByLevel", "project.readinessLevel <> 0")
    }
  }

  /// The value of a project of which it is not known.
  package var unknown: String { self == .readiness ? "0" : "" }
}

/// Which projects a list holds.
package struct ProjectFilter: Sendable, Hashable {
  /// A project has one of the values of each facet named here. A readiness level is written as a number.
  package var facets: [ProjectFacet: Set<String>]
  /// Forks and archived ones too.
  package var includesHidden: Bool

  package init(facets: [ProjectFacet: Set<String>] = [:], includesHidden: Bool = false) {
    self.facets = facets.filter { !$0.value.isEmpty }
    self.includesHidden = includesHidden
  }
}

/// In which order. Those that are alike stand in the order of their weight.
package enum ProjectOrder: String, CaseIterable, Sendable, Codable {
  /// Most used by others first.
  case use
  case activity
  case readiness
  case name

  var index: String {
    switch self {
    case .use: "projectByUse"
    case .activity: "projectByActivity"
    case .readiness: "projectByReadiness"
    case .name: "projectByName"
    }
  }

  /// What the rows are ordered by; all columns in the same direction.
  var columns: [String] {
    switch self {
    case .use: ["uses", "weight", "id"]
    case .activity: ["activity", "weight", "id"]
    case .readiness: ["readiness", "weight", "id"]
    case .name: ["foldedName", "id"]
    }
  }

  var isDescending: Bool { self != .name }
}

/// The place after a project in a list of one order.
package struct ProjectCursor: Sendable, Hashable, Codable {
  package var number: Double
  package var weight: Double
  package var name: String
  package var id: Int64

  package init(number: Double, weight: Double, name: String, id: Int64) {
    self.number = number
    self.weight = weight
    self.name = name
    self.id = id
  }

  init(_ project: ProjectRecord, _ order: ProjectOrder) {
    switch order {
    case .use: number = Double(project.uses)
    case .activity: number = project.activity
    case .readiness: number = project.readiness
    case .name: number = 0
    }
    weight = project.weight
    name = order == .name ? project.foldedName : ""
    id = project.id ?? 0
  }
}

/// A part of a list of projects.
package struct ProjectPage: Sendable, Equatable {
  package var projects: [ProjectRecord]
  /// How many the whole list has.
  package var total: Int
  /// Forks and archived ones that the list leaves out.
  package var hidden: Int
  /// Where the next part starts; nil at the end.
  package var next: ProjectCursor?
}
