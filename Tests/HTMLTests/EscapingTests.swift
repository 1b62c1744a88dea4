import HTML
import Testing

@Suite struct EscapingTests {
  private func html(_ write: (inout HTMLWriter) -> Void) -> String {
    var html = HTMLWriter()
    write(&html)
    return html.string
  }

  @Test func textIsShownAsItIs() {
    for (text, expected) in [
      ("", ""), ("plain", "plain"), ("ä 漢 👍🏽", "ä 漢 👍🏽"), ("a\n\tb", "a\n\tb"),
      ("<script>&\"'", "&lt;script&gt;&amp;&quot;&#39;"), ("&amp;", "&amp;amp;"),
      ("{{7*7}} ${x} %n", "{{7*7}} ${x} %n"),
      // What no reader could see: escape, carriage return, NUL, delete.
      ("a\u{1B}[31m\r\0\u{7F}", "a[U+001B][31m[U+000D][U+0000][U+007F]"),
      // Right-to-left override, isolate, tag characters.
      ("x\u{202E}y\u{2066}z\u{2069}", "x[U+202E]y[U+2066]z[U+2069]"), ("\u{E0041}\u{E007F}", "[U+E0041][U+E007F]"),
      // Their neighbours are ordinary characters.
      ("\u{2029}\u{202F}\u{2065}\u{206A}–“€\u{F0000}", "\u{2029}\u{202F}\u{2065}\u{206A}–“€\u{F0000}"),
    ] {
      #expect(html { $0.text(text) } == expected)
      #expect(html { $0.text(text[...]) } == expected)
      #expect(html { $0.text(Array(text.utf8)[...]) } == expected)
    }
  }

  @Test func nameStaysOnOneLine() {
    #expect(html { $0.name("a\nb\t<c>") } == "a[U+000A]b[U+0009]&lt;c&gt;")
  }

  @Test func bytesThatAreNoTextDoNoHarm() {
    #expect(html { $0.text([0xE2]) } == String(decoding: [0xE2], as: UTF8.self))
    #expect(html { $0.text([0xE2, 0x80]) } == String(decoding: [0xE2, 0x80], as: UTF8.self))
    #expect(html { $0.text([0xF3, 0xA0, 0x80, 0x3C]) }.contains("<") == false)
  }

  @Test func attributesEscapeForTheirUse() {
    let hostile = "\"><b> '&\n\u{202E}\0"
    #expect(
      html { $0(.input, .value(hostile)) }
        == "<input value=\"&quot;&gt;&lt;b&gt; &#39;&amp;&#10;\u{202E}\u{FFFD}\">")
    #expect(
      html { $0(.span, .title(hostile)) }
        == "<span title=\"&quot;&gt;&lt;b&gt; &#39;&amp;[U+000A][U+202E][U+0000]\"></span>")
    #expect(html { $0(.span, .none, .if(false, .hidden), .if(true, .hidden)) } == "<span hidden></span>")
  }

  @Test func elementsNest() {
    let page = html { html in
      html(.ul, .class("a")) { html in
        html(.li, text: "<1>")
        html(.li, number: -2)
        html(.li) { $0(.img, .alt("x")) }
      }
    }
    #expect(page == "<ul class=\"a\"><li>&lt;1&gt;</li>\n<li>-2</li>\n<li><img alt=\"x\"></li>\n</ul>\n")
  }

  @Test func onlyVouchedHTMLIsTakenAsItIs() {
    #expect(html { $0.vouched(VouchedHTML(vouchingFor: "<b>x</b>")) } == "<b>x</b>")
  }

  /// Read back as JSON it says the same.
  @Test func nothingEndsABlockOfDataEarly() {
    #expect(
      html { $0.linkedData("{\"name\":\"</script><script>\u{202E}ü\"}") }
        == "<script type=\"application/ld+json\">{\"name\":\"\\u003c/script>\\u003cscript>\\u202eü\"}</script>\n")
  }
}
