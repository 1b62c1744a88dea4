import Hummingbird
import ServerApp
import TestSupport
import Testing

@Suite struct WriteLimitTests {
  private func client(most: Int?) -> ServerClient {
    var options = ServerOptions()
    options.limits.writeRequests = most
    return ServerClient(options: options, clock: StillClock())
  }

  private func send(
    _ client: ServerClient, _ path: String = "/api/v1/research/records"
  ) async throws -> SocketlessReply {
    try await client.get(
      path, method: "POST", headers: [.contentType: "application/json"], body: #"{"need": "x"}"#)
  }

  @Test func anAddressMayRecordSoOften() async throws {
    let client = client(most: 3)
    for _ in 0..<3 { #expect(try await send(client).status == 201) }
    let refused = try await send(client)
    #expect(refused.status == 429 && refused.headers[.retryAfter] == "20")
    #expect(refused.body.contains(#""code":"busy""#) && refused.body.contains("Nothing was recorded."))
    // Pages count with it, and say it as pages do; looking goes on.
    let page = try await send(client, "/research")
    #expect(page.status == 429 && page.headers[.retryAfter] == "20")
    #expect(page.body.contains("<h1>Too much was sent from your address.</h1>"))
    #expect(try await client.get("/api/v1/repositories").status == 200)
  }

  @Test func whatAnotherSiteSendsUsesNothingUp() async throws {
    let client = client(most: 1)
    let site = try #require(HTTPFields.Element.Name("Sec-Fetch-Site"))
    for _ in 0..<5 {
      #expect(try await client.get("/research", method: "POST", headers: [site: "cross-site"]).status == 403)
    }
    #expect(try await send(client).status == 201)
  }

  @Test func thereMayBeNoLimit() async throws {
    let client = client(most: nil)
    for _ in 0..<300 { #expect(try await send(client).status == 201) }
  }
}
