import Foundation
import Readiness
import SearchModel
import Services

/// The documents of the sample organisation: an ordered one, a hostile one, and a handbook.
extension SampleOrganization: DocumentReading {
  /// A book with chapters in order, one missing, one elsewhere, and one that stands for itself.
  static let guide = RepositoryDocumentation(
    titles: [
      "README.md": "SwiftNIO", "guide.rst": "Guide", "docs/index.md": "Start", "docs/buffers.md": "Buffers",
      "docs/loops/index.md": "Event loops", "Sources/NIO/Docs.docc/NIO.md": "NIO",
    ],
    navigations: DocumentationNavigation.find(
      in: [
        ProjectFile(
          path: "Sources/NIO/Docs.docc/NIO.md",
          text: "# ``NIO``\n\n## Topics\n\n- ``Buffer/read(_:)``\n- <doc:Reading>\n"),
        ProjectFile(
          path: "mkdocs.yml",
          text: """
            site_name: NIO
            nav:
              - Start: index.md
              - Working:
                - Buffers: buffers.md
                - Loops: loops/
                - Lost: lost.md
              - Elsewhere: https://docs.example.org/nio
              - Bad: "javascript://x/%0aalert(1)"
            """),
      ],
      documents: [
        "README.md", "guide.rst", "docs/index.md", "docs/buffers.md", "docs/loops/index.md",
        "Sources/NIO/Docs.docc/NIO.md",
      ]))

  static let hostileDocument = "docs/\(image)/new\nline \(reordering).md"

  static let hostileDocumentation = RepositoryDocumentation(
    titles: [hostileDocument: script],
    navigations: DocumentationNavigation.find(
      in: [
        ProjectFile(path: "book/SUMMARY.md", text: "- [\(script)](../\(image).md)\n- [\(image)](javascript:alert(1))\n")
      ], documents: [hostileDocument], titles: [hostileDocument: script]))

  static let buffers = """
    # Buffers

    Read the [loops](loops/), the [start](./index.md#install), [the code](../main.swift#L3), [out](../../../etc/passwd),
    the [made page](index.html) and [nothing](javascript:alert(1)).

    !!! warning "Mind the end"
        A buffer has an end. \(script)

    !!! tip

        Reserve room.

    ## Reading

    Text.

    ### Slices

    ## Reading

    ![picture](../logo.png)

    """

  func library(matching: String, skip: Int, limit: Int, viewer: Viewer) async throws -> DocumentLibrary {
    let all = try await repositories(matching: matching, viewer: viewer)
    return DocumentLibrary(
      entries: all.dropFirst(skip).prefix(limit).map {
        DocumentLibrary.Entry(repository: $0, documents: 5, kinds: ["mkdocs", "docc", "folder"])
      }, total: all.count, documents: all.count * 5)
  }

  func documentation(of repository: String, viewer: Viewer) async throws -> DocumentedRepository {
    guard let summary = Self.all.first(where: { $0.facts.name == repository }) else { throw Self.absent(repository) }
    return DocumentedRepository(
      repository: summary,
      documentation: repository == Self.hostileName ? Self.hostileDocumentation : Self.guide)
  }

  func document(_ repository: String, path: String, viewer: Viewer) async throws -> DocumentDetail {
    let found = try await documentation(of: repository, viewer: viewer)
    let documentation = found.documentation
    guard documentation.titles[path] != nil else { throw Self.absent(path) }
    let isHostile = repository == Self.hostileName
    var detail = DocumentDetail(
      repository: found.repository.facts, path: path, title: documentation.title(of: path),
      text: path == "docs/buffers.md" ? Self.buffers : path == "docs/index.md" ? nil : Self.readme,
      withheld: path == "docs/index.md" ? "larger than 4 MiB" : nil,
      documentation: documentation, place: documentation.place(of: path),
      lastChange: HistoryEntry(
        commit: "4282b0c9", authorName: isHostile ? Self.image : "Ada", authorEmail: "ada@example.org",
        date: Self.now - 86_400, subject: "Say more"),
      editAddress: isHostile ? "javascript:alert(1)" : "https://github.com/apple/swift-nio/edit/main/\(path)")
    if isHostile { detail.decision = Self.detail(Self.hostileDecision) }
    if path == "docs/loops/index.md" { detail.decision = Self.detail(Self.replaced) }
    if path == "docs/index.md" { detail.decision = Self.detail(Self.decided) }
    return detail
  }

  func sections(of repository: String, path: String, viewer: Viewer) async throws -> DocumentText {
    throw Self.absent(path)
  }

  func handbook(viewer: Viewer) async throws -> Handbook? {
    isEmpty ? nil : Handbook(repository: Self.nio.facts, folder: "docs", documentation: Self.guide)
  }

  func chapter(_ slug: String, viewer: Viewer) async throws -> HandbookChapter {
    guard let handbook = try await handbook(viewer: viewer), let path = handbook.path(of: slug) else {
      throw Self.absent(slug)
    }
    return HandbookChapter(
      handbook: handbook, slug: slug,
      document: try await document(handbook.repository.name, path: path, viewer: viewer),
      previous: "docs/index.md", next: "docs/loops/index.md",
      followers: slug == "loops"
        ? []
        : [
          PracticeFollower(repository: Self.nio.facts, path: "CONTRIBUTING.md", line: 12),
          PracticeFollower(
            repository: RepositoryFacts(id: RepositoryID(4), name: Self.hostileName), path: Self.hostilePath,
            line: 7_000),
        ])
  }

  func chapters(matching words: String, viewer: Viewer) async throws -> [DocumentHit] {
    guard words != "nothing" else { return [] }
    return [
      DocumentHit(
        repository: Self.nio.facts.name, path: "docs/buffers.md", title: "Buffers",
        sections: [
          DocumentHit.Section(
            heading: "Reading", anchor: "reading", line: 14, snippet: "Text \(Self.script)", ranges: [0..<4])
        ], score: 1)
    ]
  }

  func practices(followedBy repository: String, folder: String, viewer: Viewer) async throws -> [FollowedPractice] {
    guard repository != "handbook" else { return [] }
    return [
      FollowedPractice(slug: "buffers", title: "Buffers", path: "README.md", line: 3),
      FollowedPractice(slug: "loops", title: Self.script, path: Self.hostilePath, line: 2_000),
    ]
  }
}
