import Readiness
import Testing

@Suite struct DocumentationNavigationTests {
  private func outline(_ navigation: DocumentationNavigation?) -> [String] {
    func lines(_ entries: [DocumentationNavigation.Entry], _ depth: Int) -> [String] {
      entries.flatMap { entry -> [String] in
        let target =
          switch entry.target {
          case .page(let path): " -> \(path)"
          case .missing(let path): " -> missing \(path)"
          case .address(let address): " -> \(address)"
          case nil: ""
          }
        return [String(repeating: " ", count: depth) + entry.title + target] + lines(entry.children, depth + 1)
      }
    }
    return lines(navigation?.entries ?? [], 0)
  }

  private func find(_ files: [(String, String)], _ documents: [String]) -> [DocumentationNavigation] {
    DocumentationNavigation.find(in: files.map { ProjectFile(path: $0.0, text: $0.1) }, documents: documents)
  }

  @Test func mkDocs() {
    let text = """
      site_name: X
      markdown_extensions:
        - pymdownx.emoji:
            emoji_index: !!python/name:materialx.emoji.twemoji
      docs_dir: manual
      nav:
        - index.md
        # comment
        - 'Guides: all':
            - First: guides/first.md
            - Deep:
                - "guides/second.md"
        - API: https://h/api
        - Gone: gone.md  # was here
        - Out: ../../etc/passwd
      theme: x
        - no: entry.md
      """
    let found = find([("mkdocs.yml", text)], ["manual/index.md", "manual/guides/first.md", "manual/guides/second.md"])
    #expect(found.count == 1)
    #expect(
      outline(found.first) == [
        "Index -> manual/index.md", "Guides: all", " First -> manual/guides/first.md", " Deep",
        "  Second -> manual/guides/second.md", "API -> https://h/api", "Gone -> missing manual/gone.md", "Out",
      ])
    #expect(found.first?.pages == ["manual/index.md", "manual/guides/first.md", "manual/guides/second.md"])
    #expect(found.first?.entries.last?.line == 15)
  }

  @Test func mdBook() {
    let text =
      "# Summary\n\n[Intro](intro.md)\n\n# Part\n\n- [One](one.md)\n  - [Two](a/two.md)\n\t- [Draft]()\n---\n[End](end.md)\n"
    let found = find([("book/src/SUMMARY.md", text)], ["book/src/intro.md", "book/src/one.md", "book/src/a/two.md"])
    #expect(
      outline(found.first) == [
        "Intro -> book/src/intro.md", "Part", " One -> book/src/one.md", "  Two -> book/src/a/two.md", "   Draft",
        " End -> missing book/src/end.md",
      ])
    #expect(find([("SUMMARY.md", "# Summary\nwords\n")], []).isEmpty)
  }

  @Test func docC() {
    let files = [
      (
        "S/X.docc/X.md",
        "# ``X``\n\n## Topics\n\n### Start\n\n- <doc:Getting-Started>\n- ``Tool``\n\n### More\n- <doc:None>\n"
      ),
      ("S/X.docc/Getting Started.md", "# Begin\n## Topics\n- <doc:X>\n- <doc:Other>\n"),
      ("S/X.docc/Other.md", "# Other\n"),
      ("S/X.docc/Left.md", "# Left\n"), ("Tests/F/Y.docc/Y.md", "# ``Y``\n"),
    ]
    let found = find(files, files.map(\.0))
    #expect(found.count == 1)
    #expect(
      outline(found.first) == [
        "X -> S/X.docc/X.md", " Start", "  Begin -> S/X.docc/Getting Started.md", "   Other -> S/X.docc/Other.md",
        "  Tool",
        " More", "  None -> missing None", "Left -> S/X.docc/Left.md",
      ])
  }

  @Test func folders() {
    let found = find([], ["docs/b.md", "docs/README.md", "docs/how/02-to_do.md", "README.md", "src/x.md"])
    #expect(
      found.map(outline) == [["Docs -> docs/README.md", "B -> docs/b.md", "How", " To do -> docs/how/02-to_do.md"]])
  }

  @Test func deepAndLongListsEnd() {
    let deep = "nav:\n" + (0..<3000).map { String(repeating: " ", count: $0) + "- T:\n" }.joined()
    let found = find([("mkdocs.yml", deep)], [])
    #expect(found.first?.pages.isEmpty == true)
    let path = "docs/" + (0..<2000).map { _ in "d/" }.joined() + "x.md"
    #expect(find([], [path]).first?.pages == [path])
    #expect(find([("mkdocs.yml", "nav:\n")], []).isEmpty)
  }

  @Test func sortsDocuments() {
    let table: [(path: String, title: String?, headings: [String], category: DocumentationMap.Category)] = [
      ("README.md", nil, [], .community), ("docs/adr/0001-x.md", "X", [], .community),
      ("docs/tutorials/a.md", "A", [], .tutorial), ("docs/how-to/a.md", "Learn", [], .howTo),
      ("docs/getting-started.md", nil, [], .tutorial), ("docs/x.md", "Migrating to 2.0", [], .howTo),
      ("docs/reference/x.md", "Tutorial", [], .reference), ("S/A.docc/E.md", "``A/B``", [], .reference),
      ("docs/x.md", "Architecture", [], .explanation), ("docs/x.md", "X", ["Concepts", "Design", "API"], .explanation),
      ("docs/x.md", "X", ["Y"], .other), ("S/A.docc/t.tutorial", nil, [], .tutorial),
    ]
    for row in table {
      let map = DocumentationMap([.init(path: row.path, title: row.title, headings: row.headings)])
      #expect(map.entries.first?.category == row.category, "\(row.path) \(row.title ?? ""): \(map.entries)")
    }
    let files: [(String, CommunityDocument?)] = [
      ("CODE-OF-CONDUCT.md", .codeOfConduct), (".github/SECURITY.md", .security), ("Changelog.md", .changelog),
      ("docs/GOVERNANCE.md", .governance), ("ROADMAP.rst", .roadmap), ("SUPPORT", .support), ("src/SECURITY.md", nil),
      ("src/README.md", .readme), ("readme.swift", nil), ("LICENSE-MIT", nil), ("", nil), ("LICENSE.txt", .licence),
    ]
    for (path, kind) in files { #expect(CommunityDocument.of(path) == kind, "\(path)") }
  }

  @Test func fixturesAndPagesAreNoNavigations() {
    let book = "- [One](one.md)\n"
    for (path, isRead) in [
      ("book/SUMMARY.md", true), ("book/summary.md", false), ("tests/book/SUMMARY.md", false),
      ("Fixtures/mkdocs.yml", false), ("mkdocs.yml", true),
      ("latest/mkdocs.yml", true), ("test/mkdocs.yml", false),
    ] {
      #expect(DocumentationNavigation.reads(path) == isRead, "\(path)")
    }
    let found = DocumentationNavigation.find(
      in: [ProjectFile(path: "book/summary.md", text: book), ProjectFile(path: "tests/SUMMARY.md", text: book)],
      documents: ["book/one.md", "tests/one.md"])
    #expect(found.isEmpty)
  }

  @Test func aFolderOfMkDocsStandsForItsPages() throws {
    let found = DocumentationNavigation.find(
      in: [ProjectFile(path: "mkdocs.yml", text: "nav:\n  - Guide: guide/\n  - About: about/\n")],
      documents: ["docs/guide/README.md", "docs/guide/install.md", "docs/guide/deep/more.md", "docs/other.md"],
      titles: ["docs/guide/install.md": "How to install"])
    let guide = try #require(found.first?.entries.first)
    #expect(guide.target == .page("docs/guide/README.md"))
    #expect(guide.children.map(\.title) == ["How to install", "Deep"])
    #expect(found.first?.pages == ["docs/guide/README.md", "docs/guide/install.md", "docs/guide/deep/more.md"])
    #expect(found.first?.missing == ["docs/about"])
    #expect(found.first?.finding(["docs/about"]).pages.last == "docs/about")
  }

  @Test func foldersThatAreListedAgainAndAgainAreBounded() {
    let lines = (0..<5_000).flatMap { _ in ["  - a/", "  - a/b/"] }.joined(separator: "\n")
    let documents = ["docs/a/index.md", "docs/a/b/index.md"] + (0..<5_000).map { "docs/a/b/\($0).md" }
    let found = DocumentationNavigation.find(
      in: [ProjectFile(path: "mkdocs.yml", text: "nav:\n" + lines)], documents: documents)
    #expect((found.first?.pages.count ?? 0) <= 25_000)
  }
}
