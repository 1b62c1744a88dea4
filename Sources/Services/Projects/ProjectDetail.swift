package import Readiness

/// A project with what it publishes, what it needs and who needs it, as far as one viewer may see.
package struct ProjectDetail: Sendable {
  package var summary: ProjectSummary
  /// Where its repository is fetched from.
  package var sourceURL: String
  package var packages: [PublishedPackage]
  /// In the order of the manifest.
  package var dependencies: [ProjectDependency]
  /// Each manifest line that names one of its packages, by the project's name.
  package var consumers: [ProjectConsumer]
  /// Those that use it only through others, the nearest first.
  package var indirectConsumers: [IndirectConsumer]
  /// The repository that it is in, or is; nil for an imported project.
  package var repository: RepositorySummary?
  /// Declared ones, else those who seem to own it.
  package var owners: [ProjectOwner]
  /// What its repository's files and history say.
  package var profile: ProjectProfile
  /// Commits of each of the last 52 weeks, the latest last; empty when nobody counted them.
  package var weeks: [Int]
  /// nil for an imported project.
  package var activity: ActivityScore?
  /// It with those that consume it and that it depends on.
  package var neighbourhood = DependencyMap()
  /// The other projects of its repository, by folder and name.
  package var siblings: [ProjectSummary] = []
  /// How many decisions are recorded in its folder.
  package var decisions = 0
  /// Set for an imported project.
  package var imported: ImportedFacts?

  package init(
    summary: ProjectSummary, sourceURL: String, packages: [PublishedPackage] = [],
    dependencies: [ProjectDependency] = [], consumers: [ProjectConsumer] = [],
    indirectConsumers: [IndirectConsumer] = [], repository: RepositorySummary? = nil, owners: [ProjectOwner] = [],
    profile: ProjectProfile = ProjectProfile(), weeks: [Int] = [], activity: ActivityScore? = nil
  ) {
    self.summary = summary
    self.sourceURL = sourceURL
    self.packages = packages
    self.dependencies = dependencies
    self.consumers = consumers
    self.indirectConsumers = indirectConsumers
    self.repository = repository
    self.owners = owners
    self.profile = profile
    self.weeks = weeks
    self.activity = activity
  }
}

extension ProjectSummary {
  /// `repository:folder#name`, or `import:source#identifier`; stable over syncs and imports. `Cataloguing.project`
  /// understands it.
  package var identifier: String {
    origin.map { "import:\($0.source)#\($0.identifier)" } ?? ProjectLink(self).identifier
  }
}

/// Names one project, wherever it is spoken of.
package struct ProjectLink: Sendable, Hashable {
  package var name: String
  package var repository: String
  /// Empty at the repository's root.
  package var folder: String
  /// False for a folder that has owners of its own, and no project's page.
  package var isProject: Bool

  package init(name: String, repository: String, folder: String, isProject: Bool = true) {
    self.name = name
    self.repository = repository
    self.folder = folder
    self.isProject = isProject
  }

  /// Of a project that is no imported one.
  init(_ project: ProjectSummary) {
    self.init(name: project.name, repository: project.repository ?? "", folder: project.folder)
  }

  /// `repository:folder#name`, stable over syncs; `Cataloguing.project` understands it.
  package var identifier: String { "\(repository):\(folder)#\(name)" }
}

package struct PublishedPackage: Sendable, Equatable {
  /// The package type of purl: swift, npm, pypi, cargo, golang, maven, nuget, gem, composer.
  package var ecosystem: String
  /// As those who depend on it write it.
  package var name: String
  package var version: String?
  /// Libraries, executables and plugins under names of their own.
  package var products: [String]
  /// The manifest that makes it, and the line of its name, from 1; nil for an imported project.
  package var path: String?
  package var line: Int?
  /// What a consumer writes or runs to use it; nil when its ecosystem has no way to.
  package var snippet: String?

  package init(
    ecosystem: String, name: String, version: String? = nil, products: [String] = [], path: String? = nil,
    line: Int? = nil, snippet: String?
  ) {
    self.ecosystem = ecosystem
    self.name = name
    self.version = version
    self.products = products
    self.path = path
    self.line = line
    self.snippet = snippet
  }
}

package struct ProjectDependency: Sendable, Equatable {
  package var ecosystem: String
  /// As the manifest spells it.
  package var name: String
  /// The versions that will do, as written; empty for any.
  package var requirement: String
  /// runtime, development, build, optional or indirect.
  package var scope: String
  /// The manifest, and the line in it, from 1.
  package var path: String
  package var line: Int?
  /// The organisation's own project that publishes it; nil for a package from outside.
  package var provider: ProjectLink?

  package init(
    ecosystem: String, name: String, requirement: String, scope: String, path: String, line: Int? = nil,
    provider: ProjectLink? = nil
  ) {
    self.ecosystem = ecosystem
    self.name = name
    self.requirement = requirement
    self.scope = scope
    self.path = path
    self.line = line
    self.provider = provider
  }
}

package struct ProjectConsumer: Sendable, Equatable {
  package var project: ProjectLink
  package var requirement: String
  package var scope: String
  package var path: String
  package var line: Int?

  package init(project: ProjectLink, requirement: String, scope: String, path: String, line: Int? = nil) {
    self.project = project
    self.requirement = requirement
    self.scope = scope
    self.path = path
    self.line = line
  }
}

package struct IndirectConsumer: Sendable, Equatable {
  package var project: ProjectLink
  /// The projects between, from the consumer's own dependency to the one that names a package: one of the shortest ways.
  package var through: [ProjectLink]

  package init(project: ProjectLink, through: [ProjectLink]) {
    self.project = project
    self.through = through
  }
}

/// Who may integrate changes to a project, or seems to.
package struct ProjectOwner: Sendable, Equatable {
  package enum Kind: String, Sendable { case team, person }
  package enum Basis: String, Sendable {
    case declared
    /// From who integrated the changes of the last year: always shown as a guess, with what it rests on.
    case guess
  }

  package var kind: Kind
  /// The team's name or the person's key, as their page has it; for somebody unknown what the file says.
  package var name: String
  /// For people.
  package var title: String
  /// Whether there is a page about them.
  package var isKnown: Bool
  package var basis: Basis
  /// The line that declares it, or what the guess rests on.
  package var evidence: String
  /// The file and line of the declaration: in the repository, or `guildhall.yaml`; nil for a guess.
  package var path: String?
  package var line: Int?
  /// The team's public places to talk.
  package var channels: [String]
  /// Whether the file is the configuration, and not one of the repository.
  package var isConfigured: Bool

  package init(
    kind: Kind, name: String, title: String? = nil, isKnown: Bool = false, basis: Basis, evidence: String,
    path: String? = nil, line: Int? = nil, channels: [String] = [], isConfigured: Bool = false
  ) {
    self.kind = kind
    self.name = name
    self.title = title ?? name
    self.isKnown = isKnown
    self.basis = basis
    self.evidence = evidence
    self.path = path
    self.line = line
    self.channels = channels
    self.isConfigured = isConfigured
  }
}
