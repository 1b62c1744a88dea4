package import Services

/// What `/api/v1/repositories/{repository}` answers.
package struct RepositoryReply: Codable, Sendable {
  package var repository: RepositoryItem
  /// The indexed commit of the default branch.
  package var commit: String?
  package var source: String
  package var readme: TextItem?
  package var entries: [TreeEntryItem]
  package var projects: [ProjectItem]
  package var problems: [ProblemItem]
  /// How many decisions it records.
  package var decisions: Int

  package init(_ detail: RepositoryDetail) {
    repository = RepositoryItem(detail.summary)
    commit = detail.commit
    source = detail.sourceURL
    readme = detail.readme.map { TextItem(path: $0.path, text: $0.text) }
    entries = detail.root.map(TreeEntryItem.init)
    projects = detail.projects.map(ProjectItem.init)
    problems = detail.problems.map(ProblemItem.init)
    decisions = detail.decisions
  }
}

package struct TextItem: Codable, Sendable, Equatable {
  package var path: String
  package var text: String
}

/// What `/api/v1/repositories` answers.
package struct RepositoriesReply: Codable, Sendable {
  package var repositories: [RepositoryItem]
  package var total: Int
  package var next: String?

  package init(_ repositories: [RepositorySummary], total: Int, next: String?) {
    self.repositories = repositories.map(RepositoryItem.init)
    self.total = total
    self.next = next
  }
}
