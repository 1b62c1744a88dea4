import HTML
import Testing

@Suite struct LinkTests {
  @Test func partsAreEncodedEachForItsPlace() {
    for (link, expected) in [
      (Link(path: []), "/"),
      (Link(path: ["repos", .name("swift-nio")]), "/repos/swift-nio"),
      (Link(path: [.name("a b"), .name("c/d"), .name("?#%")]), "/a%20b/c%2Fd/%3F%23%25"),
      (Link(path: [.name("-"), "-", .name("--")]), "/%2D/-/--"),
      (Link(path: [.name("ä\n\u{0}\"'<")]), "/%C3%A4%0A%00%22%27%3C"),
      (
        Link(path: ["search"], query: [("q", "a b&c=d+e#f%"), ("type", "code")]),
        "/search?q=a+b%26c%3Dd%2Be%23f%25&type=code"
      ),
      (Link(path: ["x"], fragment: "L1 \"<"), "/x#L1%20%22%3C"),
      (Link(fragment: "a#b"), "#a%23b"),
    ] {
      #expect(link.text == expected)
    }
  }

  /// A path never begins a new host.
  @Test func pathsStayHere() {
    #expect(Link(path: [.name("/evil.example")]).text == "/%2Fevil.example")
    #expect(Link(path: [.name("\\evil")]).text == "/%5Cevil")
  }

  @Test func elsewhereIsTheWebAlone() {
    for address in ["https://example.org", "http://example.org/a?b=c&d#e", "HTTPS://example.org/%20"] {
      #expect(Link(elsewhere: address)?.text == address)
    }
    for address in [
      "javascript:alert(1)", "data:text/html,x", "java\nscript:alert(1)", " https://a", "https://", "https:///x",
      "https://user:secret@example.org", "//example.org", "ftp://example.org", "https://a\\b", "",
    ] {
      #expect(Link(elsewhere: address) == nil, "\(address)")
    }
  }

}
