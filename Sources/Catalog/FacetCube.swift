/// How many projects there are of each combination of facets, for one viewer: enough to count any choice of facets
/// without asking the database again. Worth keeping for as long as the generation stays.
package struct FacetCube: Sendable, Equatable {
  struct Cell: Sendable, Equatable {
    /// In the order of `ProjectFacet.allCases`.
    var values: [String]
    var isHidden: Bool
    var projects: Int
  }

  package struct Count: Sendable, Equatable {
    package var value: String
    package var projects: Int
  }

  let cells: [Cell]

  /// Projects of all kinds, hidden ones too.
  package var all: Int { cells.reduce(0) { $0 + $1.projects } }

  package func total(_ filter: ProjectFilter) -> Int {
    let test = Test(filter)
    return cells.reduce(0) { test.accepts($1) ? $0 + $1.projects : $0 }
  }

  /// Forks and archived ones that the filter leaves out.
  package func hidden(_ filter: ProjectFilter) -> Int {
    guard !filter.includesHidden else { return 0 }
    return total(ProjectFilter(facets: filter.facets, includesHidden: true)) - total(filter)
  }

  /// The values of one facet with how many projects a click would show: what is chosen of the facet itself does not
  /// count, what is chosen of the others does. Most first, unknown last.
  package func counts(_ facet: ProjectFacet, _ filter: ProjectFilter) -> [Count] {
    var others = filter
    others.facets[facet] = nil
    let test = Test(others)
    let position = ProjectFacet.allCases.firstIndex(of: facet) ?? 0
    var counts: [String: Int] = [:]
    for cell in cells where test.accepts(cell) { counts[cell.values[position], default: 0] += cell.projects }
    return counts.map { Count(value: $0.key, projects: $0.value) }.sorted {
      let (left, right) = ($0.value == facet.unknown, $1.value == facet.unknown)
      return left != right ? right : ($1.projects, $0.value) < ($0.projects, $1.value)
    }
  }

  private struct Test {
    let wanted: [(position: Int, values: Set<String>)]
    let includesHidden: Bool

    init(_ filter: ProjectFilter) {
      wanted = ProjectFacet.allCases.enumerated().compactMap { position, facet in
        filter.facets[facet].map { (position, $0) }
      }
      includesHidden = filter.includesHidden
    }

    func accepts(_ cell: Cell) -> Bool {
      (includesHidden || !cell.isHidden) && wanted.allSatisfy { $0.values.contains(cell.values[$0.position]) }
    }
  }
}
