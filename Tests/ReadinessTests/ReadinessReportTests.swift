import Readiness
import TestSupport
import Testing

@Suite struct ReadinessReportTests {
  private func report(
    _ readme: String? = nil, contributing: String? = nil, facts: ProjectFacts = ProjectFacts(name: "team/tool"),
    paths: [String] = []
  ) -> ReadinessReport {
    let files = [("README.md", readme), ("CONTRIBUTING.md", contributing)].compactMap { path, text in
      text.map { ProjectFile(path: path, text: $0) }
    }
    let all = files.map(\.path) + paths
    return ReadinessReport(of: facts, documents: files, commands: .find(in: files, paths: all), paths: all)
  }

  /// The headings of the pattern's own templates.
  @Test func passesWhatThePatternAsksFor() {
    let readme = """
      # Tool
      Tool copies files between places so that teams need no scripts of their own.

      ## Getting Started
      Install it.
      ## Documentation
      See [the guide](docs/guide.md).
      ## Development
      How it is laid out.
      ## Contributing
      See [CONTRIBUTING.md](CONTRIBUTING.md).
      ## Getting involved
      [Chat](https://chat.example.org/tool) or [issues](https://git.example.org/team/tool/issues).
      ## Who we are
      The storage team.
      ## How to become a trusted committer
      Ten changes.
      """
    let contributing = """
      # Contributing
      git clone the repository.
      ```sh
      git clone https://git.example.org/team/tool
      make build
      make test
      ```
      Follow the style guide, and open a merge request.
      We answer within two working days.
      """
    let fact = ProjectFacts.Fact("x", Evidence(path: "catalog-info.yaml", line: 3, text: "x"))
    let facts = ProjectFacts(
      name: "team/tool", description: fact, topics: [fact], owners: [fact], channel: fact, licence: fact)
    let report = report(readme, contributing: contributing, facts: facts)
    let open = report.checks.filter { $0.topic.isCounted && $0.outcome != .passed }
    #expect(open.isEmpty, "\(open)")
    #expect(report.passed == 19)
    #expect(report.counted == 19)
    #expect(
      report[.turnaround]?.evidence == [
        Evidence(path: "CONTRIBUTING.md", line: 9, text: "We answer within two working days.")
      ])
  }

  @Test func anEmptyRepositoryGetsADraftForEverything() {
    let report = report()
    #expect(report.passed == 0)
    #expect(report.checks.allSatisfy { $0.outcome == .missing && $0.draft?.text.hasSuffix("\n") == true })
  }

  @Test func wordingsThatPassAndThatDoNot() {
    let table: [(readme: String, topic: ReadinessTopic, outcome: ReadinessReport.Outcome)] = [
      ("# T\n## Installation\n", .gettingStarted, .missing),
      ("# T\n## Erste Schritte\nSo geht es.", .gettingStarted, .passed),
      ("# T\n## Mise en route\nVoilà.", .gettingStarted, .passed),
      ("# T\n## Über uns\nDas Team.", .whoWeAre, .passed),
      ("# T\n<!--\n## Contributing\nx\n-->\nNothing.", .contributing, .missing),
      ("# T\n```\n## Contributing\nPull requests welcome\n```\n", .contributing, .missing),
      ("# T\nPull\nrequests are welcome.", .contributing, .passed),
      ("# T\n[#12](https://h/team/tool/issues/12)", .gettingInvolved, .missing),
      ("# T\n[bugs](https://h/team/tool/issues)", .gettingInvolved, .passed),
      ("# T\n[a](https://h/other/thing/issues)", .gettingInvolved, .missing),
      ("# T\n![docs](https://h/docs.svg)", .userDocumentation, .missing),
      ("# T\n[x](docs/guide.md)", .userDocumentation, .passed),
      ("# T\n## Testing for record existence\nx", .developerDocumentation, .missing),
      ("# T\n- [Contributing](#contributing)", .contributing, .unsure),
      ("# T\n## Documentation\n[fill in: link].", .userDocumentation, .missing),
      ("# T\nT is for [fill in: whom it helps with what].", .mission, .missing),
      ("# T\nLicensed under MIT.", .licence, .unsure), ("# T\nShort.", .mission, .missing),
      ("# T\n## Contributing\nGet it with `git clone x y`.", .checkout, .passed),
      ("# T\n## Installation\nGet it with `git clone x y`.", .checkout, .missing),
    ]
    for (readme, topic, outcome) in table {
      let check = report(readme)[topic]
      #expect(check?.outcome == outcome, "\(readme): \(check.map { "\($0.outcome) \($0.evidence)" } ?? "")")
    }
  }

  @Test func guessesAreNotProof() {
    let guess = ProjectFacts.Fact("Storage", Evidence(path: "history", text: "12 of 14 changes"))
    let check = report(facts: ProjectFacts(name: "t", guessedOwners: [guess]))[.owners]
    #expect(check?.outcome == .unsure)
    #expect(
      check?.draft == SectionDraft.owners("# Most changes were integrated by Storage.\n* [fill in: @team or e-mail]\n"))
  }

  @Test func draftsAreFilledWithWhatIsKnown() {
    let facts = ProjectFacts(
      name: "tool", channel: .init("#tool", Evidence(path: "guildhall.yaml")),
      installSnippet: ("swift", ".package(url: \"https://h/tool\", from: \"1.0.0\")"), cloneAddress: "https://h/tool")
    let files = [ProjectFile(path: "Makefile", text: "build:\n\tx\ntest: build\n\tx\nCHECK := x\n")]
    let report = ReadinessReport(
      of: facts, documents: [], commands: .find(in: files, paths: ["Makefile"]), paths: ["Makefile"])
    let drafts = report.checks.compactMap { check in
      check.draft.map { "=== \(check.topic.rawValue): \($0.file)\n\($0.text)" }
    }
    Golden.check(drafts.joined(separator: "\n"), "drafts.txt")
  }

  @Test func hostileTextsAreOnlyText() {
    let name = "```\n# x\n<script>\u{0}"
    let report = report(
      String(repeating: "[", count: 100_000) + "\n" + String(repeating: "](", count: 20_000),
      facts: ProjectFacts(name: name))
    #expect(report[.gettingInvolved]?.outcome == .missing)
    #expect(
      report.checks.compactMap(\.draft).allSatisfy { !$0.text.contains("<script>") || $0.file == "codemeta.json" })
    // Many headings without text after many lines without headings, and a heading as long as a book.
    let headings = String(repeating: "x\n", count: 1000) + String(repeating: "# Usage\n", count: 1000)
    #expect(self.report(headings)[.gettingStarted]?.outcome == .missing)
    let title = "# Contributing " + String(repeating: "x", count: 50_000) + "\n\n"
    #expect(self.report(title + String(repeating: "y\n", count: 1000))[.build]?.outcome == .missing)
    let long = String(repeating: "# a\n\n`x\n~~~\n<!-- \n", count: 4_000)
    #expect(
      self.report(long, contributing: "\u{FEFF}\r\n\r\n# x\r\nopen a pull request\r\n")[.submit]?.evidence.first?.line
        == 4)
  }

  @Test func everyCheckIsDocumented() throws {
    let document = try SourceTree.text("docs/readiness.md")
    for topic in ReadinessTopic.allCases {
      let isThere = document.contains("`\(topic.rawValue)`")
      #expect(isThere, "docs/readiness.md does not describe \(topic.rawValue).")
    }
  }

  @Test func theBadgeIsTheSameForEverybody() {
    Golden.check(ReadinessBadge.svg(passed: 13, of: 19), "badge.svg")
    #expect(ReadinessBadge.svg(passed: 19, of: 19).contains("Readiness: 19 of 19 checks passed"))
    #expect(ReadinessBadge.svg(passed: .max, of: .min).contains("0 of 0"))
    let grounds = [0, 10, 19].map { ReadinessBadge.svg(passed: $0, of: 19).split(separator: "fill=\"")[1].prefix(7) }
    #expect(Set(grounds).count == 3)
  }

  @Test func governanceLevels() {
    func level(_ text: String) -> GovernanceLevel.Finding? {
      GovernanceLevel.find(in: [ProjectFile(path: "README.md", text: text)])
    }
    #expect(level("# T\nx") == nil)
    #expect(level("# T\nPlease open an issue.")?.level == .issuesWelcome)
    #expect(level("# T\nPlease open an issue, or a pull request.")?.level == .contributionsWelcome)
    #expect(level("# T\nYou can become a maintainer.")?.level == .sharedWrite)
    let declared = level("# T\n## Governance\nGovernance level: **Shared Ownership**. Send pull requests.")
    #expect(declared?.level == .sharedOwnership)
    #expect(declared?.isDeclared == true)
    #expect(declared?.evidence.line == 3)
  }
}

extension SectionDraft {
  fileprivate static func owners(_ text: String) -> SectionDraft { SectionDraft(file: "CODEOWNERS", text: text) }
}
