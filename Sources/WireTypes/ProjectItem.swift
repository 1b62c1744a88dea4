package import Services

/// A project in a list.
package struct ProjectItem: Codable, Sendable, Equatable {
  /// `repository:folder#name`, stable over syncs.
  package var id: String
  package var name: String
  package var description: String
  package var repository: String
  /// Folder of the manifest, empty for the root.
  package var folder: String
  package var ecosystem: String
  package var owner: String?
  package var license: String?
  package var topics: [String]

  package init(_ project: ProjectSummary) {
    id = "\(project.repository):\(project.folder)#\(project.name)"
    name = project.name
    description = project.description
    repository = project.repository
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
