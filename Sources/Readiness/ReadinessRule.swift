/// How a part of the base documentation is recognised.
struct ReadinessRule {
  /// Kinds of documents that are asked, in this order.
  var documents: [CommunityDocument]
  /// A heading with one of these passes when something stands below it.
  var headings: [Phrase] = []
  /// A line of prose with one of these passes.
  var phrases: [Phrase] = []
  /// A link whose text or target says one of these passes.
  var links: [Phrase] = []
  /// A command of one of these purposes in the document passes.
  var commands: Set<CommandPurpose> = []
  /// A line of prose with one of these is worth a look.
  var hints: [Phrase] = []
  /// A heading with one of these is worth a look.
  var hintHeadings: [Phrase] = []
  /// In a README, lines count only below headings for contributors: its other commands are for users.
  var isForContributors = false

  /// English, then German, then French.
  static let contributorHeadings: [Phrase] = [
    "contribut*", "develop*", "hacking", "building", "build from source", "testing", "running tests", "tests",
    "beitrag*", "mitmachen", "mitwirken", "entwicklung", "contribuer", "développement",
  ]

  static func rule(for topic: ReadinessTopic) -> ReadinessRule? {
    switch topic {
    case .gettingStarted: gettingStarted
    case .userDocumentation: userDocumentation
    case .developerDocumentation: developerDocumentation
    case .contributing: contributing
    case .gettingInvolved: gettingInvolved
    case .whoWeAre: whoWeAre
    case .committerCriteria: committerCriteria
    case .checkout: checkout
    case .modify: modify
    case .build: build
    case .test: test
    case .submit: submit
    case .turnaround: turnaround
    case .mission, .owners, .channel, .licence, .description, .topics, .documentation, .codeOfConduct: nil
    }
  }

  // MARK: README

  private static let gettingStarted = ReadinessRule(
    documents: [.readme],
    headings: [
      "getting started", "get started", "quick start*", "quickstart", "install*", "setup", "set up", "usage",
      "how to use", "using", "adding", "as a dependency", "in your project", "add to your", "integrat*",
      "swift package manager", "swiftpm", "first steps",
      "erste schritte", "schnellstart", "verwendung", "einrichtung", "benutzung", "démarrage*", "premiers pas",
      "utilisation", "mise en route", "prise en main",
    ],
    links: ["getting started", "quick start", "quickstart", "installation"], commands: [.install],
    hints: ["import", "example*", "beispiel*", "exemple*"])

  private static let userDocumentation = ReadinessRule(
    documents: [.readme],
    headings: [
      "documentation", "docs", "user guide*", "guides", "api reference", "reference", "manual", "tutorial*", "faq",
      "wiki", "further information", "further reading", "learn more", "read more", "dokumentation", "anleitung*",
      "handbuch", "documentation utilisateur", "guide d utilisation",
    ],
    phrases: ["documentation is available", "documentation can be found", "full documentation"],
    links: [
      "documentation", "docs", "user guide*", "guide*", "api reference", "reference", "manual", "tutorial*", "wiki",
      "readthedocs", "docc", "dokumentation", "handbuch", "faq",
    ],
    hints: ["see the documentation", "api docs", "documented in"])

  private static let developerDocumentation = ReadinessRule(
    documents: [.readme],
    headings: [
      "developing", "development", "building", "build from source", "compiling", "build", "hacking", "running tests",
      "running the tests",
      "testing", "tests", "architecture", "internals", "implementation*", "design", "project structure",
      "repository organization", "repository structure", "code structure", "working on", "entwicklung*", "bauen",
      "architektur", "développement", "compilation", "contributing code", "local development",
    ],
    links: [
      "development", "developing", "developer guide", "building", "architecture", "design document*", "hacking",
      "internals",
    ],
    hints: ["build from source", "run the tests", "swift test"])

  private static let contributing = ReadinessRule(
    documents: [.readme],
    headings: ["contribut*", "how to help", "beitragen", "mitmachen", "mitwirken", "contribuer", "contributions"],
    phrases: [
      "contributions are welcome", "contributions welcome", "pull requests are welcome", "pull requests welcome",
      "we welcome contributions", "contributing md", "pull requests are warmly welcome", "beiträge sind willkommen",
      "les contributions sont les bienvenues",
    ],
    links: ["contributing", "contribution guide*", "contributor guide*"],
    hints: ["contribute", "contributing", "contributions", "pull request*", "merge request*"])

  private static let gettingInvolved = ReadinessRule(
    documents: [.readme],
    links: [
      "issues", "issue tracker", "bug tracker", "discussions", "forums", "forum", "slack", "discord", "gitter",
      "mailing list*", "matrix to", "zulip*", "mattermost", "rocket chat", "teams microsoft com", "chat",
      "stackoverflow", "jira", "bugs",
    ],
    hints: [
      "open an issue", "file an issue", "file issues", "create an issue", "issue tracker", "report a bug",
      "report bugs",
      "get in touch", "community forum", "open a ticket",
    ],
    hintHeadings: [
      "contact*", "getting help", "get help", "getting involved", "get involved", "community", "getting support",
      "help",
      "feedback", "kontakt", "hilfe", "aide", "communauté",
    ])

