import SearchModel
package import Services

/// A project in a list.
package struct ProjectItem: Codable, Sendable, Equatable {
  /// `repository:folder#name`, or `import:source#identifier`; stable over syncs and imports.
  package var id: String
  package var name: String
  package var description: String
  /// nil for an imported project.
  package var repository: String?
  /// The imported catalogue that it comes from; nil for a repository's own.
  package var source: String?
  /// Where an imported project's code or page is, as its catalogue wrote it; nil when unknown.
  package var url: String?
  /// Folder of the manifest, empty for the root.
  package var folder: String
  package var ecosystem: String
  package var owner: String?
  package var license: String?
  package var topics: [String]
  /// Empty when unknown, as the two below.
  package var language: String
  package var kind: String
  package var lifecycle: String
  /// The share of the readiness checks that passed, 0...1; nil when nobody checked.
  package var readiness: Double?
  /// SAP's repository activity score; nil when nobody counted.
  package var activity: Double?
  /// Repositories beside its own that use it, of those that the viewer may see; nil where they were not counted.
  package var usedBy: Int?
  /// A fork or archived: nil when it is neither.
  package var hidden: Bool?

  package init(_ project: ProjectSummary) {
    id = project.identifier
    name = project.name
    description = project.description
    repository = project.repository
    source = project.origin?.source
    url = project.origin.flatMap { $0.address.isEmpty ? nil : $0.address }
    folder = project.folder
    ecosystem = project.ecosystem
    owner = project.owner
    license = project.license
    topics = project.topics
    let traits = project.traits
    (language, kind, lifecycle) = (traits.language, traits.kind, traits.lifecycle)
    readiness = traits.readinessLevel > 0 ? traits.readiness.rounded(toPlaces: 3) : nil
    activity = traits.activity > 0 ? traits.activity.rounded(toPlaces: 3) : nil
    usedBy = project.usedBy
    hidden = traits.isHidden ? true : nil
  }
}

/// What `/api/v1/projects` answers.
package struct ProjectsReply: Codable, Sendable {
  package struct Facet: Codable, Sendable, Equatable {
    package struct Value: Codable, Sendable, Equatable {
      /// Empty where it is unknown, for readiness `0`.
      package var value: String
      package var projects: Int
    }

    package var name: String
    package var values: [Value]
  }

  package var projects: [ProjectItem]
  /// A lower bound unless complete, as are the counts of facets.
  package var total: Int
  package var complete: Bool
  /// Nothing holds the words: these are projects whose names are like them.
  package var guess: Bool
  /// Forks and archived ones that were left out.
  package var hidden: Int
  package var facets: [Facet]
  package var next: String?

  /// At most `facetValues` of each facet.
  package init(_ answer: ProjectListAnswer, facetValues: Int = .max, next: String?) {
    projects = answer.projects.map(ProjectItem.init)
    total = answer.total
    complete = answer.isComplete
    guess = answer.isGuess
    hidden = answer.hidden
    facets = answer.facets.map { facet in
      Facet(
        name: facet.facet.rawValue,
        values: facet.values.prefix(facetValues).map { .init(value: $0.value, projects: $0.projects) })
    }
    self.next = next
  }
}
