package import SearchModel

/// How many projects there are of each combination of facets, for one viewer: enough to count any choice of facets
/// without asking the database again. Worth keeping for as long as the generation stays.
package struct FacetCube: Sendable, Equatable {
  package struct Count: Sendable, Equatable {
    package var value: String
    package var projects: Int
  }

  private struct Cell: Sendable, Equatable {
    var isHidden: Bool
    var projects: Int
  }

  private static let width = ProjectFacet.allCases.count

  private var cells: [Cell] = []
  /// Of each cell the places of its values in `values`, in the order of `ProjectFacet.allCases`.
  private var codes: [Int32] = []
  /// Of each facet the values that occur.
  private var values: [[String]] = Array(repeating: [], count: width)
  private var places: [[String: Int32]] = Array(repeating: [:], count: width)

  init() {}

  /// Adds projects that have the same values. `value` gives that of the facet at a place in `ProjectFacet.allCases`.
  mutating func add(_ projects: Int, isHidden: Bool, value: (Int) -> String) {
    cells.append(Cell(isHidden: isHidden, projects: projects))
    for position in 0..<Self.width {
      let text = value(position)
      if let place = places[position][text] {
        codes.append(place)
      } else {
        let place = Int32(truncatingIfNeeded: values[position].count)
        places[position][text] = place
        values[position].append(text)
        codes.append(place)
      }
    }
  }

  /// Projects of all kinds, hidden ones too.
  package var all: Int { cells.reduce(0) { $0 + $1.projects } }

  package func total(_ filter: ProjectFilter) -> Int {
    var total = 0
    forEachCell(filter) { total += cells[$0].projects }
    return total
  }

  /// Forks and archived ones that the filter leaves out.
  package func hidden(_ filter: ProjectFilter) -> Int {
    guard !filter.includesHidden else { return 0 }
    return total(ProjectFilter(facets: filter.facets, includesHidden: true)) - total(filter)
  }

  /// The values of one facet with how many projects a click would show: what is chosen of the facet itself does not
  /// count, what is chosen of the others does. Most first, unknown last.
  package func counts(_ facet: ProjectFacet, _ filter: ProjectFilter) -> [Count] {
    guard let position = ProjectFacet.allCases.firstIndex(of: facet) else { return [] }
    var others = filter
    others.facets[facet] = nil
    var counts = [Int](repeating: 0, count: values[position].count)
    forEachCell(others) { counts[Int(codes[$0 * Self.width + position])] += cells[$0].projects }
    return zip(values[position], counts).filter { $0.1 > 0 }.map { Count(value: $0.0, projects: $0.1) }.sorted {
      let (left, right) = ($0.value == facet.unknown, $1.value == facet.unknown)
      return left != right ? right : ($1.projects, $0.value) < ($0.projects, $1.value)
    }
  }

  private func forEachCell(_ filter: ProjectFilter, _ body: (Int) -> Void) {
    let wanted = ProjectFacet.allCases.enumerated().compactMap { position, facet in
      filter.facets[facet].map { chosen in (position: position, accepts: values[position].map(chosen.contains)) }
    }
    for index in cells.indices where filter.includesHidden || !cells[index].isHidden {
      let first = index * Self.width
      if wanted.allSatisfy({ $0.accepts[Int(codes[first + $0.position])] }) { body(index) }
    }
  }
}
