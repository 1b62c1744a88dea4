import Readiness
import Testing

/// Judged by reading the READMEs and contribution guides.
@Suite(.enabled(if: ExampleOrganisation.isAtHand)) struct RealRepositoriesTests {
  /// A repository, and a mark for each README part and each CONTRIBUTING topic in the topics' order:
  /// `+` passed, `?` unsure, `-` missing.
  private static let expectations: [(name: String, readme: String, contributing: String)] = [
    ("apple/swift-nio", "+++++---", "-+??+-"),
    ("hummingbird-project/hummingbird", "++++++?-", "?+-?+?"),
    ("groue/GRDB.swift", "+++??+-?", "++?++-"),
    ("jpsim/Yams", "++--?---", "----+-"),
    ("swiftcsv/SwiftCSV", "++-??---", "-+-?+-"),
    ("google/swift-benchmark", "++--+?--", "----+-"),
    ("grpc/grpc-swift-2", "+++++-??", "-+-++-"),
    ("kylef/PathKit", "++---??-", "------"),
    ("onevcat/Rainbow", "+++-++?-", "------"),
    ("attaswift/BigInt", "++++----", "------"),
    ("swhitty/FlyingFox", "++----?-", "------"),
    ("vapor/jwt-kit", "+++--+?-", "------"),
    ("pointfreeco/swift-custom-dump", "+++-+---", "------"),
    ("apple/swift-algorithms", "+++-?---", "---?+-"),
    ("CoreOffice/XMLCoder", "+++-++--", "?+-??-"),
    ("apple/swift-log", "+++++---", "-++++-"),
    ("OpenCombine/OpenCombine", "++-++---", "-??++-"),
    ("apple/swift-collections", "+++++++-", "?--?+-"),
  ]

  @Test func agreesWithReaders() {
    for (name, readme, contributing) in Self.expectations {
      let report = ExampleOrganisation.report(name)
      #expect(marks(report, .readme) == readme, "\(name): \(told(report, .readme))")
      #expect(marks(report, .contributing) == contributing, "\(name): \(told(report, .contributing))")
      #expect(report[.licence]?.outcome == .passed, "\(name)")
      for check in report.checks where check.outcome != .missing { #expect(!check.evidence.isEmpty, "\(name)") }
      for check in report.checks { #expect((check.draft == nil) == (check.outcome == .passed), "\(name)") }
    }
  }

  /// Every line that is shown as evidence stands in the file where it is said to stand.
  @Test func evidenceStandsWhereItIsSaid() {
    for name in ["groue/GRDB.swift", "apple/swift-nio", "CoreOffice/XMLCoder"] {
      for check in ExampleOrganisation.report(name).checks {
        for evidence in check.evidence where evidence.line != nil {
          let text = ExampleOrganisation.file(name, evidence.path)?.text ?? ""
          let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
          let line = evidence.line.flatMap { lines.indices.contains($0 - 1) ? String(lines[$0 - 1]) : nil } ?? ""
          let words = evidence.text.split(whereSeparator: { !$0.isLetter })
          #expect(words.allSatisfy { line.contains($0) }, "\(name) \(evidence)")
        }
      }
    }
  }

  @Test func findsCommands() {
    func commands(_ name: String) -> ProjectCommands {
      let paths = ExampleOrganisation.paths(name)
      let files = paths.filter(ProjectCommands.reads).compactMap { ExampleOrganisation.file(name, $0) }
      return .find(in: files, paths: paths)
    }
    let table: [(name: String, command: String, purpose: CommandPurpose, basis: ProjectCommand.Basis)] = [
      ("groue/GRDB.swift", "make smokeTest", .test, .documented), ("kylef/PathKit", "swift test", .test, .manifest),
      ("OpenCombine/OpenCombine", "make test-compatibility", .test, .documented),
    ]
    for (name, command, purpose, basis) in table {
      let found = commands(name).commands(for: purpose)
      let isThere = found.contains { $0.command == command && $0.basis == basis }
      #expect(isThere, "\(name): \(found)")
    }
  }

  @Test func navigatesDocCCatalogues() {
    let name = "apple/swift-argument-parser"
    let paths = ExampleOrganisation.paths(name)
    let files = paths.filter(DocumentationNavigation.reads).compactMap { ExampleOrganisation.file(name, $0) }
    let found = DocumentationNavigation.find(in: files, documents: paths.filter { $0.hasSuffix(".md") })
    let docC = found.first { $0.origin == .docC }
    #expect(docC?.source == "Sources/ArgumentParser/Documentation.docc")
    #expect(docC?.entries.first?.title == "ArgumentParser")
    #expect(docC?.entries.first?.children.first?.title == "Essentials")
    #expect(docC?.pages.contains("Sources/ArgumentParser/Documentation.docc/Articles/GettingStarted.md") == true)
    #expect(docC.map { Set($0.pages).count == $0.pages.count } == true)
  }

  private func checks(_ report: ReadinessReport, _ group: ReadinessTopic.Group) -> [ReadinessReport.Check] {
    report.checks.filter { $0.topic.group == group }
  }

  private func marks(_ report: ReadinessReport, _ group: ReadinessTopic.Group) -> String {
    checks(report, group).map { $0.outcome == .passed ? "+" : $0.outcome == .unsure ? "?" : "-" }.joined()
  }

  private func told(_ report: ReadinessReport, _ group: ReadinessTopic.Group) -> String {
    checks(report, group).map { "\($0.topic.rawValue) \($0.outcome) \($0.evidence.first?.text.prefix(60) ?? "")" }
      .joined(separator: "; ")
  }
}
