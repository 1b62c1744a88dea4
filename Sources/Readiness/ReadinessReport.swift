/// What a project's repository answers to somebody from outside, and what it leaves open.
package struct ReadinessReport: Sendable, Equatable, Codable {
  package enum Outcome: String, Sendable, Codable {
    case passed, missing
    /// Something points to it; a person has to look.
    case unsure
  }

  package struct Check: Sendable, Equatable, Codable {
    package var topic: ReadinessTopic
    package var outcome: Outcome
    /// The lines that decided; empty when nothing was found.
    package var evidence: [Evidence]
    /// What the owner can paste; nil when the check passed.
    package var draft: SectionDraft?
  }

  /// One for each topic, in the topics' order.
  package private(set) var checks: [Check]

  package var counted: Int { checks.count { $0.topic.isCounted } }
  package var passed: Int { checks.count { $0.topic.isCounted && $0.outcome == .passed } }

  /// Passed checks of those that count, 0...1.
  package var share: Double { Double(passed) / Double(max(1, counted)) }

  /// `share` in four bands of a quarter each: 1 is below a quarter, 4 is three quarters or more.
  package var level: Int { Self.level(of: share) }

  package static func level(of share: Double) -> Int { min(4, 1 + Int(max(0, share) * 4)) }

  package subscript(topic: ReadinessTopic) -> Check? { checks.first { $0.topic == topic } }

  /// - Parameters:
  ///   - facts: what is known from elsewhere.
  ///   - documents: texts of the files that `reads` names; others are passed over.
  ///   - commands: the project's commands, for the drafts.
  ///   - paths: all paths of the repository.
  package init(of facts: ProjectFacts, documents: [ProjectFile], commands: ProjectCommands, paths: [String]) {
    let inspection = ReadinessInspection(facts: facts, documents: documents, paths: paths)
    let drafts = SectionDrafts(facts: facts, commands: commands, inspection: inspection)
    checks = ReadinessTopic.allCases.map { topic in
      let (outcome, evidence) = inspection.judge(topic)
      return Check(
        topic: topic, outcome: outcome, evidence: evidence, draft: outcome == .passed ? nil : drafts.draft(for: topic))
    }
  }

  /// The report on a project in a folder; its evidence and drafts name places of the repository, as `facts` do.
  package init(of facts: ProjectFacts, commands: ProjectCommands, in view: FolderView) {
    self.init(of: facts, documents: view.files, commands: commands, paths: view.paths)
    let known = facts.evidence
    for index in checks.indices {
      checks[index].evidence = checks[index].evidence.map { known.contains($0) ? $0 : view.placed($0) }
      let group = checks[index].topic.group
      guard group == .readme || group == .contributing, let file = checks[index].draft?.file else { continue }
      checks[index].draft?.file = view.placed(file)
    }
  }

  /// Whether the report reads the file at a path.
  package static func reads(_ path: String) -> Bool {
    guard let kind = CommunityDocument.of(path), kind != .decision, kind != .licence else { return false }
    let folder = path.split(separator: "/").dropLast().joined(separator: "/").lowercased()
    return ["", ".github", ".gitlab", ".gitea", ".forgejo", "docs", "doc"].contains(folder)
  }
}
