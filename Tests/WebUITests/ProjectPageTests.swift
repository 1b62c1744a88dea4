import Foundation
import HTML
import Hummingbird
import Services
import TestSupport
import Testing

@testable import WebUI

@Suite struct ProjectPageTests {
  private func page(_ summary: ProjectSummary) async throws -> String {
    let route = Route.project(try #require(ProjectAddress(summary)))
    return try await Browser().get(route.link.text).text
  }

  private func headings(_ page: String) -> [String] {
    page.matches(of: /<section class="part" id="([a-z-]+)">/).map { String($0.1) }
  }

  /// An outsider's questions in their order, each in the table of contents.
  @Test func theQuestionsAreAnsweredInOrder() async throws {
    let page = try await page(SampleOrganization.rich)
    let expected = [
      "glance", "use", "commands", "interfaces", "documentation", "contributing", "knowledge", "questions", "practices",
      "used-by", "decided", "depends-on", "graph", "releases", "activity", "readiness", "beliefs", "problems",
      "siblings",
    ]
    #expect(headings(page) == expected)
    for section in expected { #expect(page.contains("<li><a href=\"#\(section)\">"), "\(section)") }
  }

  /// No section without content, but what is missing tells the owner what to do.
  @Test func aBareProjectSaysWhatIsMissing() async throws {
    let page = try await page(SampleOrganization.bareProject.summary)
    #expect(headings(page) == ["glance", "knowledge", "used-by"])
    for text in ["Nothing says what it is for", "CODEOWNERS", "Add a LICENSE file", "no project that is known here"] {
      #expect(page.contains(text), "\(text)")
    }
  }

  @Test func everyValueLeadsToWhereItWasRead() async throws {
    let page = try await page(SampleOrganization.rich)
    for link in [
      "/repos/apple/swift-nio/-/blob/codemeta.json#L1", "/repos/apple/swift-nio/-/blob/Makefile#L3",
      "/repos/apple/swift-nio/-/blob/CODEOWNERS#L3",
      "/repos/hummingbird-project/hummingbird/-/blob/Package.swift#L41",
      "/repos/apple/swift-nio/-/blob/CHANGELOG.md?view=source#L3", "/projects/hummingbird-project/hummingbird\"",
    ] {
      #expect(page.contains("href=\"\(link)"), "\(link)")
    }
    #expect(page.contains("goes before"))
  }

  @Test func programsReadItsLinkedData() async throws {
    for summary in [SampleOrganization.rich, SampleOrganization.hostileProject, SampleOrganization.imported] {
      let page = try await page(summary)
      let block = try #require(page.firstMatch(of: /<script type="application\/ld\+json">(.*)<\/script>/))
      let data = try JSONSerialization.jsonObject(with: Data(block.1.utf8)) as? [String: Any]
      #expect(data?["@context"] as? String == "https://schema.org")
      #expect(data?["name"] as? String == summary.name)
    }
  }

  @Test func theBadgeIsAPictureForOtherSites() async throws {
    for (path, status, text) in [
      ("/badge/readiness/apple/swift-nio.svg", 200, "Readiness: "),
      ("/badge/readiness/handbook.svg", 200, "Readiness: 0 of 0"),
      ("/badge/readiness/secret/thing.svg", 404, "Readiness: 0 of 0"),
      ("/badge/readiness/apple/swift-nio", 404, "<html"),
    ] {
      let answer = try await Browser().get(path)
      #expect(answer.status == status && answer.text.contains(text), "\(path)")
      guard path.hasSuffix(".svg") else { continue }
      #expect(answer.headers[.contentType] == "image/svg+xml")
      #expect(answer.headers[.cacheControl] == "public, max-age=300")
    }
  }

  /// Several projects of one folder, and one name in two ecosystems, each have an address.
  @Test func anAddressNamesAProjectOnlyWhereItMust() {
    for (name, repository, folder, address) in [
      ("swift-nio", "apple/swift-nio", "", "/projects/apple/swift-nio"),
      ("SwiftNIO", "apple/swift-nio", "", "/projects/apple/swift-nio?name=SwiftNIO"),
      ("web", "a/b", "apps/web", "/projects/a/b/-/apps/web"), ("x", "a/b", "apps", "/projects/a/b/-/apps?name=x"),
    ] {
      let link = ProjectLink(name: name, repository: repository, folder: folder)
      #expect(Route.project(ProjectAddress(link)).link.text == address)
    }
  }
}
