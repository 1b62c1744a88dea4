import SearchModel
package import Services

/// What `/api/v1/packages` answers.
package struct PackageReply: Codable, Sendable, Equatable {
  /// A manifest line that names the package.
  package struct User: Codable, Sendable, Equatable {
    package var project: String
    package var repository: String
    package var folder: String
    package var requirement: String
    package var scope: String
    package var path: String
    package var line: Int?

    init(_ consumer: ProjectConsumer) {
      (project, repository) = (consumer.project.name, consumer.project.repository)
      folder = consumer.project.folder
      (requirement, scope) = (consumer.requirement, consumer.scope)
      (path, line) = (consumer.path, consumer.line)
    }
  }

  package var ecosystem: String
  /// In the ecosystem's normal spelling.
  package var name: String
  /// What an imported catalogue says it is for; empty when none knows.
  package var about: String
  /// Own projects that publish it.
  package var publishers: [OfferItem]
  /// Own projects that use it and seem to offer it on.
  package var wrappers: [OfferItem]
  /// The first of those that use it, one line of each.
  package var users: [User]
  /// Projects that use it.
  package var total: Int

  package init(_ use: PackageUse, of question: PackageQuestion) {
    (ecosystem, name) = (question.package.ecosystem, question.package.name)
    about = use.about
    publishers = use.publishers.map(OfferItem.init)
    wrappers = use.wrappers.map(OfferItem.init)
    users = use.users.map(User.init)
    total = use.total
  }
}

/// A project with what somebody needs to know who may take it.
package struct OfferItem: Codable, Sendable, Equatable {
  package var project: ProjectItem
  /// The first of those who own it, as people know them.
  package var owner: String?
  /// The first public place to ask.
  package var channel: String?
  /// What a consumer writes or runs to use it.
  package var snippet: String?

  init(_ offer: ProjectOffer) {
    project = ProjectItem(offer.summary)
    owner = offer.summary.owners.first?.title
    channel = offer.channels.first
    snippet = offer.snippet
  }
}
