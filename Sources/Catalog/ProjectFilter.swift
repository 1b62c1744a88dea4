import SearchModel

extension ProjectFacet {
  /// The columns of `project` and `facetCount`.
  var column: String { self == .readiness ? "readinessLevel" : rawValue }

  /// What it is compared by; never NULL.
  var value: String { self == .license ? "ifnull(project.license, '')" : "project.\(column)" }

  /// The same as a text.
  var text: String { self == .readiness ? "CAST(project.readinessLevel AS TEXT)" : value }

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
}

extension ProjectOrder {
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
    case .use: ["isOwn", "uses", "weight", "id"]
    case .activity: ["isOwn", "activity", "weight", "id"]
    case .readiness: ["isOwn", "readiness", "weight", "id"]
    case .name: ["foldedName", "id"]
    }
  }

  var isDescending: Bool { self != .name }
}

/// The place after a project in a list of one order.
package struct ProjectCursor: Sendable, Hashable, Codable {
  package var isOwn: Bool
  package var number: Double
  package var weight: Double
  package var name: String
  package var id: Int64

  package init(isOwn: Bool = true, number: Double, weight: Double, name: String, id: Int64) {
    self.isOwn = isOwn
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
    isOwn = project.repositoryId != nil
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
