package import Foundation
import Readiness
package import Services

/// A project with what it publishes, what it needs and who needs it.
package struct ProjectReply: Codable, Sendable {
  package var project: ProjectItem
  /// Where its repository is fetched from.
  package var source: String
  package var packages: [PackageItem]
  /// In the order of the manifest.
  package var dependencies: [DependencyItem]
  /// Each manifest line that names one of its packages.
  package var consumers: [ConsumerItem]
  /// Those that use it only through others, the nearest first.
  package var indirectConsumers: [IndirectConsumerItem]
  package var owners: [OwnerItem]
  /// What its files say, each value with the line it was read at.
  package var facts: [FactItem]
  /// What it offers to be called over a network.
  package var interfaces: [InterfaceItem]
  package var commands: [CommandItem]
  package var documents: [MappedDocumentItem]
  package var governance: GovernanceItem?
  /// The newest first.
  package var releases: [ReleaseItem]
  /// `semver`, `calver` or `other`.
  package var versionScheme: String?
  package var readiness: ReadinessItem?
  /// Commits of each of the last 52 weeks, the latest last; empty when nobody counted them.
  package var weeks: [Int]
  package var activity: ActivityItem?
  package var firstCommit: Date?
  package var lastCommit: Date?
  /// What is wrong with its files.
  package var problems: [FileProblemItem]
  /// The other projects of its repository.
  package var siblings: [ProjectLinkItem]
  /// What an imported catalogue says of it; nil for a repository's own.
  package var imported: ImportedItem?

  package init(_ detail: ProjectDetail) {
    let profile = detail.profile
    project = ProjectItem(detail.summary)
    source = detail.sourceURL
    owners = detail.owners.map(OwnerItem.init)
    facts = profile.beliefs.map(FactItem.init)
    interfaces = profile.apis.map(InterfaceItem.init)
    commands = profile.commands.map(CommandItem.init)
    documents = profile.documents.map(MappedDocumentItem.init)
    governance = profile.governance.map(GovernanceItem.init)
    releases = profile.releases.map(ReleaseItem.init)
    versionScheme = profile.versionScheme?.rawValue
    readiness = profile.readiness.map(ReadinessItem.init)
    weeks = detail.weeks
    activity = detail.activity.map(ActivityItem.init)
    firstCommit = profile.firstCommit.map { Date(timeIntervalSince1970: TimeInterval($0)) }
    lastCommit = profile.lastCommit.map { Date(timeIntervalSince1970: TimeInterval($0)) }
    problems = profile.problems.map(FileProblemItem.init)
    siblings = detail.siblings.compactMap { ProjectLinkItem(ofRepository: $0) }
    imported = detail.imported.map(ImportedItem.init)
    packages = detail.packages.map(PackageItem.init)
    dependencies = detail.dependencies.map(DependencyItem.init)
    consumers = detail.consumers.map(ConsumerItem.init)
    indirectConsumers = detail.indirectConsumers.map(IndirectConsumerItem.init)
  }
}

/// Names a project.
package struct ProjectLinkItem: Codable, Sendable, Equatable {
  /// `repository:folder#name`, stable over syncs.
  package var id: String
  package var name: String
  package var repository: String
  /// Folder of the manifest, empty for the root.
  package var folder: String

  init(_ link: ProjectLink) {
    id = link.identifier
    name = link.name
    repository = link.repository
    folder = link.folder
  }

  /// nil for an imported project.
  init?(ofRepository project: ProjectSummary) {
    guard let repository = project.repository else { return nil }
    self.init(ProjectLink(name: project.name, repository: repository, folder: project.folder))
  }
}

/// What an imported catalogue says of a project beside what all have.
package struct ImportedItem: Codable, Sendable, Equatable {
  package var version: String
  /// As written there.
  package var modified: String
  /// 1 for the most used of the catalogue.
  package var popularityRank: Int?
  package var maintainers: [String]
  package var authors: [String]
  package var languages: [String]
  /// Addresses as written, of any scheme.
  package var homepage: String?
  package var download: String?

  init(_ facts: ImportedFacts) {
    version = facts.version
    modified = facts.modified
    popularityRank = facts.popularityRank
    maintainers = facts.maintainers
    authors = facts.authors
    languages = facts.languages
    homepage = facts.homepage
    download = facts.download
  }
}

/// A package that a project publishes.
package struct PackageItem: Codable, Sendable, Equatable {
  package var ecosystem: String
  package var name: String
  package var version: String?
  package var products: [String]
  /// The manifest that makes it, and the line of its name, from 1.
  package var path: String?
  package var line: Int?
  /// What a consumer writes or runs to use it.
  package var snippet: String?

  init(_ package: PublishedPackage) {
    ecosystem = package.ecosystem
    name = package.name
    version = package.version
    products = package.products
    path = package.path
    line = package.line
    snippet = package.snippet
  }
}

/// A package that a project's manifest names as needed.
package struct DependencyItem: Codable, Sendable, Equatable {
  package var ecosystem: String
  package var name: String
  /// The versions that will do, as written; empty for any.
  package var requirement: String
  package var scope: String
  /// The manifest, and the line in it, from 1.
  package var path: String
  package var line: Int?
  /// The organisation's own project that publishes it.
  package var provider: ProjectLinkItem?

  init(_ dependency: ProjectDependency) {
    ecosystem = dependency.ecosystem
    name = dependency.name
    requirement = dependency.requirement
    scope = dependency.scope
    path = dependency.path
    line = dependency.line
    provider = dependency.provider.map(ProjectLinkItem.init)
  }
}

/// A manifest line by which a project uses another one.
package struct ConsumerItem: Codable, Sendable, Equatable {
  package var project: ProjectLinkItem
  package var requirement: String
  package var scope: String
  package var path: String
  package var line: Int?

  init(_ consumer: ProjectConsumer) {
    project = ProjectLinkItem(consumer.project)
    requirement = consumer.requirement
    scope = consumer.scope
    path = consumer.path
    line = consumer.line
  }
}

/// A project that uses another one through those between.
package struct IndirectConsumerItem: Codable, Sendable, Equatable {
  package var project: ProjectLinkItem
  package var through: [ProjectLinkItem]

  init(_ consumer: IndirectConsumer) {
    project = ProjectLinkItem(consumer.project)
    through = consumer.through.map(ProjectLinkItem.init)
  }
}
