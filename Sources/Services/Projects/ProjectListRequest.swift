package import SearchModel

/// Which projects a viewer wants to read about.
package struct ProjectListRequest: Sendable {
  /// Words of name, description and topics; empty for all projects.
  package var text: String
  package var filter: ProjectFilter
  /// nil: by how well they fit when there is a text, else by use.
  package var order: ProjectOrder?
  /// Where the part starts, from a previous answer's `next`.
  package var cursor: String?
  /// 1...1000.
  package var limit: Int
  package var viewer: Viewer

  package init(
    text: String = "", filter: ProjectFilter = ProjectFilter(), order: ProjectOrder? = nil, cursor: String? = nil,
    limit: Int = 50, viewer: Viewer
  ) {
    self.text = text
    self.filter = filter
    self.order = order
    self.cursor = cursor
    self.limit = limit
    self.viewer = viewer
  }
}

/// A part of a list of projects, and what the whole list is like.
package struct ProjectListAnswer: Sendable, Equatable {
  package struct FacetCounts: Sendable, Equatable {
    package struct Value: Sendable, Equatable {
      /// Empty, for readiness `0`, where nothing is known.
      package var value: String
      /// Projects that choosing it would show; a lower bound unless the answer is complete.
      package var projects: Int
      package var isChosen: Bool

      package init(value: String, projects: Int, isChosen: Bool = false) {
        self.value = value
        self.projects = projects
        self.isChosen = isChosen
      }
    }

    package var facet: ProjectFacet
    /// Most first, what is unknown last.
    package var values: [Value]

    package init(facet: ProjectFacet, values: [Value]) {
      self.facet = facet
      self.values = values
    }
  }

  package var projects: [ProjectSummary]
  /// Of the whole list; a lower bound unless the answer is complete.
  package var total: Int
  /// Forks and archived ones that the list leaves out.
  package var hidden: Int
  /// false when so many projects match that the least known were not looked at.
  package var isComplete: Bool
  /// Nothing holds the words: these are projects whose names are like them.
  package var isGuess: Bool
  package var facets: [FacetCounts]
  /// Cursor of the next part; nil at the end.
  package var next: String?

  package init(
    projects: [ProjectSummary] = [], total: Int = 0, hidden: Int = 0, isComplete: Bool = true, isGuess: Bool = false,
    facets: [FacetCounts] = [], next: String? = nil
  ) {
    self.projects = projects
    self.total = total
    self.hidden = hidden
    self.isComplete = isComplete
    self.isGuess = isGuess
    self.facets = facets
    self.next = next
  }
}
