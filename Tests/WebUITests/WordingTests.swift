import Foundation
import HTML
import Languages
import Services
import TestSupport
import Testing

@testable import WebUI

@Suite struct WordingTests {
  @Test func counts() {
    for (count, expected) in [(0, "0 files"), (1, "1 file"), (1248, "1,248 files"), (1_000_000, "1,000,000 files")] {
      #expect(Counted.text(count, "file") == expected)
    }
    #expect(Counted.number(-1234) == "-1,234")
    #expect(Counted.number(.min) == "-9,223,372,036,854,775,808")
  }

  @Test func sizes() {
    for (bytes, expected) in [
      (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1 KB"), (1234, "1.2 KB"), (12_345, "12 KB"),
      (999_600, "1 MB"), (276_000_000, "276 MB"), (1_500_000_000, "1.5 GB"), (-5, "0 bytes"), (.max, "9,223,372 TB"),
    ] {
      #expect(Counted.bytes(bytes) == expected)
    }
  }

  @Test func durations() {
    for (duration, expected) in [
      (Duration.microseconds(400), "under 1 ms"), (.milliseconds(3), "3 ms"), (.milliseconds(1234), "1.2 s"),
      (.seconds(5), "5 s"), (.zero, "under 1 ms"),
    ] {
      #expect(Counted.elapsed(duration) == expected)
    }
    #expect(!Counted.elapsed(.seconds(Int64.max)).isEmpty)
  }

  @Test func shares() {
    #expect(Counted.percent(1, of: 3) == "33 %")
    #expect(Counted.percent(1, of: 1000) == "<1 %")
    #expect(Counted.percent(1, of: 0) == "0 %")
  }

  @Test func ages() {
    let now = SampleOrganization.now
    for (seconds, expected) in [
      (0.0, "just now"), (59, "just now"), (60, "1 minute ago"), (3600, "1 hour ago"), (7200, "2 hours ago"),
      (86_400, "yesterday"), (172_800, "2 days ago"), (40 * 86_400, "2 February 2026"), (-30, "just now"),
      (-90_000, "15 March 2026"),
    ] {
      #expect(Moment(now - seconds, now: now).words == expected)
    }
  }

  /// Commits have dates from anywhere.
  @Test func anyDateCanBeShown() {
    for (seconds, iso) in [
      (0.0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
      (4_107_542_399, "2100-02-28T23:59:59Z"), (9.3e18, "9999-12-31T23:59:59Z"), (-9.3e18, "0001-01-01T00:00:00Z"),
      (.infinity, "1970-01-01T00:00:00Z"), (.nan, "1970-01-01T00:00:00Z"),
    ] {
      let moment = Moment(Date(timeIntervalSince1970: seconds), now: SampleOrganization.now)
      #expect(moment.iso == iso)
      #expect(!moment.words.isEmpty)
    }
  }

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
