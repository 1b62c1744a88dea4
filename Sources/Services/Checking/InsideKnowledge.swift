package import SearchModel

/// What a check of a change asks of the organisation: a data folder of this machine answers, or a server elsewhere.
package protocol InsideKnowledge: Sendable {
  /// Projects that may meet a need, the best first, and what the answer lacks as sentences.
  func candidates(for need: String, limit: Int) async throws -> (candidates: [InsideCandidate], lacks: [String])
  func use(of package: PackageKey, at location: PackageLocation?) async throws -> InsideUse
  /// `label` is `R-12`; nil when there is no such research.
  func record(_ label: String) async throws -> InsideRecord?
}

/// A project of the organisation, as a report names it.
package struct InsideProject: Sendable, Equatable {
  /// As `ProjectSummary.identifier`.
  package var identifier: String
  package var name: String
  package var description: String
  /// nil for an imported project.
  package var repository: String?
  package var owner: String?
  package var channel: String?
  /// What a consumer writes or runs.
  package var snippet: String?
  /// Repositories that use it; nil where nobody counted.
  package var usedBy: Int?
  package var license: String?
  /// The whole address of its page; nil where the site's address is not known.
  package var page: String?

  package init(
    identifier: String, name: String, description: String = "", repository: String? = nil, owner: String? = nil,
    channel: String? = nil, snippet: String? = nil, usedBy: Int? = nil, license: String? = nil, page: String? = nil
  ) {
    self.identifier = identifier
    self.name = name
    self.description = description
    self.repository = repository
    self.owner = owner
    self.channel = channel
    self.snippet = snippet
    self.usedBy = usedBy
    self.license = license
    self.page = page
  }
}

/// A project that may meet the need.
package struct InsideCandidate: Sendable, Equatable {
  package var project: InsideProject
  package var fit: ResearchCandidate.Fit
  /// The sentence that speaks most for it; empty when it is the name alone.
  package var why: String
  /// What speaks against it, a sentence each.
  package var warnings: [String]

  package init(project: InsideProject, fit: ResearchCandidate.Fit, why: String = "", warnings: [String] = []) {
    self.project = project
    self.fit = fit
    self.why = why
    self.warnings = warnings
  }
}

/// `PackageUse` as a report names it.
package struct InsideUse: Sendable, Equatable {
  package var publishers: [InsideProject]
  package var wrappers: [InsideProject]
  /// The first of those that use it.
  package var users: [ProjectLink]
  package var total: Int
  package var about: String

  package init(
    publishers: [InsideProject] = [], wrappers: [InsideProject] = [], users: [ProjectLink] = [], total: Int = 0,
    about: String = ""
  ) {
    self.publishers = publishers
    self.wrappers = wrappers
    self.users = users
    self.total = total
    self.about = about
  }
}

/// A research that a commit names.
package struct InsideRecord: Sendable, Equatable {
  /// `R-12`.
  package var label: String
  package var need: String
  package var state: ResearchDossier.State
  /// Identifiers of the projects that were looked at.
  package var candidates: [String]

  package init(label: String, need: String, state: ResearchDossier.State, candidates: [String]) {
    self.label = label
    self.need = need
    self.state = state
    self.candidates = candidates
  }
}
