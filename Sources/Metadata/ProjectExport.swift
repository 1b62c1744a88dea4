/// A project as other catalogues are told of it.
package struct ProjectExport: Sendable, Equatable {
  package struct Person: Sendable, Equatable {
    package var name: String
    package var email: String?

    package init(name: String, email: String? = nil) {
      self.name = name
      self.email = email
    }
  }

  package struct Dependency: Sendable, Equatable {
    package var name: String
    /// The versions that will do; empty for any.
    package var requirement: String
    /// The package type of purl (github.com/package-url/purl-spec).
    package var ecosystem: String

    package init(name: String, requirement: String = "", ecosystem: String) {
      self.name = name
      self.requirement = requirement
      self.ecosystem = ecosystem
    }
  }

  package var name: String
  /// What tells it from all others, as `apple/swift-nio`.
  package var identifier: String
  package var description = ""
  /// Its page: an address of the web.
  package var page: String?
  package var repository: String?
  package var homepage: String?
  package var documentation: String?
  package var issueTracker: String?
  package var readme: String?
  package var download: String?
  /// An SPDX expression.
  package var license: String?
  package var keywords: [String] = []
  package var languages: [String] = []
  package var version: String?
  package var lifecycle: Lifecycle?
  /// As Backstage says it: library, service, website.
  package var type: String?
  /// The team that owns it.
  package var owner: String?
  package var maintainers: [Person] = []
  package var channels: [String] = []
  package var system: String?
  package var offeredAPIs: [String] = []
  package var dependencies: [Dependency] = []
  package var isBasedOn: [String] = []
  /// As 2024-01-31.
  package var created: String?
  package var modified: String?

  package init(name: String, identifier: String) {
    self.name = name
    self.identifier = identifier
  }
}
