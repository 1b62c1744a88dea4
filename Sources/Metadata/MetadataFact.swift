/// Something that can be said of a project.
package enum MetadataFact: String, Sendable, Hashable, CaseIterable, Codable {
  case title, description, motivation
  /// What it is: library, service, website and the like, as written.
  case type
  /// A `Lifecycle` word; as written when the word is unknown.
  case lifecycle
  /// An entity reference, or a name.
  case owner
  /// An SPDX expression; as written when it is none.
  case license
  case homepage, documentation
  /// A public place to talk.
  case channel
  case issueTracker, roadmap
  /// A person, or an address, as `Name <mail>`.
  case contact
  case skillWanted, contributionWanted
  /// `yes`, `no`, or what is taken.
  case acceptsContributions
  case contributionGuide
  case topic, feature
  case isBasedOn
  /// Entity references.
  case offeredAPI, consumedAPI
  case system
  /// An entity reference, or a package's name.
  case dependency
  case usedBy
  /// Where to report a vulnerability, or whether that is wanted.
  case vulnerabilityReporting
  /// An address, or a path relative to the repository's root.
  case logo
  case language, version
  /// The address of the source.
  case repository
  case buildInstructions, continuousIntegration
  /// Where decision records stand.
  case decisions
  /// Any other address, as `Title: address`.
  case link
  /// The total of the OpenSSF scorecard, 0 to 10.
  case scorecard

  /// How many statements are believed.
  package enum Count: Sendable {
    /// The first of the most believed file.
    case one
    /// All of the most believed file.
    case allOfOneFile
    /// All of all files, equal ones once.
    case all
  }

  package var count: Count {
    switch self {
    case .owner, .license, .language: .allOfOneFile
    case .contact, .skillWanted, .contributionWanted, .topic, .feature, .isBasedOn, .offeredAPI, .consumedAPI,
      .dependency, .usedBy, .channel, .documentation, .link, .vulnerabilityReporting:
      .all
    default: .one
    }
  }

  /// The formats, the most believed first. A file that was made for a question answers it
  /// before all others; else the nearer its purpose to a catalogue of the organisation.
  package var precedence: [MetadataFormat] {
    let all = MetadataFormat.allCases
    switch self {
    case .vulnerabilityReporting, .acceptsContributions, .contributionGuide:
      return [.securityInsights] + all.filter { $0 != .securityInsights }
    case .scorecard:
      return [.scorecard] + all.filter { $0 != .scorecard }
    case .license:
      return [.licenseFile] + all.filter { $0 != .licenseFile }
    case .version:
      return [.manifest] + all.filter { $0 != .manifest }
    default: return all
    }
  }
}
