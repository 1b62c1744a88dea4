package import SearchModel

/// One search over everything the organisation has.
package protocol Searching: Sendable {
  /// - Throws: `UserFacingError` with code `badQuery` naming position and reason.
  func search(_ request: SearchRequest) async throws -> SearchAnswer
  /// Completions for a half-typed query, best first.
  func complete(_ prefix: String, viewer: Viewer, limit: Int) async throws -> [Completion]
}

/// A thing whose name starts like what was typed.
package struct Completion: Sendable, Equatable {
  /// `repository`, `project`, `team`, `person`, `file` or `symbol`.
  package var kind: String
  package var title: String
  package var detail: String
  /// What to search for when it is chosen; for a repository, a team and a person what
  /// their page is called.
  package var query: String
  /// Where it stands, when it is one thing with a page of its own: a repository, a project's folder, a file.
  package var place: Place?
  /// The project's page, when it is one.
  package var project: ProjectAddress?

  package struct Place: Sendable, Equatable {
    package var repository: String
    /// Empty for the repository itself.
    package var path: String

    package init(_ repository: String, _ path: String = "") {
      self.repository = repository
      self.path = path
    }
  }

  package init(
    kind: String, title: String, detail: String, query: String, place: Place? = nil, project: ProjectAddress? = nil
  ) {
    self.kind = kind
    self.title = title
    self.detail = detail
    self.query = query
    self.place = place
    self.project = project
  }
}

extension UserFacingError {
  /// The same for what does not exist and for what the viewer may not see.
  static func absent(_ thing: String) -> UserFacingError {
    UserFacingError(
      .notFound, "There is no \(thing) here, or it is not visible to you.",
      hint: "Search for it by name, or look at the list of repositories.")
  }
}

/// Everything that pages show beside search. Absent and not-visible-to-you throw the same `notFound`.
package protocol Browsing: Sendable {
  func overview(viewer: Viewer) async throws -> Overview
  /// Sorted by name; `matching` is a substring of the name, empty for all.
  func repositories(matching: String, viewer: Viewer) async throws -> [RepositorySummary]
  func repository(_ name: String, viewer: Viewer) async throws -> RepositoryDetail
  /// `branch` nil is the default branch. `path` empty is the root. Folders first, then by name.
  func tree(_ repository: String, branch: String?, path: String, viewer: Viewer) async throws -> [TreeEntry]
  func file(_ repository: String, branch: String?, path: String, viewer: Viewer) async throws -> FileDetail
  /// The file's bytes, at most the configured maximum.
  func raw(_ repository: String, branch: String?, path: String, viewer: Viewer) async throws -> [UInt8]
  /// Newest first, following renames; the newest `skip` are left out.
  func history(
    _ repository: String, branch: String?, path: String, skip: Int, limit: Int, viewer: Viewer
  ) async throws -> [HistoryEntry]
  func status(viewer: Viewer) async throws -> StatusReport
}

/// Projects, and how they depend on each other. Absent and not-visible-to-you throw the same `notFound`.
package protocol Cataloguing: Sendable {
  /// - Throws: `UserFacingError` with code `badRequest` for a cursor that no answer gave.
  func projects(_ request: ProjectListRequest) async throws -> ProjectListAnswer
  /// What is worth a look without a question.
  func highlights(viewer: Viewer) async throws -> Highlights
  /// `name` is a project's in any case, a Swift package's, a repository's, or a `ProjectSummary.identifier`. Where
  /// several are meant alike the error names them.
  func project(_ name: String, viewer: Viewer) async throws -> ProjectDetail
  func project(at address: ProjectAddress, viewer: Viewer) async throws -> ProjectDetail
  /// Who publishes, wraps and uses a package, be it the organisation's own or one from outside.
  func use(of question: PackageQuestion) async throws -> PackageUse
  /// The dependency graph of the whole organisation.
  func graph(_ question: GraphQuestion, viewer: Viewer) async throws -> OrganizationGraph
}
