import ChangeReading
package import Services

/// What `guildhall check --research --format json` prints: one object.
package struct CheckReply: Codable, Sendable, Equatable {
  package struct Project: Codable, Sendable, Equatable {
    package var id: String
    package var name: String
    package var description: String
    package var repository: String?
    package var owner: String?
    package var channel: String?
    package var snippet: String?
    package var usedBy: Int?
    package var license: String?
    package var url: String?

    init(_ project: InsideProject) {
      (id, name, description) = (project.identifier, project.name, project.description)
      (repository, owner, channel) = (project.repository, project.owner, project.channel)
      (snippet, usedBy, license, url) = (project.snippet, project.usedBy, project.license, project.page)
    }
  }

  package struct Candidate: Codable, Sendable, Equatable {
    package var project: Project
    /// `good` or `partial`.
    package var fit: String
    /// The sentence that speaks most for it.
    package var why: String
    package var warnings: [String]
  }

  package struct Finding: Codable, Sendable, Equatable {
    /// `package`, `module` or `dependency`.
    package var kind: String
    package var name: String
    /// Empty for a folder of code.
    package var ecosystem: String
    package var path: String
    package var line: Int?
    /// What was asked.
    package var need: String
    /// `good`, `partial`, or `none` when nothing fits or research has settled it.
    package var advice: String
    package var candidates: [Candidate]
    /// Of a dependency: own projects that wrap it, projects that use it, and how many do.
    package var wrappers: [Project]?
    package var users: [String]?
    package var usedBy: Int?
    /// The research that settles it, as `R-12`.
    package var research: String?
  }

  package struct Record: Codable, Sendable, Equatable {
    /// As `R-12`.
    package var label: String
    /// Whether there is such a research.
    package var exists: Bool
    package var need: String?
    /// `open`, `taken`, `built` or `dropped`.
    package var state: String?
    /// Whether it answers a finding.
    package var answers: Bool
  }

  /// A dependency that the organisation publishes itself.
  package struct Own: Codable, Sendable, Equatable {
    package var ecosystem: String
    package var name: String
    package var path: String
    package var line: Int?
  }

  package var change: String
  package var repository: String
  package var findings: [Finding]
  package var own: [Own]
  package var records: [Record]
  /// New things that were not looked at, being too many.
  package var omitted: Int
  /// What the answer lacks, as sentences.
  package var lacks: [String]

  package init(_ report: ChangeReport) {
    (change, repository) = (report.change, report.repository)
    findings = report.findings.map { finding in
      let thing = finding.thing
      return Finding(
        kind: thing.kind.rawValue, name: thing.name, ecosystem: thing.ecosystem, path: thing.path, line: thing.line,
        need: finding.need, advice: finding.advice?.rawValue ?? "none",
        candidates: finding.candidates.map {
          Candidate(project: Project($0.project), fit: $0.fit.rawValue, why: $0.why, warnings: $0.warnings)
        },
        wrappers: finding.use.map { $0.wrappers.map(Project.init) },
        users: finding.use.map { $0.users.map(\.identifier) },
        usedBy: finding.use?.total, research: finding.answer)
    }
    own = report.own.map { Own(ecosystem: $0.ecosystem, name: $0.name, path: $0.path, line: $0.line) }
    records = report.records.map {
      Record(
        label: $0.label, exists: $0.found != nil, need: $0.found?.need, state: $0.found?.state.rawValue,
        answers: $0.isUsed)
    }
    omitted = report.omitted
    lacks = report.lacks
  }
}
