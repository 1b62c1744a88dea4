/// What `guildhall.yaml` says: one organisation, where its repositories come from,
/// who owns them, and how much of them is read.
package struct Settings: Sendable, Equatable {
  /// The name of the file, for messages and evidence.
  package var file = "guildhall.yaml"
  /// What the organisation is called.
  package var organization: String
  package var organizationDescription = ""
  package var sources: [Source]
  /// In the order of the file.
  package var teams: [Team] = []
  /// People who are named apart from their teams.
  package var people: [Person] = []
  /// Addresses that are never taken for one person's.
  package var separations: [Separation] = []
  package var orgChart = OrgChart()
  /// Where the handbook of practices is; nil when there is none.
  package var practices: Practices?
  /// Who may see the repositories that are not for everybody.
  package var visibility: [VisibilityRule] = []
  package var limits = Limits()
  package var server = Server()
  /// nil when nobody gets one.
  package var digest: Digest?
  package var questions = Questions()
  package var check = Check()

  package init(organization: String, sources: [Source]) {
    self.organization = organization
    self.sources = sources
  }

  /// The repository and folder that hold the handbook.
  package struct Practices: Sendable, Hashable {
    package var repository: String
    /// Relative to the repository's root; empty for the root itself.
    package var folder: String

    package init(repository: String, folder: String = "") {
      self.repository = repository
      self.folder = folder
    }
  }

  /// Only members of `teams` see the repositories that `pattern` matches.
  package struct VisibilityRule: Sendable, Hashable {
    package var pattern: Glob
    package var teams: Set<String>

    package init(pattern: Glob, teams: Set<String>) {
      self.pattern = pattern
      self.teams = teams
    }
  }
}
