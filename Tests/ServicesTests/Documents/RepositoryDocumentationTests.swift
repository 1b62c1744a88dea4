import Readiness
import Testing

@testable import Services

@Suite struct RepositoryDocumentationTests {
  private static let paths = [
    "README.md", "docs/index.md", "docs/a.md", "docs/deep/README.md", "docs/deep/b.md", "notes/n.md",
    "Sources/A/A.docc/A.md", "Sources/A/A.docc/First Steps.md", "Sources/B/B.docc/B.md",
    "Sources/B/B.docc/First Steps.md",
  ]
  private let documentation: RepositoryDocumentation

  init() {
    let titles = Dictionary(Self.paths.map { ($0, "Title of \($0)") }, uniquingKeysWith: { first, _ in first })
    let files = [
      ProjectFile(
        path: "mkdocs.yml",
        text: "nav:\n  - index.md\n  - Part:\n      - a.md\n      - Gone: gone.md\n  - Again: a.md\n  - deep/\n"),
      ProjectFile(path: "Sources/A/A.docc/A.md", text: "# ``A``\n\n## Topics\n\n- <doc:First-Steps>\n- <doc:Lost>\n"),
      ProjectFile(path: "Sources/A/A.docc/First Steps.md", text: "# First steps\n"),
    ]
    documentation = RepositoryDocumentation(
      titles: titles, navigations: DocumentationNavigation.find(in: files, documents: Self.paths, titles: titles))
  }

  @Test func everyDocumentStandsSomewhereOnce() {
    let order = documentation.readingOrder
    #expect(order.map(\.path).sorted() == Self.paths.sorted())
    #expect(order.prefix(3).map(\.path) == ["docs/index.md", "docs/a.md", "docs/deep/README.md"])
    #expect(order[1].trail == ["Part"])
    #expect(documentation.navigations.map(\.title) == ["Documentation", "A", "Other documents"])
  }

  @Test func neighboursFollowTheNavigation() {
    let a = documentation.place(of: "docs/a.md")
    #expect(a?.previous == "docs/index.md" && a?.next == "docs/deep/README.md" && a?.trail == ["Part"])
    #expect(documentation.place(of: "docs/index.md")?.previous == nil)
    #expect(documentation.place(of: "docs/deep/README.md")?.next == "docs/deep/b.md")
    #expect(documentation.place(of: "absent.md") == nil)
  }

  @Test func linksMeanDocuments() {
    for (link, path) in [
      ("docs/a.md", "docs/a.md"), ("docs/a", "docs/a.md"), ("docs/a.html", "docs/a.md"), ("docs", "docs/index.md"),
      ("docs/deep", "docs/deep/README.md"), ("", "README.md"), ("Sources", nil), ("main.swift", nil), (".html", nil),
    ] {
      #expect(documentation.document(at: link) == path, "\(link)")
    }
  }

  @Test func articlesAreFoundByName() {
    let own = documentation.article("First-Steps", in: "Sources/B/B.docc/B.md")
    #expect(own == "Sources/B/B.docc/First Steps.md")
    #expect(documentation.article("first-steps", in: "README.md") == "Sources/A/A.docc/First Steps.md")
    #expect(documentation.article("Lost", in: "Sources/A/A.docc/A.md") == nil)
  }

  @Test func symbolsHaveNoPage() {
    let files = [
      ProjectFile(
        path: "Sources/A/Docs.docc/A.md",
        text: "# ``A``\n\n## Topics\n\n### Types\n\n- ``Buffer``\n\n### More\n\n- <doc:Use>\n"),
      ProjectFile(path: "Sources/A/Docs.docc/Use.md", text: "# Use\n"),
    ]
    let navigation = DocumentationNavigation.find(in: files, documents: files.map(\.path)).first
    #expect(navigation?.title == "A")
    #expect(navigation?.entries.first?.children.map(\.title) == ["Types", "More"])
    #expect(navigation?.pageEntries.first?.children.map(\.title) == ["More"])
  }

  @Test func whatIsListedAndNotThereIsSaid() {
    #expect(documentation.missing.map(\.path) == ["docs/gone.md", "Lost"])
    #expect(documentation.missing.first?.source == "mkdocs.yml" && documentation.missing.first?.line == 5)
  }
}
