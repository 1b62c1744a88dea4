/// What somebody needs to know who may take a project: less than its page says, and quick to come by.
package struct ProjectOffer: Sendable {
  /// With who uses it.
  package var summary: ProjectSummary
  /// Public places to ask.
  package var channels: [String]
  /// People, or their addresses, that its files name for questions.
  package var contacts: [String]
  package var packages: [PublishedPackage]
  package var isArchived: Bool

  /// What a consumer writes; nil when nothing is published that has a way to.
  package var snippet: String? { packages.lazy.compactMap(\.snippet).first }

  package init(
    summary: ProjectSummary, channels: [String] = [], contacts: [String] = [],
    packages: [PublishedPackage] = [], isArchived: Bool = false
  ) {
    self.summary = summary
    self.channels = channels
    self.contacts = contacts
    self.packages = packages
    self.isArchived = isArchived
  }
}
