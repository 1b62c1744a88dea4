/// How much influence a project's team shares: the levels of the pattern "Explicit Governance Levels"
/// (InnerSourceCommons/InnerSourcePatterns, patterns/2-structured/governance-levels.md at 0cb3aa9).
package enum GovernanceLevel: String, Sendable, CaseIterable, Codable, Comparable {
  case issuesWelcome = "issues-welcome"
  case contributionsWelcome = "contributions-welcome"
  case sharedWrite = "shared-write"
  case sharedOwnership = "shared-ownership"

  /// The pattern's name for it.
  package var title: String {
    switch self {
    case .issuesWelcome: "Bug Reports and Issues Welcome"
    case .contributionsWelcome: "Contributions Welcome"
    case .sharedWrite: "Shared Write Access"
    case .sharedOwnership: "Shared Ownership"
    }
  }

  package static func < (left: GovernanceLevel, right: GovernanceLevel) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// A level and how it is known.
  package struct Finding: Sendable, Equatable, Codable {
    package var level: GovernanceLevel
    /// The documents name the level; otherwise it follows from what they offer.
    package var isDeclared: Bool
    package var evidence: Evidence
  }

  /// What the documents say of it: a level's name where it stands, otherwise the furthest they offer.
  /// Nil when they say nothing.
  package static func find(in documents: [ProjectFile]) -> Finding? {
    let kinds: [CommunityDocument] = [.governance, .contributing, .readme]
    let files = kinds.flatMap { kind in
      documents.filter { ReadinessReport.reads($0.path) && CommunityDocument.of($0.path) == kind }
    }
    let read = files.map { ProseDocument($0) }
    return find(names, in: read, isDeclared: true) ?? find(offers, in: read, isDeclared: false)
  }

  private static func find(
    _ wordings: [(GovernanceLevel, [Phrase])], in documents: [ProseDocument], isDeclared: Bool
  ) -> Finding? {
    for (level, phrases) in wordings {
      for document in documents {
        if let heading = document.sections.first(where: { isDeclared && $0.wording.containsAny(phrases) }) {
          return Finding(level: level, isDeclared: true, evidence: document.evidence(heading))
        }
        if let line = document.lines.first(where: { $0.code == nil && $0.wording.containsAny(phrases) }) {
          return Finding(level: level, isDeclared: isDeclared, evidence: document.evidence(line))
        }
      }
    }
    return nil
  }

  private static let names: [(GovernanceLevel, [Phrase])] = [
    (.sharedOwnership, ["shared ownership", "distributed ownership"]), (.sharedWrite, ["shared write access"]),
    (.contributionsWelcome, ["governance level contributions welcome", "guest contributions"]),
    (.issuesWelcome, ["bug reports and issues welcome", "readable source"]),
  ]

  private static let offers: [(GovernanceLevel, [Phrase])] = [
    (
      .sharedWrite,
      [
        "become a maintainer", "become a committer", "becoming a maintainer", "becoming a committer",
        "becoming a trusted committer", "become a trusted committer", "granted commit access", "offered commit access",
        "given commit access", "earn commit access",
      ]
    ),
    (
      .contributionsWelcome,
      [
        "pull request*", "merge request*", "submit a patch", "contributions are welcome",
        "we welcome all contributions",
        "welcome contributions", "patches and contributions", "contributions welcome",
      ]
    ),
    (
      .issuesWelcome,
      ["open an issue", "file an issue", "create an issue", "report a bug", "report bugs", "issue tracker"]
    ),
  ]
}
