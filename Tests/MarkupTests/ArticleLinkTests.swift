import Testing

@testable import Markup

/// DocC's links to articles by name.
@Suite struct ArticleLinkTests {
  private func rendered(_ text: String, path: String = "Sources/A/A.docc/A.md") -> String {
    let context = MarkupContext(
      path: path,
      article: { name in
        name == "Getting-started" ? (page: "/docs/a/-/Getting%20started.md", title: "Getting <started>") : nil
      })
    return MarkdownRenderer.render(text, in: context).html
  }

  @Test func knownArticlesAreLinkedByTheirTitle() {
    let link = "<p><a href=\"/docs/a/-/Getting%20started.md\">"
    #expect(rendered("<doc:Getting-started>") == link + "Getting &lt;started&gt;</a></p>\n")
    #expect(rendered("[*the* start](doc:Getting-started#Install)") == link + "the start</a></p>\n")
    #expect(rendered("<doc:/documentation/A/Getting-started>") == link + "Getting &lt;started&gt;</a></p>\n")
  }

  @Test func othersAreText() {
    #expect(rendered("<doc:Nothing>") == "<p>Nothing</p>\n")
    #expect(rendered("[x](doc:Nothing)") == "<p>x</p>\n")
    #expect(rendered("[x](doc:)") == "<p>x</p>\n")
    #expect(rendered("![x](doc:Getting-started)") == "<p>x</p>\n")
    #expect(rendered("[x](doc:%00)") == "<p>x</p>\n")
    // Elsewhere `doc:` is an unknown scheme.
    #expect(rendered("[x](doc:Getting-started)", path: "a.md") == "<p>x</p>\n")
  }
}
