import SearchModel
import Testing

@Suite struct WebOriginTests {
  @Test func addressesOfOnePlaceAreOneOrigin() throws {
    let origin = try #require(WebOrigin("https://Hall.example.org/research?q=x"))
    #expect(origin.authority == "hall.example.org" && origin.host == "hall.example.org")
    #expect(WebOrigin("https://hall.example.org:443") == origin && WebOrigin("https://hall.example.org#x") == origin)
    #expect(WebOrigin("http://hall.example.org") != origin && WebOrigin("https://hall.example.org:444") != origin)
    #expect(
      WebOrigin("http://[::1]:8000/x")?.host == "::1" && WebOrigin("http://[::1]:8000")?.authority == "[::1]:8000")
  }

  @Test func whatIsNoneIsNone() {
    for text in ["", "null", "file://x", "https://", "https:///x", "http://localhost@evil.example", "localhost"] {
      #expect(WebOrigin(text) == nil, "\(text)")
    }
  }

  @Test func ownPagesAreTheSitesAndTheAskedHosts() {
    func isOwn(_ origin: String, site: String? = nil, asked: String? = nil) -> Bool {
      WebOrigin(origin)?.isOwn(site: site, asked: asked) ?? false
    }
    #expect(isOwn("https://hall.example", site: "https://hall.example:443"))
    #expect(isOwn("https://hall.example", asked: "Hall.example") && isOwn("http://hall:8000", asked: "hall:8000"))
    #expect(!isOwn("http://hall:8001", asked: "hall:8000") && !isOwn("http://hall", site: "https://hall"))
    #expect(!isOwn("http://hall.evil.example", site: "http://hall", asked: "hall") && !isOwn("http://hall"))
  }
}
