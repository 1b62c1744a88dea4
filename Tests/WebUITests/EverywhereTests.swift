import Foundation
import HTML
import Hummingbird
import SearchModel
import Services
import TestSupport
import Testing

@testable import WebUI

@Suite struct EverywhereTests {
  private func get(_ path: String, site: String) async throws -> SocketlessReply {
    let router = Router(context: SocketlessContext.self)
    WebUI(UseCases(SampleOrganization()), now: { SampleOrganization.now }, site: site).addRoutes(to: router)
    return try await SocketlessClient(router.buildResponder()).send(path)
  }

  private func origin(_ host: String?, proto: String? = nil, site: String? = nil) -> String? {
    var head = HTTPRequest(method: .get, scheme: nil, authority: host, path: "/")
    if let name = HTTPFields.Element.Name("X-Forwarded-Proto") { head.headerFields[name] = proto }
    return SiteOrigin(of: Request(head: head, body: .init(buffer: .init())), site: site)?.text
  }

  @Test func theSiteIsWhereItsReadersReachIt() {
    #expect(origin("a.example:8000") == "http://a.example:8000")
    #expect(origin("a.example", proto: "https") == "https://a.example")
    #expect(origin("a.example", proto: "https, http") == "https://a.example")
    #expect(origin("a.example", proto: "javascript") == "http://a.example")
    #expect(origin("a.example", site: "https://g.example") == "https://g.example")
    #expect(origin(nil, site: "https://g.example") == "https://g.example")
    for host in [nil, "", "a.example/x", "a\"b", "a b", "<x>", String(repeating: "a", count: 256)] {
      #expect(origin(host) == nil, "\(host ?? "nil")")
    }
  }

  @Test func openSearchNamesTheSite() async throws {
    let answer = try await get("/opensearch.xml", site: "https://guildhall.example.org")
    #expect(answer.status == 200 && answer.headers[.cacheControl] == "no-store")
    #expect(answer.text.contains("template=\"https://guildhall.example.org/search?q={searchTerms}\""))
    #expect(answer.text.contains("rel=\"self\""))
  }

  @Test func theBookmarkletLeadsToTheSite() async throws {
    let page = try await get("/help/everywhere", site: "https://guildhall.example.org").text
    let encoded = try #require(page.split(separator: "href=\"javascript:").dropFirst().first?.prefix { $0 != "\"" })
    let program = try #require(String(encoded).removingPercentEncoding)
    #expect(program.contains("open('https://guildhall.example.org/research?q='+encodeURIComponent(s))"))
    #expect(!encoded.contains("'") && !encoded.contains("<") && !encoded.contains(" "))
    #expect(page.contains("guildhall hook install --server https://guildhall.example.org"))
  }

  @Test func bookmarkletsLeadNowhereElse() {
    let link = Route.research(need: "").link
    for site in ["javascript:alert(1)", "https://a b", "ftp://a.example", ""] {
      #expect(Bookmarklet(site: site, link: link, parameter: "q", question: "What?") == nil, "\(site)")
    }
    #expect(Bookmarklet(site: "https://a.example", link: link, parameter: "q", question: "What?") != nil)
  }
}
