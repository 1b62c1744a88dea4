import Markup
import TestSupport
import Testing

/// Renders as if the document stood at `docs/guide.md` and the repository's pages below `/r/`.
func render(_ markdown: String, path: String = "docs/guide.md") -> RenderedDocument {
  MarkdownRenderer.render(
    markdown,
    in: MarkupContext(
      path: path,
      link: { link, kind in
        link.path.hasPrefix("gone")
          ? nil
          : (kind == .image ? "/r/raw/" : "/r/") + link.path + (link.isFolder ? "/" : "")
            + (link.query.map { "?" + $0 } ?? "") + (link.fragment.map { "#" + $0 } ?? "")
      }))
}

@Suite struct MarkdownRendererTests {
  private let external = #" rel="noopener noreferrer nofollow""#

  @Test func elements() {
    let table: [(markdown: String, html: String)] = [
      ("a *b* **c** ~~d~~ `e`", "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>\n"),
      ("a  \nb\nc", "<p>a<br />\nb\nc</p>\n"),
      ("a<br>b <b>c</b>", "<p>a<br />b c</p>\n"),
      ("---", "<hr />\n"),
      ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
      ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
      (
        "- [x] a\n- [ ] b",
        """
        <ul>
        <li class="task"><input type="checkbox" disabled="" checked="" aria-label="Done" /> a</li>
        <li class="task"><input type="checkbox" disabled="" aria-label="To do" /> b</li>
        </ul>

        """
      ),
      (
        "|a|b|\n|-|:-:|\n|1|<i>2|",
        """
        <div class="table-scroll"><table>
        <thead>
        <tr><th>a</th><th align="center">b</th></tr>
        </thead>
        <tbody>
        <tr><td>1</td><td align="center">2</td></tr>
        </tbody>
        </table></div>

        """
      ),
      ("```Swift title=x\nlet a = 1 < 2\n```", "<pre><code class=\"language-swift\">let a = 1 &lt; 2\n</code></pre>\n"),
      ("    <b>", "<pre><code>&lt;b&gt;\n</code></pre>\n"),
      (
        "> [!WARNING]\n> a",
        "<div class=\"alert alert-warning\"><p class=\"alert-title\">Warning</p>\n<p>a</p>\n</div>\n"
      ),
      ("---\ntitle: T\n---\na", "<p>a</p>\n"),
      ("", ""),
    ]
    for (markdown, html) in table { #expect(render(markdown).html == html, "\(markdown)") }
  }

  @Test func links() {
    let table: [(markdown: String, html: String)] = [
      ("[a](b.md)", #"<a href="/r/docs/b.md">a</a>"#),
      ("[a](../b.md#X)", ##"<a href="/r/b.md#X">a</a>"##),
      ("[a](/b/)", #"<a href="/r/b/">a</a>"#),
      ("[a](./x%20y.md?z)", #"<a href="/r/docs/x y.md?z">a</a>"#),
      ("[a](../../b)", "a"),
      ("[a](%2e%2e/%2E%2E/b)", "a"),
      ("[a](..%2f..%2fb)", "a"),
      ("[a](/gone)", "a"),
      ("[a](#b)", ##"<a href="#b">a</a>"##),
      ("[a](https://x.y/z)", "<a href=\"https://x.y/z\"\(external)>a</a>"),
      ("[a](//x.y)", "<a href=\"https://x.y\"\(external)>a</a>"),
      ("[a](mailto:a@b.c)", #"<a href="mailto:a@b.c">a</a>"#),
      ("https://x.y/z.", "<a href=\"https://x.y/z\"\(external)>https://x.y/z</a>."),
      ("(www.x.y)", "(<a href=\"http://www.x.y\"\(external)>www.x.y</a>)"),
      ("![a](b.png \"t\")", #"<img src="/r/raw/docs/b.png" alt="a" title="t" loading="lazy" />"#),
      ("x ![a](http://10.0.0.1/b.gif)", "x <a class=\"remote-image\" href=\"http://10.0.0.1/b.gif\"\(external)>a</a>"),
      (
        "x [![a](https://b/c.svg)](https://d)",
        "x <a href=\"https://d\"\(external)><span class=\"remote-image\">a</span></a>"
      ),
      ("[a](javascript:x)", "a"),
      ("[a](JaVaScRiPt:x)", "a"),
      ("[a](&#106;avascript:x)", "a"),
      ("[a](javascript&colon;x)", "a"),
      ("[a](java&#10;script:x)", "a"),
      ("[a](java&Tab;script:x)", "a"),
      ("[a](<java\tscript:x>)", "a"),
      ("[a](&#1;javascript:x)", "a"),
      ("[a](data:text/html,x)", "a"),
      ("[a](vbscript:x)", "a"),
      ("[a](file:///etc/passwd)", "a"),
      ("[a](http:x)", "a"),
      ("[a](https:/x)", "a"),
      ("<javascript:x>", "javascript:x"),
      ("![a](javascript:x)", "a"),
      ("![a](data:image/svg+xml,x)", "a"),
      ("[a]\n\n[a]: javascript:x", "a"),
      ("[a [b](c) d](e)", #"[a <a href="/r/docs/c">b</a> d](e)"#),
    ]
    for (markdown, html) in table { #expect(render(markdown).html == "<p>\(html)</p>\n", "\(markdown)") }
  }

  @Test func anchorsAreGitHubs() {
    let markdown = """
      # Hello, World!
      ## hello world
      ## hello-world-1
      ## `code` & [link](x) **bold**
      ## Größe Ünd 日本語
      ## 🎉 party
      ## a_b - c
      ## ![logo](l.png)
      ##
      """
    #expect(
      render(markdown).headings.map(\.anchor) == [
        "hello-world", "hello-world-1", "hello-world-1-1", "code--link-bold", "größe-ünd-日本語", "-party", "a_b---c",
        "section", "section-1",
      ])
  }

  @Test func headingsNameTheirLines() {
    let document = render("---\ntitle: T\n---\n\n# A\ntext\n\nB\n=\n\n### C\n")
    #expect(document.title == "T")
    #expect(document.headings.map(\.line) == [5, 8, 11])
    #expect(document.headings.map(\.level) == [1, 1, 3])
  }

  @Test func idsAndTheirLinksCarryThePrefix() {
    let context = MarkupContext(path: "a.md", idPrefix: "doc-")
    let inspector = HTMLInspector(
      MarkdownRenderer.render("# A\n\n[x](#a) [^1]\n\n[^1]: b", in: context).html, pages: "/r/")
    #expect(inspector.problems.isEmpty)
    #expect(inspector.ids == ["doc-a", "doc-fnref:1", "doc-fn:1"])
    #expect(inspector.links == ["#doc-a", "#doc-a", "#doc-fn:1", "#doc-fnref:1"])
  }

  @Test func docCDirectivesLeaveTheirText() {
    let text =
      "# A\n\n@Metadata {\n  @PageColor(blue)\n}\n\n@Row {\n    @Column {\n        Words.\n    }\n}\n\n@mention stays\n"
    #expect(
      render(text, path: "X.docc/A.md").html.hasSuffix("<p>Words.</p>\n<p>@mention stays</p>\n"),
      "\(render(text, path: "X.docc/A.md").html)")
  }

  @Test func aHostileDocument() {
    let html = render(hostileDocument).html
    #expect(HTMLInspector(html, pages: "/r/").problems.isEmpty)
    Golden.check(html, "hostile.html")
  }
}

/// Everything that a sanitiser has been got around with, in one document.
let hostileDocument = """
  # A <script>alert(1)</script> `x` & "q"

  <script>alert(1)</script>

  <img src=x onerror=alert(1)> <svg onload=alert(1)> text <b onclick=x>bold</b>

  [w](<a "b' onmouseover='x>) ![x"onerror="alert(1)](img.png "t\\"itle' onerror=x") ![i](http://10.0.0.1/t.gif)

  | a | b |
  |---|:-:|
  | <script> | `x\\|y` |

  - [x] done <script>

  [^1] and [^a"b]

  [^1]: note <script>
  [^a"b]: x

  ```js"><script>alert(1)</script>
  </code></pre><script>alert(1)</script>
  ```

  <svg><style><!--</style><img src=x onerror=alert(1)>--></svg>
  <math><mi><title><noscript></title><template>
  <form action=x><input><object data=x><embed><meta http-equiv=refresh content="0;url=x"><base href=//evil>

  &lt;script&gt; &#60;script&#62; \\<script> <scr<script>ipt>
  """
