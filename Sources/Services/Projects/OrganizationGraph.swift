/// What is asked of the dependency graph of the whole organisation.
package struct GraphQuestion: Sendable, Hashable {
  /// A part of the name of a project, of its repository or of a package from outside, whatever the case; empty for all.
  package var text: String
  /// nil for all; empty for projects without a known owner.
  package var team: String?
  /// Only projects that depend on one another in circles.
  package var cyclesOnly: Bool
  /// Nodes of the map, and items of each list, at most.
  package var limit: Int

  /// As many boxes as a picture can show.
  package static let drawn = 200

  package init(text: String = "", team: String? = nil, cyclesOnly: Bool = false, limit: Int = Self.drawn) {
    self.text = text
    self.team = team
    self.cyclesOnly = cyclesOnly
    self.limit = limit
  }

  /// Whether it leaves anything out.
  package var isNarrow: Bool { !text.isEmpty || team != nil || cyclesOnly }
}

/// Who depends on whom, as far as one viewer may see.
package struct OrganizationGraph: Sendable, Equatable {
  package struct Project: Sendable, Equatable {
    package var project: ProjectLink
    /// The team that owns it; empty when unknown.
    package var team: String
    /// Projects that name one of its packages in a manifest.
    package var users: Int
    /// Projects of the organisation, and packages from outside, that it names.
    package var needs: Int
    package var outside: Int

    package init(project: ProjectLink, team: String = "", users: Int = 0, needs: Int = 0, outside: Int = 0) {
      self.project = project
      self.team = team
      self.users = users
      self.needs = needs
      self.outside = outside
    }
  }

  /// A package that no project of the organisation publishes.
  package struct External: Sendable, Equatable {
    package var ecosystem: String
    package var name: String
    /// `host/path`, where a manifest says where it is fetched from.
    package var location: String?
    /// Projects without a known owner count as one team.
    package var teams: Int
    package var projects: Int
    /// The versions asked for, as written, those of most projects first.
    package var requirements: [Requirement]

    package init(
      ecosystem: String, name: String, location: String? = nil, teams: Int, projects: Int,
      requirements: [Requirement] = []
    ) {
      self.ecosystem = ecosystem
      self.name = name
      self.location = location
      self.teams = teams
      self.projects = projects
      self.requirements = requirements
    }
  }

  package struct Requirement: Sendable, Equatable {
    /// Empty for any version.
    package var requirement: String
    package var projects: [ProjectLink]

    package init(requirement: String, projects: [ProjectLink]) {
      self.requirement = requirement
      self.projects = projects
    }
  }

  /// How many projects each team has in the graph; the empty name stands for those without a known owner.
  package struct Team: Sendable, Equatable {
    package var name: String
    package var projects: Int

    package init(name: String, projects: Int) {
      self.name = name
      self.projects = projects
    }
  }

  /// Those that answer the question, the most used first.
  package var projects: [Project]
  /// Of them all, beyond the limit too.
  package var total: Int
  /// Groups that depend on one another in circles and have a project of the answer in them, the largest first.
  package var cycles: [[ProjectLink]]
  /// That projects of the answer use, or that are called so; those of most teams first.
  package var external: [External]
  package var externalTotal: Int
  /// Of the whole graph, by name.
  package var teams: [Team]
  /// The projects of the answer; of a narrow question with their neighbours.
  package var map: DependencyMap

  package init(
    projects: [Project] = [], total: Int = 0, cycles: [[ProjectLink]] = [], external: [External] = [],
    externalTotal: Int = 0, teams: [Team] = [], map: DependencyMap = DependencyMap()
  ) {
    self.projects = projects
    self.total = total
    self.cycles = cycles
    self.external = external
    self.externalTotal = externalTotal
    self.teams = teams
    self.map = map
  }
}
