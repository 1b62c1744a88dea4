import GRDB
import SearchModel

/// Conditions on `project` with their values.
struct ProjectSelection {
  private(set) var conditions: [String] = []
  private(set) var arguments: StatementArguments = [:]
  private let repositories: [Int64]?

  /// `repositories` are those that the viewer may see; nil stands for all. Imported projects are for everybody.
  init(_ filter: ProjectFilter, in repositories: [Int64]?) throws {
    self.repositories = repositories
    if !filter.includesHidden { conditions.append("project.isHidden = 0") }
    for facet in ProjectFacet.allCases {
      guard let values = filter.facets[facet] else { continue }
      // A number as text equals no number.
      let value = facet == .readiness ? "CAST(value AS INTEGER)" : "value"
      conditions.append("\(facet.value) IN (SELECT \(value) FROM json_each(:\(facet.rawValue)))")
      arguments += [facet.rawValue: try JSONText.list(values.sorted())]
    }
    guard repositories != nil else { return }
    let scope = Self.scope(repositories)
    require(scope.condition, scope.arguments)
  }

  /// What a viewer may see of `project`.
  /// Tested on each row (`+`): the rows without a repository are no index's business, they may be a million.
  static func scope(_ repositories: [Int64]?) -> (condition: String, arguments: StatementArguments) {
    let test = RepositoryTest(repositories)
    guard !test.isAll else { return ("1", [:]) }
    return ("(+project.repositoryId IS NULL OR \(test.holds("project.repositoryId")))", test.arguments)
  }

  /// Has all that a viewer may see looked up, instead of tested while something else is read.
  mutating func requireVisible() {
    require(
      """
      project.id IN (
        SELECT id FROM project WHERE project.repositoryId IN (SELECT value FROM json_each(:scope))
        UNION ALL SELECT id FROM project WHERE sourceId IN (SELECT id FROM importSource))
      """, ["scope": JSONText.numbers(repositories ?? [])])
  }

  mutating func require(_ condition: String, _ values: StatementArguments = [:]) {
    conditions.append(condition)
    arguments += values
  }

  /// Only what stands after a place in a list.
  mutating func require(after cursor: ProjectCursor, _ order: ProjectOrder) {
    for column in order.columns {
      switch column {
      case "id": arguments += ["after_id": cursor.id]
      case "isOwn": arguments += ["after_isOwn": cursor.isOwn]
      case "weight": arguments += ["after_weight": cursor.weight]
      case "foldedName": arguments += ["after_foldedName": cursor.name]
      default: arguments += ["after_\(column)": cursor.number]
      }
    }
    let columns = order.columns.map { "project.\($0)" }.joined(separator: ", ")
    let values = order.columns.map { ":after_\($0)" }.joined(separator: ", ")
    conditions.append("(\(columns)) \(order.isDescending ? "<" : ">") (\(values))")
  }

  var text: String { conditions.isEmpty ? "1" : conditions.joined(separator: " AND ") }
}
