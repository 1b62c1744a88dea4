import Foundation
import HTML
import Languages
import SearchModel
import Services
import TestSupport
import Testing

@testable import WebUI

@Suite struct ComponentTests {
  @Test func sentencesShowCode() {
    for (text, expected) in [
      ("Write `)` here.", "Write <code>)</code> here."), ("plain", "plain"), ("a ` b", "a ` b"),
      ("`a` ` b", "<code>a</code> ` b"), ("`<b>`", "<code>&lt;b&gt;</code>"),
    ] {
      var html = HTMLWriter()
      html.sentence(text)
      #expect(html.string == expected)
    }
  }

  @Test func queriesQuoteTheirValues() {
    for (value, expected) in [
      ("swift", "lang:swift"), ("C++", "lang:\"C++\""), ("a \"b\" \\", "lang:\"a \\\"b\\\" \\\\\""), ("", "lang:\"\""),
    ] {
      #expect(QueryText.field("lang", value) == expected)
    }
  }

  /// Shelves without entries come after those that have some, in a line each.
  @Test func emptyShelvesTakeNoColumn() async throws {
    let setting = PageSetting(theme: .automatic, viewer: .anonymous, now: SampleOrganization.now)
    var highlights = Highlights()
    highlights.newest = [SampleOrganization.imported]
    var html = HTMLWriter()
    HighlightShelves(highlights: highlights, setting: setting).write(to: &html) { $0.text("OTHERS") }
    #expect(html.string.matches(of: /<section>/).count == 1)
    let others = try #require(html.string.firstRange(of: "OTHERS"))
    let empty = try #require(html.string.firstRange(of: "Most used across teams"))
    #expect(others.lowerBound < empty.lowerBound)
    html = HTMLWriter()
    HighlightShelves(highlights: Highlights(), setting: setting, showsEmpty: false).write(to: &html)
    #expect(!html.string.contains("Most used"))
  }

  @Test func activityThatRoundsToNothingIsNotSaid() {
    for (activity, isSaid) in [(0.2, false), (0, false), (-1, false), (.infinity, true), (12, true)] {
      var project = SampleOrganization.imported
      project.traits.activity = activity
      var html = HTMLWriter()
      ProjectCard(project: project).write(to: &html)
      #expect(html.string.contains("activity") == isSaid, "\(activity)")
    }
  }

  @Test func languageBarSumsUp() {
    let bar = LanguageBar(SampleOrganization.languages)
    #expect(bar.parts.map(\.language) == ["Swift", "C", "Markdown", "YAML", "Python", "Shell", "Other"])
    #expect(bar.parts[0].percent == "79 %")
    #expect(LanguageBar([]).parts.isEmpty)
    #expect(LanguageBar([LanguageShare(language: "", files: 1, bytes: 5)]).parts.isEmpty)
  }
}

@Suite struct CodeTextTests {
  private func html(_ text: String, _ tokens: [Range<Int>], _ marks: [Range<Int>], _ range: Range<Int>? = nil) -> String
  {
    let bytes = Array(text.utf8)
    let code = CodeText(
      bytes: bytes, tokens: tokens.map { HighlightToken(range: $0, kind: .keyword) }, marks: marks)
    var html = HTMLWriter()
    code.write(range ?? bytes.indices, to: &html)
    return html.string.replacing("<span class=\"kw\">", with: "{").replacing("</span>", with: "}")
      .replacing("<mark>", with: "[").replacing("</mark>", with: "]")
  }

  @Test func marksAndColoursNest() {
    for (tokens, marks, expected) in [
      ([], [], "abcdef"), ([1..<3], [], "a{bc}def"), ([], [1..<3], "a[bc]def"), ([1..<3], [1..<3], "a[{bc}]def"),
      ([1..<5], [2..<3], "a{b}[{c}]{de}f"), ([1..<3], [2..<5], "a{b}[{c}de]f"), ([2..<3], [1..<5], "a[b{c}de]f"),
      ([0..<2, 2..<6], [1..<3, 4..<9], "{a}[{b}{c}]{d}[{ef}]"), ([0..<99], [], "{abcdef}"),
    ] as [([Range<Int>], [Range<Int>], String)] {
      #expect(html("abcdef", tokens, marks) == expected)
    }
  }

  @Test func rangesFromElsewhereAreFitted() {
    #expect(html("abc", [], [5..<9]) == "abc")
    #expect(html("abc", [], [1..<1, 2..<9]) == "ab[c]")
    #expect(html("abcdef", [0..<6], [], 2..<4) == "{cd}")
    #expect(html("", [0..<4], [0..<2]) == "")
  }
}
