package import SearchModel

/// A shard file and what of it answers: the catalogue says so, since the file never changes.
package struct LiveShard: Sendable, Equatable {
  package var fileName: String
  /// Whose documents answer; nil: everybody's.
  package var repositories: Set<RepositoryID>?
  /// Documents that do not answer.
  package var withdrawn: WithdrawnDocuments

  package init(
    _ fileName: String, repositories: Set<RepositoryID>? = nil, withdrawn: WithdrawnDocuments = WithdrawnDocuments()
  ) {
    self.fileName = fileName
    self.repositories = repositories
    self.withdrawn = withdrawn
  }
}