  private static let whoWeAre = ReadinessRule(
    documents: [.readme],
    headings: [
      "who we are", "maintainer*", "the team", "our team", "team", "about us", "core team", "trusted committer*",
      "committers", "author", "authors", "code owners", "owners", "people", "wer wir sind", "über uns", "betreuer*",
      "qui sommes nous", "mainteneurs", "équipe",
    ],
    phrases: [
      "maintained by", "trusted committers", "is owned by", "the maintainers are", "code owner of", "betreut von",
    ],
    links: ["maintainers", "codeowners", "trusted committer*"],
    hints: [
      "maintainer", "maintainers", "was created by", "is developed by", "is written by", "the work of",
      "entwickelt von",
    ], hintHeadings: ["contact*", "credits", "kontakt"])

  private static let committerCriteria = ReadinessRule(
    documents: [.readme, .contributing, .governance],
    headings: [
      "becoming a maintainer", "become a maintainer", "becoming a committer",
      "become a committer", "becoming a trusted committer", "become a trusted committer", "how to become*",
      "nominat*", "commit access", "promotion criteria", "maintainer criteria",
    ],
    phrases: [
      "become a maintainer", "become a committer", "become a trusted committer", "becoming a maintainer",
      "becoming a committer", "becoming a trusted committer", "granted commit access", "given commit access",
      "commit access is granted", "earn commit access", "offered commit access", "contributor ladder",
      "become maintainer*",
      "added as a maintainer", "invited to become", "invited to join the maintainers", "trusted committer werden",
    ],
    hints: ["commit access", "push access", "write access", "trusted committer*", "governance*"])

  // MARK: CONTRIBUTING

  private static let checkout = ReadinessRule(
    documents: [.contributing, .development, .readme],
    phrases: [
      "clone the", "clone your", "git clone", "fork the", "fork this", "fork it", "check out the code",
      "checkout the code",
      "check out the source*", "check out the repo*", "clone it", "repository klonen", "cloner le",
    ],
    commands: [.checkout], hints: ["fork", "clone", "main development branch", "checking out"],
    isForContributors: true)

  private static let modify = ReadinessRule(
    documents: [.contributing, .development, .readme],
    headings: [
      "coding style", "code style", "style guide", "coding guidelines", "coding standard*", "coding conventions",
      "style", "formatting", "code format*", "making changes", "making a change", "writing a patch", "writing code",
      "conventions", "swiftlint", "code quality", "programmierstil", "style de code",
      "swift style guide", "lint*",
    ],
    phrases: [
      "coding style", "code style", "style guide", "coding guidelines", "coding conventions", "swift format",
      "swiftformat", "swiftlint", "clang format", "commit message template", "good patch", "patch is",
      "design guidelines", "coding standard*",
    ],
    commands: [.lint], hints: ["style", "conventions", "make your changes", "make changes", "work on this project"],
    isForContributors: true)

  private static let build = ReadinessRule(
    documents: [.contributing, .development, .readme],
    headings: [
      "build", "building", "how to build", "compiling", "build the project", "bauen", "compiler", "compilation",
    ],
    phrases: [
      "swift build", "to build the", "build the project", "building the project", "cargo build", "npm run build",
      "go build", "mvn package", "gradlew build",
    ],
    commands: [.build], hints: ["to build", "compile", "xcodeproj", "you will need xcode"], isForContributors: true)

  private static let test = ReadinessRule(
    documents: [.contributing, .development, .readme],
    headings: [
      "running tests", "run tests", "running the tests", "run the tests", "how to test", "run ci checks*",
      "tests ausführen", "exécuter les tests",
    ],
    phrases: [
      "swift test", "run the tests", "run tests", "running tests", "running the tests", "run all tests",
      "run the test suite", "run the unit tests", "run your tests", "run unit tests", "cargo test", "npm test",
      "pytest",
      "go test", "ensure the tests pass", "run ci checks", "run the full test suite", "run the existing tests",
      "run compatibility tests", "running all tests",
    ],
    commands: [.test], hints: ["test*"], isForContributors: true)

  private static let submit = ReadinessRule(
    documents: [.contributing, .development, .readme],
    headings: [
      "pull request*", "merge request*", "submitting changes", "submitting your*", "sending a patch",
      "how to contribute your work",
    ],
    phrases: [
      "pull request*", "merge request*", "submit a patch", "submit patches", "send a patch", "send patches",
      "open a pr",
      "submit a pr", "create a pr", "submit your change*", "prs are welcome", "change request*",
    ],
    hints: ["patch", "patches", "contribute", "submit", "prs", "every pr"], isForContributors: true)

  private static let turnaround = ReadinessRule(
    documents: [.contributing, .development, .governance, .readme],
    headings: ["response time*", "turnaround*", "review time*", "what to expect", "antwortzeit*"],
    phrases: [
      "turnaround time*", "response time*", "turn around time*", "aim to respond within", "we aim to review",
      "expect a response within", "expect a reply within", "expect a review within",
    ],
    hints: [
      "timely", "be patient", "as soon as possible", "get back to you", "bear with us", "ping us", "review queue",
    ],
    isForContributors: true)
}
