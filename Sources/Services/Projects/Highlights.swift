/// What is worth a look without a question, as far as one viewer may see.
package struct Highlights: Sendable, Equatable {
  /// A project that others use.
  package struct Used: Sendable, Equatable {
    package var project: ProjectSummary
    /// Beside its own.
    package var repositories: Int
    /// Teams that own them, beside its own.
    package var teams: Int

    package init(project: ProjectSummary, repositories: Int, teams: Int) {
      self.project = project
      self.repositories = repositories
      self.teams = teams
    }
  }

  /// A package from elsewhere that is used within.
  package struct External: Sendable, Equatable {
    package var ecosystem: String
    /// In the ecosystem's normal spelling.
    package var name: String
    package var projects: Int
    package var teams: Int

    package init(ecosystem: String, name: String, projects: Int, teams: Int) {
      self.ecosystem = ecosystem
      self.name = name
      self.projects = projects
      self.teams = teams
    }
  }

  /// A project that others rely on, and what it lacks.
  package struct Concern: Sendable, Equatable {
    package enum Reason: String, Sendable {
      case withoutOwner, deprecated, archived, notReady
    }

    package var project: ProjectSummary
    package var reason: Reason

    package init(project: ProjectSummary, reason: Reason) {
      self.project = project
      self.reason = reason
    }
  }

  /// Begun last first.
  package var newest: [ProjectSummary] = []
  /// Used by most teams first.
  package var mostUsed: [Used] = []
  /// Those that say that help is wanted.
  package var seekingContributors: [ProjectSummary] = []
  /// Documents changed last first.
  package var documented: [ProjectSummary] = []
  /// Used by most teams first.
  package var external: [External] = []
  /// Most used first.
  package var concerns: [Concern] = []
  /// Ways into the list of projects, with how many there are of each.
  package var facets: [ProjectListAnswer.FacetCounts] = []

  package init() {}
}
