import Readiness
import Testing

@Suite struct FolderViewTests {
  private let files = [
    ProjectFile(path: ".github/CONTRIBUTING.md", text: "# Contributing\n\nRun `make test`.\n"),
    ProjectFile(path: "README.md", text: "# Whole\n\nThe whole repository holds many small things.\n"),
    ProjectFile(path: "GOVERNANCE.md", text: "# Governance\n"),
    ProjectFile(path: "Makefile", text: "test:\n\ttrue\n"),
    ProjectFile(path: "web/README.md", text: "# Web\n\nThe site that customers see first.\n"),
    ProjectFile(path: "web/GOVERNANCE.md", text: "# Ours\n"),
    ProjectFile(path: "website/README.md", text: "# Other\n"),
  ]
  private let paths = [
    ".github/CONTRIBUTING.md", "GOVERNANCE.md", "LICENSE", "Makefile", "README.md", "web/GOVERNANCE.md",
    "web/README.md", "web/docs/a.md", "website/README.md",
  ]

  @Test func aFolderSeesItsOwnFilesAndWhatSpeaksForAll() {
    let view = FolderView("web", files: files, paths: paths)
    #expect(view.files.map(\.path) == ["README.md", "GOVERNANCE.md", ".github/CONTRIBUTING.md"])
    #expect(view.paths == ["GOVERNANCE.md", "README.md", "docs/a.md", ".github/CONTRIBUTING.md"])
    #expect(view.placed("README.md") == "web/README.md")
    #expect(view.placed(".github/CONTRIBUTING.md") == ".github/CONTRIBUTING.md")
    let root = FolderView("", files: files, paths: paths)
    #expect(root.files == files && root.paths == paths && root.placed("x") == "x")
    #expect(FolderView.below("web/", paths) == ["GOVERNANCE.md", "README.md", "docs/a.md"])
    #expect(FolderView.below("zzz/", paths).isEmpty && FolderView.below("a/", []).isEmpty)
  }

  /// Evidence and drafts name places of the repository, whoever saw them.
  @Test func aReportNamesPlacesOfTheRepository() throws {
    let view = FolderView("web", files: files, paths: paths)
    let licence = ProjectFacts.Fact("MIT", Evidence(path: "LICENSE", line: 1))
    let report = ReadinessReport(
      of: ProjectFacts(name: "web", licence: licence),
      commands: ProjectCommands.find(in: view.files, paths: view.paths),
      in: view)
    #expect(report[.licence]?.evidence.map(\.path) == ["LICENSE"])
    #expect(report[.mission]?.evidence.first?.path == "web/README.md")
    #expect(report[.test]?.evidence.first?.path == ".github/CONTRIBUTING.md")
    #expect(report[.gettingStarted]?.draft?.file == "web/README.md")
    #expect(report[.documentation]?.evidence.first?.path == "web/docs/a.md")
  }

  @Test func levelsAreQuarters() {
    for (share, level) in [(0.0, 1), (0.24, 1), (0.25, 2), (0.49, 2), (0.5, 3), (0.75, 4), (1, 4)] {
      #expect(ReadinessReport.level(of: share) == level, "\(share)")
    }
  }
}
