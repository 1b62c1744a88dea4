import Metadata
import StructuredText
import Testing

@Suite struct ExportTests {
  private static var sample: ProjectExport {
    var project = ProjectExport(name: "Search & <Find>", identifier: "org/search")
    project.description = "Finds: \"things\" # fast"
    project.page = "https://guildhall.example/projects/search"
    project.repository = "https://code.example/search"
    project.homepage = "https://search.example/"
    project.documentation = "https://docs.example/"
    project.issueTracker = "https://code.example/search/issues"
    project.license = "Apache-2.0"
    project.keywords = ["search", "Full Text", "full-text", "日本"]
    project.languages = ["Swift"]
    project.version = "1.0"
    project.lifecycle = .active
    project.type = "service"
    project.owner = "Core Team"
    project.maintainers = [.init(name: "Ada L", email: "ada@x.example"), .init(name: "Bo")]
    project.channels = ["https://chat.example/search", "#search"]
    project.system = "Platform"
    project.offeredAPIs = ["api:default/search", "Index API"]
    project.dependencies = [.init(name: "zlib", requirement: "1.2", ecosystem: "npm")]
    project.isBasedOn = ["https://code.example/other"]
    project.modified = "2026-01-31"
    return project
  }

  @Test func readsItsOwnCodeMeta() throws {
    let read = metadata(["codemeta.json": JSONWriter.text(.table(Self.sample.codeMeta))])
    #expect(read.problems == [])
    let subject = try #require(read.repository)
    let values = MetadataFact.allCases.compactMap { fact in subject[fact].map { "\(fact): \($0.values)" } }
    #expect(
      values == [
        "title: [\"Search & <Find>\"]", "description: [\"Finds: \\\"things\\\" # fast\"]", "lifecycle: [\"active\"]",
        "owner: [\"Core Team\"]", "license: [\"Apache-2.0\"]", "homepage: [\"https://search.example/\"]",
        "documentation: [\"https://docs.example/\"]", "issueTracker: [\"https://code.example/search/issues\"]",
        "contact: [\"Ada L <ada@x.example>\", \"Bo\", \"Core Team\"]",
        "topic: [\"search\", \"Full Text\", \"full-text\", \"日本\"]", "isBasedOn: [\"https://code.example/other\"]",
        "system: [\"Platform\"]", "dependency: [\"zlib\"]", "language: [\"Swift\"]", "version: [\"1.0\"]",
        "repository: [\"https://code.example/search\"]",
      ])
  }

  @Test func readsItsOwnSchemaOrg() throws {
    let text = JSONWriter.text(.table(Self.sample.schemaOrg), indentation: nil)
    #expect(!text.contains("<") && text.contains("\"@context\":\"https://schema.org\""))
    var reader = CatalogLineReader(file: "x")
    var found: [CatalogLineReader.Result] = []
    reader.read(Array(text.utf8)[...]) { found.append($0) }
    reader.finish { found.append($0) }
    guard case .project(let project)? = found.first, found.count == 1 else {
      Issue.record("\(found)")
      return
    }
    #expect(project.name == Self.sample.name && project.identifier == "org/search")
    #expect(project.description == Self.sample.description && project.keywords == Self.sample.keywords)
    #expect(project.license == "Apache-2.0" && project.languages == ["Swift"] && project.version == "1.0")
    #expect(project.repository == Self.sample.repository && project.maintainers.map(\.name) == ["Ada L", "Bo"])
    #expect(project.modified == "2026-01-31")
  }

  @Test func writesExpressionsThatHaveNoPage() throws {
    for expression in ["MIT", "MIT OR Apache-2.0", "GPL-2.0-or-later WITH Classpath-exception-2.0"] {
      var project = ProjectExport(name: "a", identifier: "a")
      project.license = expression
      let read = metadata(["codemeta.json": JSONWriter.text(.table(project.codeMeta))])
      #expect(read.problems == [] && read.repository?[.license]?.values == [expression])
    }
    let bare = metadata(["codemeta.json": JSONWriter.text(.table(ProjectExport(name: "a", identifier: "b").codeMeta))])
    #expect(bare.problems == [] && summaries(bare.repository?.statements ?? []) == ["title = a @5"])
  }

  @Test func everyLifecycleSurvives() {
    for lifecycle in Lifecycle.allCases where lifecycle != .deprecated {
      var project = ProjectExport(name: "a", identifier: "a")
      project.lifecycle = lifecycle
      let read = metadata(["codemeta.json": JSONWriter.text(.table(project.codeMeta))])
      let expected = lifecycle == .abandoned ? "abandoned" : lifecycle.rawValue
      #expect(read.repository?[.lifecycle]?.value == expected)
    }
  }

  @Test func readsItsOwnCatalogue() throws {
    var writer = BackstageWriter()
    var other = ProjectExport(name: "search find", identifier: "x")
    other.lifecycle = .abandoned
    let odd = [
      "日本", "", "a--b__c", "-._", String(repeating: "x", count: 200), String(repeating: "X", count: 200), "no", "1",
    ]
    let projects = [Self.sample, Self.sample, other] + odd.map { ProjectExport(name: $0, identifier: "日") }
    let read = metadata(["catalog-info.yaml": projects.map { writer.document($0) }.joined()])
    #expect(read.problems == [])
    #expect(
      read.entities.map(\.reference.name) == [
        "Search-Find", "Search-Find-2", "search-find-3", "project", "project-2", "a-b_c", "project-3",
        String(repeating: "x", count: 63), String(repeating: "X", count: 61) + "-2", "no", "1",
      ])
    let subject = try #require(read.subjects.first)
    let values = MetadataFact.allCases.compactMap { fact in subject[fact].map { "\(fact): \($0.values)" } }
    #expect(
      values == [
        "title: [\"Search & <Find>\"]", "description: [\"Finds: \\\"things\\\" # fast\"]", "type: [\"service\"]",
        "lifecycle: [\"active\"]", "owner: [\"group:default/Core-Team\"]", "homepage: [\"https://search.example/\"]",
        "documentation: [\"https://docs.example/\"]", "channel: [\"https://chat.example/search\"]",
        "issueTracker: [\"https://code.example/search/issues\"]", "topic: [\"search\", \"full-text\"]",
        "offeredAPI: [\"api:default/search\", \"api:default/Index-API\"]", "system: [\"system:default/Platform\"]",
        "repository: [\"https://code.example/search\"]",
      ])
    #expect(read.subjects[2][.lifecycle]?.value == "deprecated" && read.subjects[2][.title]?.value == "search find")
  }
}
