/// What the readiness report looks for.
///
/// The eight README parts and the six CONTRIBUTING topics, in their order, are those of the pattern
/// "Standard Base Documentation" of the InnerSource Commons
/// (InnerSourceCommons/InnerSourcePatterns, patterns/2-structured/base-documentation.md at 0cb3aa9);
/// description and topics are of its pattern "InnerSource Portal Hygiene".
package enum ReadinessTopic: String, Sendable, CaseIterable, Codable {
  case mission = "readme-mission"
  case gettingStarted = "readme-getting-started"
  case userDocumentation = "readme-user-documentation"
  case developerDocumentation = "readme-developer-documentation"
  case contributing = "readme-contributing"
  case gettingInvolved = "readme-getting-involved"
  case whoWeAre = "readme-who-we-are"
  case committerCriteria = "readme-committer-criteria"

  case checkout = "contributing-checkout"
  case modify = "contributing-modify"
  case build = "contributing-build"
  case test = "contributing-test"
  case submit = "contributing-submit"
  case turnaround = "contributing-turnaround"

  case owners
  case channel
  case licence
  case description
  case topics

  case documentation
  case codeOfConduct = "code-of-conduct"

  package enum Group: String, Sendable, CaseIterable, Codable {
    case readme, contributing, facts
    /// Told, and not counted.
    case notes
  }

  package var group: Group {
    switch self {
    case .mission, .gettingStarted, .userDocumentation, .developerDocumentation, .contributing, .gettingInvolved,
      .whoWeAre, .committerCriteria:
      .readme
    case .checkout, .modify, .build, .test, .submit, .turnaround: .contributing
    case .owners, .channel, .licence, .description, .topics: .facts
    case .documentation, .codeOfConduct: .notes
    }
  }

  package var isCounted: Bool { group != .notes }

  /// A short title for people.
  package var title: String {
    switch self {
    case .mission: "Mission"
    case .gettingStarted: "Getting started"
    case .userDocumentation: "Documentation for users"
    case .developerDocumentation: "Documentation for changing it"
    case .contributing: "How to contribute"
    case .gettingInvolved: "Getting involved"
    case .whoWeAre: "Who we are"
    case .committerCriteria: "Becoming a trusted committer"
    case .checkout: "Getting the source"
    case .modify: "Making changes"
    case .build: "Building"
    case .test: "Running the tests"
    case .submit: "Submitting a change"
    case .turnaround: "Turnaround time"
    case .owners: "Owners"
    case .channel: "Channel"
    case .licence: "Licence"
    case .description: "Description"
    case .topics: "Topics"
    case .documentation: "Documentation folder"
    case .codeOfConduct: "Code of conduct"
    }
  }
}
