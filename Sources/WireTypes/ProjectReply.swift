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

  package init(_ detail: ProjectDetail) {
    project = ProjectItem(detail.summary)
    source = detail.sourceURL
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
}

/// A package that a project publishes.
package struct PackageItem: Codable, Sendable, Equatable {
  package var ecosystem: String
  package var name: String
  package var version: String?
  package var products: [String]
  /// What a consumer writes or runs to use it.
  package var snippet: String?

  init(_ package: PublishedPackage) {
    ecosystem = package.ecosystem
    name = package.name
    version = package.version
    products = package.products
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
