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
  }
}

/// What `/api/v1/projects` answers.
package struct ProjectsReply: Codable, Sendable {
  package var projects: [ProjectItem]
  package var total: Int
  package var next: String?

  package init(_ projects: [ProjectSummary], total: Int, next: String?) {
    self.projects = projects.map(ProjectItem.init)
    self.total = total
    self.next = next
  }
}
