import Foundation
import Readiness
import SearchModel
import TestSupport
import Testing

@testable import Services

@Suite struct HandbookTests {
  private let stranger = Viewer.anonymous
  private let member = Viewer.member(teams: ["Security"])

  @Test func chaptersStandInOrderUnderSteadySlugs() async throws {
    let organization = try await DocumentedOrganization()
    let book = try #require(try await organization.documents.handbook(viewer: stranger))
    #expect(book.title == "How we work" && book.introduction == "docs/README.md")
    // Nothing outside of the folder is a chapter.
    #expect(
      book.paths == ["docs/README.md", "docs/review.md", "docs/team.md", "docs/team/README.md", "docs/team/on-call.md"])
    #expect(book.paths.compactMap(book.slug) == ["README", "review", "team", "team/README", "team/on-call"])
    #expect(book.path(of: "team/on-call") == "docs/team/on-call.md" && book.path(of: "notes") == nil)
    let chapter = try await organization.documents.chapter("review", viewer: stranger)
    #expect(chapter.document.title == "Review")
    #expect(chapter.previous == "docs/README.md" && chapter.next == "docs/team.md")
    await #expect(throws: UserFacingError.self) {
      _ = try await organization.documents.chapter("notes", viewer: stranger)
    }
  }

  @Test func practicesAndTheirFollowersKnowEachOther() async throws {
    let organization = try await DocumentedOrganization()
    let review = try await organization.documents.chapter("review", viewer: stranger)
    // The handbook's own files do not follow it, and who is hidden does not show.
    #expect(review.followers.map(\.repository.name) == ["acme/tools"])
    #expect(review.followers.first?.path == "README.md" && review.followers.first?.line == 3)
    #expect(
      try await organization.documents.chapter("review", viewer: member).followers.map(\.repository.name) == [
        "acme/secret", "acme/tools",
      ])
    let followed = try await organization.documents.practices(followedBy: "acme/tools", folder: "", viewer: stranger)
    #expect(followed.map(\.slug) == ["review", "team/on-call"])
    #expect(followed.map(\.path) == ["README.md", "src/main.c"] && followed.map(\.line) == [3, 1])
    #expect(followed.map(\.title) == ["Review", "On call"])
    #expect(
      try await organization.documents.practices(followedBy: "acme/tools", folder: "src", viewer: stranger).map(\.slug)
        == [
          "team/on-call"
        ])
    #expect(
      try await organization.documents.practices(followedBy: "acme/handbook", folder: "", viewer: stranger).isEmpty)
  }

  @Test func theBookIsSearchedWithin() async throws {
    let organization = try await DocumentedOrganization()
    #expect(
      try await organization.documents.chapters(matching: "people chan", viewer: stranger).map(\.path) == [
        "docs/review.md"
      ])
    // Neither other documents of the repository nor other repositories.
    for words in ["notes", "hidden", "", "  ", "\"((", "AND", "nothing here"] {
      #expect(try await organization.documents.chapters(matching: words, viewer: stranger).isEmpty, "\(words)")
    }
  }

  @Test func whoMayNotSeeItsRepositoryHasNoHandbook() async throws {
    let organization = try await DocumentedOrganization()
    try organization.configure(
      "practices: { repository: acme/handbook, folder: docs }", visibility: "acme/handbook")
    try await organization.guildhall.sync()
    #expect(try await organization.documents.handbook(viewer: stranger) == nil)
    #expect(try await organization.documents.handbook(viewer: member) != nil)
    #expect(try await organization.documents.practices(followedBy: "acme/tools", folder: "", viewer: stranger).isEmpty)
    await #expect(throws: UserFacingError.self) {
      _ = try await organization.documents.chapter("review", viewer: stranger)
    }
    await #expect(throws: UserFacingError.self) {
      _ = try await organization.documents.chapters(matching: "people", viewer: stranger)
    }
  }

  @Test func noneIsConfiguredOrItIsMisnamed() async throws {
    for practices in ["", "practices: { repository: acme/absent }"] {
      let organization = try await DocumentedOrganization(practices: practices)
      #expect(try await organization.documents.handbook(viewer: .operator) == nil)
      #expect(try await organization.documents.practices(followedBy: "acme/tools", folder: "", viewer: .operator) == [])
    }
  }

  @Test func slugsNeverMeet() {
    let paths = ["a.md", "a.rst", "a/README.md", "a/index.md", "b/index.md", "b.rst", "c/README.md", "d.x/e.md", ".md"]
    let titles = Dictionary(paths.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
    let book = Handbook(
      repository: RepositoryFacts(id: RepositoryID(1), name: "r"), folder: "",
      documentation: RepositoryDocumentation(titles: titles, navigations: []))
    let slugs = book.paths.compactMap(book.slug)
    #expect(slugs.count == paths.count && Set(slugs).count == paths.count)
    for path in paths { #expect(book.slug(of: path).flatMap(book.path) == path, "\(path)") }
    #expect(book.slug(of: "a.md") == "a" && book.slug(of: "a.rst") == "a.rst" && book.slug(of: "b.rst") == "b")
    #expect(book.slug(of: "c/README.md") == "c" && book.slug(of: "a/README.md") == "a/README")
    #expect(book.slug(of: "d.x/e.md") == "d.x/e")
  }

  @Test func theBooksOwnOrderDecides() {
    let titles = [
      "g/one.md": "One", "g/two.md": "Two", "g/late.md": "Late", "README.md": "Read me", "x/away.md": "Away",
    ]
    let navigations = DocumentationNavigation.find(
      in: [
        ProjectFile(
          path: "g/SUMMARY.md", text: "# Summary\n\n[Two](two.md)\n\n- [One](one.md)\n- [Out](../x/away.md)\n")
      ],
      documents: titles.keys.sorted(), titles: titles)
    let book = Handbook(
      repository: RepositoryFacts(id: RepositoryID(1), name: "r"), folder: "g",
      documentation: RepositoryDocumentation(titles: titles, navigations: navigations))
    #expect(book.paths == ["g/two.md", "g/one.md", "g/late.md"])
    #expect(book.entries.map(\.title) == ["Two", "One", "Other documents"])
  }
}
