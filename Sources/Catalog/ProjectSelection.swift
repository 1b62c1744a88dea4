import GRDB
import SearchModel

/// Conditions on `project` with their values.
struct ProjectSelection {
  private(set) var conditions: [String] = []
  private(set) var arguments: StatementArguments = [:]

  /// `repositories` are those that the viewer may see; nil stands for all. Imported projects are for everybody.
  init(_ filter: ProjectFilter, in repositories: [Int64]?) throws {
    if !filter.includesHidden { conditions.append("project.isHidden = 0") }
    for facet in ProjectFacet.allCases {
      guard let values = filter.facets[facet] else { continue }
      // A number as text equals no number.
      let value = facet == .readiness ? "CAST(value AS INTEGER)" : "value"
      conditions.append("\(facet.value) IN (SELECT \(value) FROM json_each(:\(facet.rawValue)))")
      arguments += [facet.rawValue: try JSONText.list(values.sorted())]
    }
    if let repositories {
      conditions.append(Self.visible)
      arguments += ["scope": JSONText.numbers(repositories)]
    }
  }

  /// What a viewer may see of `project`, with the repositories as `:scope`.
  /// Tested on each row (`+`): the rows without a repository are no index's business, they may be a million.
  static let visible =
    "(+project.repositoryId IS NULL OR +project.repositoryId IN (SELECT value FROM json_each(:scope)))"
  static let ofRepositories = "project.repositoryId IN (SELECT value FROM json_each(:scope))"

  static func scope(_ repositories: [Int64]?) -> (condition: String, arguments: StatementArguments) {
    guard let repositories else { return ("1", [:]) }
    return (visible, ["scope": JSONText.numbers(repositories)])
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
