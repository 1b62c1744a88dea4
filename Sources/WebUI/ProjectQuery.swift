import HTML
import SearchModel

/// What the list of projects is asked for, as its address says it.
struct ProjectQuery: Hashable {
  /// Words of name, description and topics.
  var text = ""
  /// One value of a facet each.
  var chosen: [ProjectFacet: String] = [:]
  /// nil: by how well they fit the words, else by use.
  var order: ProjectOrder?
  var showsHidden = false
  var cursor: String?

  /// How an address writes the value of what is not known.
  private static let unknown = "-"

  var filter: ProjectFilter {
    ProjectFilter(facets: chosen.mapValues { [$0] }, includesHidden: showsHidden)
  }

  var isNarrowed: Bool { !text.isEmpty || !chosen.isEmpty }

  /// The first part of another list.
  func with(_ change: (inout ProjectQuery) -> Void) -> ProjectQuery {
    var other = self
    other.cursor = nil
    change(&other)
    return other
  }

  // MARK: - Addresses

  var items: [(name: StaticString, value: String?)] {
    [("q", text)]
      + ProjectFacet.allCases.map { facet in
        (facet.item, chosen[facet].map { $0 == facet.unknown ? Self.unknown : $0 })
      } + [("sort", order?.rawValue), ("hidden", showsHidden ? "show" : nil), ("cursor", cursor)]
  }

  init(text: String = "", order: ProjectOrder? = nil) {
    self.text = text
    self.order = order
  }

  /// The projects with one value of a facet.
  init(_ facet: ProjectFacet, _ value: String) { chosen[facet] = value }

  init(_ items: QueryItems) {
    text = items["q"] ?? ""
    for facet in ProjectFacet.allCases {
      guard let value = items[facet.rawValue] else { continue }
      chosen[facet] = value == Self.unknown ? facet.unknown : value
    }
    order = items["sort"].flatMap(ProjectOrder.init)
    showsHidden = items["hidden"] == "show"
    cursor = items["cursor"]
  }
}

extension ProjectFacet {
  /// Its name in an address.
  var item: StaticString {
    switch self {
    case .kind: "kind"
    case .ecosystem: "ecosystem"
    case .team: "team"
    case .language: "language"
    case .lifecycle: "lifecycle"
    case .license: "license"
    case .readiness: "readiness"
    }
  }

  var title: String {
    switch self {
    case .kind: "Kind"
    case .ecosystem: "Ecosystem"
    case .team: "Team"
    case .language: "Language"
    case .lifecycle: "Lifecycle"
    case .license: "Licence"
    case .readiness: "Readiness"
    }
  }

  /// What a reader calls a value.
  func label(_ value: String) -> String {
    guard value != unknown else {
      return switch self {
      case .team: "no known owner"
      case .license: "no known licence"
      case .readiness: "not checked"
      default: "unknown"
      }
    }
    guard self == .readiness else { return value }
    return switch value {
    case "1": "below a quarter"
    case "2": "a quarter or more"
    case "3": "half or more"
    case "4": "three quarters or more"
    default: value
    }
  }
}

extension ProjectOrder {
  var title: String {
    switch self {
    case .use: "use"
    case .readiness: "readiness"
    case .activity: "activity"
    case .name: "name"
    }
  }
}
