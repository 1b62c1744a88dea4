import Foundation
import HTTPTypes
import Hummingbird
import Synchronization
import TestSupport
import Testing

@testable import ServerApp

@Suite struct AgentTests {
  private static let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
  private static let plain: HTTPFields = [
    .contentType: "application/json", .accept: "application/json, text/event-stream",
  ]

  private func headers(_ more: [(String, String)]) throws -> HTTPFields {
    var fields = Self.plain
    for (name, value) in more {
      let name = try #require(HTTPField.Name(name))
      if name == .contentType || name == .accept {
        fields[name] = value
      } else {
        fields.append(HTTPField(name: name, value: value))
      }
    }
    return fields
  }

  private static let meta = """
    "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}
    """
  private static let discover = #"{"jsonrpc":"2.0","id":1,"method":"server/discover","params":{\#(meta)}}"#
  private static let read =
    #"{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"guildhall://practice/é",\#(meta)}}"#

  @Test func answersExchanges() async throws {
    let version = ("MCP-Protocol-Version", "2026-07-28")
    let named = ("Mcp-Name", "=?base64?\(Data("guildhall://practice/é".utf8).base64EncodedString())?=")
    let table: [(body: String, headers: [(String, String)], status: Int, holds: String)] = [
      (Self.ping, [], 200, #"{"jsonrpc":"2.0","id":1,"result":{}}"#),
      (Self.ping, [("Content-Type", "application/json; charset=utf-8"), ("Accept", "*/*")], 200, "result"),
      (Self.ping, [("Content-Type", "text/plain")], 415, "-32600"),
      (Self.ping, [("Accept", "text/html")], 406, "-32600"),
      (Self.ping, [("MCP-Protocol-Version", "2025-11-25")], 200, "result"),
      (Self.ping, [("Mcp-Session-Id", "whatever")], 200, "result"),
      ("[\(Self.ping)]", [], 200, #"[{"jsonrpc":"2.0","id":1,"result":{}}]"#),
      ("[\(Self.ping)]", [("MCP-Protocol-Version", "2025-06-18")], 400, "-32600"),
      ("{", [], 400, "-32700"),
      (String(repeating: " ", count: 300_000), [], 413, "-32700"),
      (#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#, [], 202, ""),
      (#"{"jsonrpc":"2.0","id":1,"method":"nothing"}"#, [], 404, "-32601"),
      (Self.discover, [version, ("Mcp-Method", "server/discover")], 200, #""resultType":"complete""#),
      (Self.discover, [version], 400, "-32020"), (Self.discover, [], 400, "-32020"),
      (Self.discover, [version, ("Mcp-Method", "tools/list")], 400, "-32020"),
      (Self.discover, [("MCP-Protocol-Version", "2025-11-25"), ("Mcp-Method", "server/discover")], 400, "-32020"),
      (Self.discover, [version, version, ("Mcp-Method", "server/discover")], 400, "-32020"),
      (Self.ping, [version], 400, "-32602"),
      (
        Self.discover.replacingOccurrences(of: "2026-07-28", with: "2031-01-01"),
        [("MCP-Protocol-Version", "2031-01-01"), ("Mcp-Method", "server/discover")], 400, "-32022"
      ),
      (Self.read, [version, ("Mcp-Method", "resources/read")], 400, "-32020"),
      (Self.read, [version, ("Mcp-Method", "resources/read"), named], 400, "Resource not found"),
    ]
    let client = ServerClient()
    for row in table {
      let reply = try await client.post(row.body, headers: try headers(row.headers))
      #expect(
        reply.status == row.status && (row.holds.isEmpty || reply.body.contains(row.holds)),
        "\(row.body.prefix(90)) \(row.headers): \(reply.status) \(reply.body)")
      #expect(reply.headers[.contentType] == (row.status == 202 ? nil : "application/json"))
      #expect(reply.headers[.cacheControl] == "no-store")
    }
  }

  @Test func otherMethodsAreNotAllowed() async throws {
    for method in ["GET", "DELETE", "PUT", "OPTIONS", "HEAD"] {
      let reply = try await ServerClient().get("/mcp", method: method)
      #expect(reply.status == 405 && reply.headers[.allow] == "POST", "\(method)")
    }
    #expect(try await ServerClient().get("/mcp/").status == 404)
  }

  @Test func pagesOfOtherSitesMayNotAsk() async throws {
    var options = ServerOptions()
    options.site = "https://hall.example.org/guild"
    let client = ServerClient(options: options)
    let table = [
      ("https://hall.example.org", 200), ("https://HALL.example.org", 200), ("http://localhost:6274", 200),
      ("http://127.0.0.1", 200), ("http://[::1]:8000", 200), ("http://hall.example.org", 403),
      ("https://hall.example.org:444", 403), ("https://evil.example", 403), ("null", 403), ("", 403),
      ("http://localhost.evil.example", 403), ("http://127.0.0.1.evil.example", 403),
      ("http://127.0.evil.example", 403), ("file://localhost", 403),
    ]
    for (origin, status) in table {
      let reply = try await client.post(Self.ping, headers: try headers([("Origin", origin)]))
      #expect(reply.status == status, "\(origin)")
    }
    #expect(TrustedOrigins(site: nil, host: "0.0.0.0").allow("http://0.0.0.0:8000") == false)
    #expect(TrustedOrigins(site: nil, host: "hall").allow("http://hall:8000"))
  }

  @Test func addressesMayAskSoOften() async throws {
    var options = ServerOptions()
    options.limits.agentRequests = 3
    let client = ServerClient(options: options, clock: StillClock())
    for _ in 0..<3 { #expect(try await client.post(Self.ping, headers: Self.plain).status == 200) }
    let refused = try await client.post(Self.ping, headers: Self.plain)
    #expect(refused.status == 429 && refused.headers[.retryAfter] == "20")
    #expect(try await client.get("/healthz").status == 200)
    options.limits.agentRequests = nil
    let free = ServerClient(options: options)
    for _ in 0..<50 { #expect(try await free.post(Self.ping, headers: Self.plain).status == 200) }
  }

  @Test func bucketsFillAgain() {
    let time = Clock()
    let rates = ClientRates(perMinute: 60, time: { time.now })
    for _ in 0..<60 { #expect(rates.wait(for: "a") == nil) }
    #expect(rates.wait(for: "a") == 1)
    #expect(rates.wait(for: "b") == nil)
    time.advance(.milliseconds(2_500))
    #expect(rates.wait(for: "a") == nil && rates.wait(for: "a") == nil && rates.wait(for: "a") == 1)
    time.advance(.seconds(3_600))
    for _ in 0..<60 { #expect(rates.wait(for: "a") == nil) }
    #expect(rates.wait(for: "a") == 1)
    // Many addresses push out those who asked for least, and not the busy one.
    for number in 0..<20_000 { _ = rates.wait(for: "\(number)") }
    #expect(rates.wait(for: "a") == 1)
  }

  @Test func failuresOfTheServerHaveTheShapeOfTheirSurface() async throws {
    let services = FakeServices(failure: nil)
    let reply = try await ServerClient(services).post(
      #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"read_file","arguments":{"repository":"x","path":"y"}}}"#,
      headers: Self.plain)
    #expect(reply.status == 200 && reply.body.contains(#""isError":true"#) && reply.body.contains("not_found"))
  }
}

extension ServerClient {
  fileprivate func post(_ body: String, headers: HTTPFields) async throws -> SocketlessReply {
    try await get("/mcp", method: "POST", headers: headers, body: body)
  }
}

/// Time that stands until it is moved.
private final class Clock: Sendable {
  private let state = Mutex(Duration.zero)
  var now: Duration { state.withLock { $0 } }
  func advance(_ by: Duration) { state.withLock { $0 += by } }
}
