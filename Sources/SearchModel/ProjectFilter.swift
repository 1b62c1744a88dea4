/// By what projects are told apart beside a list.
package enum ProjectFacet: String, CaseIterable, Sendable, Codable {
  case kind, ecosystem, team, language, lifecycle, license
  case readiness

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

/// In which order projects are listed. But for the names, the organisation's own stand before imported ones, and those
/// that are alike stand in the order of their weight.
package enum ProjectOrder: String, CaseIterable, Sendable, Codable {
  /// Most used by others first.
  case use
  case readiness
  case activity
  case name
}
