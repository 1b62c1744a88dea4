package import Readiness
package import SearchModel
package import Services

/// What a project's documents answer to somebody from outside, and what they leave open.
package struct ReadinessItem: Codable, Sendable, Equatable {
  package struct Check: Codable, Sendable, Equatable {
    package var check: String
    /// `readme`, `contributing`, `facts` or `notes`.
    package var group: String
    package var title: String
    /// Whether it is one of `counted`.
    package var isCounted: Bool
    /// `passed`, `missing` or `unsure`.
    package var outcome: String
    package var evidence: [EvidenceItem]
    /// What the owner can paste; nil when the check passed.
    package var draft: Draft?

    init(_ check: ReadinessReport.Check) {
      self.check = check.topic.rawValue
      group = check.topic.group.rawValue
      title = check.topic.title
      isCounted = check.topic.isCounted
      outcome = check.outcome.rawValue
      evidence = check.evidence.map(EvidenceItem.init)
      draft = check.draft.map { Draft(file: $0.file, text: $0.text) }
    }
  }

  package struct Draft: Codable, Sendable, Equatable {
    package var file: String
    package var text: String
  }

  package var passed: Int
  package var counted: Int
  package var checks: [Check]

  package init(_ report: ReadinessReport) {
    passed = report.passed
    counted = report.counted
    checks = report.checks.map(Check.init)
  }
}

/// What `/api/v1/projects/{project}/readiness` answers.
package struct ReadinessReply: Codable, Sendable, Equatable {
  /// `ProjectItem.id`.
  package var project: String
  package var readiness: ReadinessItem

  package init(_ detail: ProjectDetail, _ report: ReadinessReport) {
    project = detail.summary.identifier
    readiness = ReadinessItem(report)
  }

  /// Why there is no report of a project.
  package static func absent(of project: ProjectSummary) -> UserFacingError {
    UserFacingError(
      .notFound, "There is no readiness report of \(project.name).",
      hint: project.origin == nil
        ? "The next sync makes one." : "It is made of a repository's files; this project was imported without.")
  }
}
