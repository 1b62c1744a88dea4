import Hummingbird
import ServerApp
import TestSupport
import Testing

@Suite struct SameSiteTests {
  private func status(_ headers: [String: String], site: String? = nil, method: String = "POST") async throws -> Int {
    var options = ServerOptions()
    options.site = site
    var fields: HTTPFields = [.contentType: "application/json"]
    for (name, value) in headers { fields[try #require(HTTPFields.Element.Name(name))] = value }
    return try await ServerClient(options: options).get(
      "/api/v1/research/records", method: method, headers: fields, body: #"{"need": "x"}"#
    ).status
  }

  @Test func whatOtherSitesSendIsRefused() async throws {
    for headers in [
      ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Sec-Fetch-Site": "nonsense"],
      ["Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"], ["Origin": "http://evil.example"],
      ["Origin": "null"], ["Origin": "http://localhost.evil.example"], ["Origin": "http://localhost:81"],
      ["Origin": ""],
    ] {
      #expect(try await status(headers) == 403, "\(headers)")
    }
  }

  @Test func ownPagesAndProgramsAreNot() async throws {
    for headers in [
      [:], ["Sec-Fetch-Site": "same-origin"], ["Sec-Fetch-Site": "none"], ["Origin": "http://localhost"],
      ["Origin": "https://LOCALHOST"],
    ] {
      #expect(try await status(headers) == 201, "\(headers)")
    }
    let site = "https://guildhall.example.org"
    #expect(try await status(["Origin": site], site: site) == 201)
    #expect(try await status(["Origin": site + ".evil.example"], site: site) == 403)
    // Links lead here from anywhere.
    #expect(try await status(["Sec-Fetch-Site": "cross-site"], method: "DELETE") == 403)
    #expect(try await ServerClient().get("/healthz").status == 200)
  }

  @Test func theRefusalHasTheShapeOfItsSurface() async throws {
    let foreign = try #require(HTTPFields.Element.Name("Sec-Fetch-Site"))
    let reply = try await ServerClient().get(
      "/api/v1/research/records", method: "POST", headers: [foreign: "cross-site"])
    #expect(reply.body.contains(#""code":"bad_request""#))
    let page = try await ServerClient().get("/research", method: "POST", headers: [foreign: "cross-site"])
    #expect(page.status == 403 && page.body.contains("<h1>A page of another site sent this request.</h1>"))
  }
}
