import Catalog
import Foundation
import SearchModel
import Testing

@testable import Services

@Suite struct PracticeLinksTests {
  private let links: PracticeLinks

  init() throws {
    let titles = ["docs/review.md": "Review", "docs/on call.md": "On call", "docs/team/a.md": "A"]
    let book = Handbook(
      repository: RepositoryFacts(id: RepositoryID(1), name: "acme/handbook"), folder: "docs",
      documentation: RepositoryDocumentation(titles: titles, navigations: []))
    let record = try JSONDecoder().decode(
      RepositoryRecord.self,
      from: Data(
        #"{"id": 1, "name": "acme/handbook", "sourceURL": "git@github.com:acme/handbook.git", "mirror": "m", "description": "", "branches": ["main"], "topics": [], "isFork": false, "isArchived": false, "files": 3, "indexedBytes": 9, "branchesLeftOut": 0, "filesWithoutSymbols": 0}"#
          .utf8))
    links = PracticeLinks(book, record: record)
  }

  @Test func addressesOfAPractice() {
    for line in [
      "/book/review", "see <https://guild.example.org/book/review/>.", "[r](/book/review/#two-people)",
      "We follow https://guild.example.org/book/review.", "`/book/review/?q=1`",
      "x /docs/acme/handbook/-/docs/review.md",
      "https://g.example.org/repos/acme/handbook/-/blob/docs/review.md?branch=x",
      "https://github.com/acme/handbook/blob/main/docs/review.md",
      "github.com/acme/handbook/blob/HEAD/docs/review.md#a",
    ] {
      #expect(links.practices(in: line) == ["docs/review.md"], "\(line)")
    }
    #expect(links.practices(in: "/book/on%20call/ and /book/team/a") == ["docs/on call.md", "docs/team/a.md"])
  }

  @Test func addressesOfSomethingElse() {
    for line in [
      "", "/book/", "/book/reviews", "/book/review/more", "/book/review.html", "/notebook/x", "/book/%ff",
      "https://github.com/acme/handbook/blob/main/docs/other.md",
      "https://github.com/acme/other/blob/main/docs/review.md",
      "/docs/acme/handbook/-/docs", "docs/review.md",
    ] {
      #expect(links.practices(in: line).isEmpty, "\(line)")
    }
  }
}
