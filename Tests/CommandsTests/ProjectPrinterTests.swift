import Services
import Testing

@testable import Commands

@Suite struct ProjectPrinterTests {
  private let printer = ProjectPrinter(terminal: .standardOutput(environment: ["NO_COLOR": "1"]))

  @Test func aProjectIsPrintedWithItsManifestLines() {
    let link = { (name: String) in ProjectLink(name: name, repository: "o/\(name)", folder: "") }
    var detail = ProjectDetail(
      summary: ProjectSummary(
        id: 1, name: "log", description: "Logs.", repository: "o/log", folder: "", ecosystem: "swift", license: "MIT"),
      sourceURL: "https://h.example/o/log")
    detail.packages = [PublishedPackage(ecosystem: "swift", name: "log", snippet: "a\nb")]
    detail.dependencies = [
      ProjectDependency(
        ecosystem: "swift", name: "nio", requirement: "from: \"2.0.0\"", scope: "runtime", path: "Package.swift",
        line: 7, provider: link("nio"))
    ]
    detail.consumers = [
      ProjectConsumer(project: link("app"), requirement: "", scope: "development", path: "Package.swift", line: 3)
    ]
    detail.indirectConsumers = [IndirectConsumer(project: link("site"), through: [link("mid"), link("app")])]
    #expect(
      printer.lines(detail).joined(separator: "\n") == """
        log
        Logs.
        o/log · swift · no owner · MIT
        https://h.example/o/log

        How to use log (swift)
          a
          b

        Depends on 1 package
          nio · from: "2.0.0" · here: o/nio · Package.swift:7

        Used by 1 project
          app · development · o/app:Package.swift:3

        Through others, by 1 project more
          site · o/site · through mid, then app
        """)
  }

  @Test func namesSteerNoTerminal() {
    let escape = "\u{1B}[31m"
    var detail = ProjectDetail(
      summary: ProjectSummary(
        id: 1, name: escape, description: escape, repository: escape, folder: escape, ecosystem: escape,
        owner: escape, license: escape, topics: [escape]), sourceURL: escape)
    let link = ProjectLink(name: escape, repository: escape, folder: escape)
    detail.packages = [PublishedPackage(ecosystem: escape, name: escape, version: escape, snippet: escape)]
    detail.dependencies = [
      ProjectDependency(
        ecosystem: escape, name: escape, requirement: escape, scope: escape, path: escape, provider: link)
    ]
    detail.consumers = [ProjectConsumer(project: link, requirement: escape, scope: escape, path: escape)]
    detail.indirectConsumers = [IndirectConsumer(project: link, through: [link])]
    let text = printer.lines(detail).joined()
    #expect(!text.contains("\u{1B}") && text.contains("^[[31m"))
  }
}
