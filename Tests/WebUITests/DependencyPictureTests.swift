import Foundation
import HTML
import Hummingbird
import Services
import TestSupport
import Testing

@testable import WebUI

@Suite struct DependencyPictureTests {
  private let map = DependencyMap(
    nodes: [
      DependencyMap.Node(.project(ProjectLink(name: "b", repository: "o/b", folder: "")), team: "T", users: 1),
      DependencyMap.Node(.project(ProjectLink(name: "bench", repository: "o/a", folder: "tools"))),
      DependencyMap.Node(.package(ecosystem: "npm", name: "left"), users: 2),
    ], edges: [DependencyMap.Edge(from: 1, to: 0, requirement: "^1"), DependencyMap.Edge(from: 0, to: 2)])

  /// Each box is a link and says who it is; names that many repositories have are told apart.
  @Test func boxesLeadToProjects() {
    var html = HTMLWriter()
    DependencyPicture(map: map, title: "Around b").write(to: &html)
    for text in [
      "<a href=\"/projects/o/b\">", "<a href=\"/projects/o/a/-/tools?name=bench\">", "bench · a",
      "o/b:#b, T, used by 1 project",
      "left, npm package from outside, used by 2 projects", "bench needs b ^1", "3 boxes and 2 arrows",
    ] {
      #expect(html.string.contains(text), "\(text)")
    }
  }

  @Test func thePictureAloneIsAWholeFile() async throws {
    let answer = try await Browser().get("/graph.svg")
    #expect(answer.headers[.contentType] == "image/svg+xml")
    #expect(answer.headers[.contentSecurityPolicy] == "default-src 'none'; style-src 'unsafe-inline'")
    #expect(answer.text.contains("<style>") && !answer.text.contains("<script") && !answer.text.contains("\u{202E}"))
    #expect(try await Browser().get("/graph.svg/x").status == 404)
    let parser = XMLParserCheck(answer.text)
    #expect(parser.isWellFormed)
  }
}

/// Whether a text is XML; on Linux the parser is a module of its own, so that a count of tags must do.
private struct XMLParserCheck {
  let isWellFormed: Bool

  init(_ text: String) {
    let opened = text.matches(of: /<[a-zA-Z][^>]*[^\/]>/).count
    let closed = text.matches(of: /<\/[a-zA-Z]+>/).count
    isWellFormed = opened == closed
  }
}
