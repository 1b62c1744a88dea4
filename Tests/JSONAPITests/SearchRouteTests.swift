import Hummingbird
import QueryLanguage
import SearchModel
import Services
import Synchronization
import TestSupport
import Testing

@Suite struct SearchRouteTests {
  @Test func passesParametersOn() async throws {
    let asked = Mutex<[SearchRequest]>([])
    var services = FakeServices()
    services.asked = { request in asked.withLock { $0.append(request) } }
    let client = APIClient(services)
    let reply = try await client.get("/api/v1/search?q=func+re%74ry%2B&type=repo&limit=3&count=exact&explain=true")
    #expect(reply.status == 200)
    let request = try #require(asked.withLock { $0.first })
    #expect(request.query == "func retry+")
    #expect(request.type == .repository)
    #expect(request.limit == 3)
    #expect(request.countsAll)
    #expect(request.explain)
    #expect(request.viewer == .anonymous)
    #expect(reply.json("plan") == "and\n  text x")
    #expect(reply.json("complete") == "1")
    #expect(reply.headers[.cacheControl] == "no-store")
    #expect(reply.headers[.contentType] == "application/json; charset=utf-8")
  }

  /// Whatever the size of a page: no page is larger, each result comes once, ranks go on.
  @Test func pagesHoldEachResultOnce() async throws {
    for (type, expected) in [("", 11), ("&type=code", 7), ("&type=repo", 3), ("&type=doc", 1), ("&type=project", 0)] {
      for limit in 1...13 {
        var ids: [String] = []
        var cursor = ""
        for page in 0..<20 {
          let reply = try await APIClient().get("/api/v1/search?q=x\(type)&limit=\(limit)\(cursor)")
          #expect(reply.status == 200)
          let count = try #require(Int(reply.json("results.count") ?? ""))
          #expect(count <= limit)
          for index in 0..<count {
            let kind = try #require(reply.json("results.\(index).kind"))
            ids.append(kind + " " + (reply.json("results.\(index).id") ?? ""))
            #expect(reply.json("results.\(index).rank") == String(ids.count))
          }
          guard let next = reply.json("next") else { break }
          #expect(page < 19)
          cursor = "&cursor=\(next)"
        }
        #expect(Set(ids).count == ids.count, "\(type) \(limit)")
        // Names without room on the first page of all kinds are found by asking for their kind.
        #expect(ids.count(where: { $0.hasPrefix("code") }) == (type.isEmpty || type == "&type=code" ? 7 : 0))
        if !type.isEmpty || limit >= 11 { #expect(ids.count == expected, "\(type) \(limit)") }
      }
    }
  }

  @Test func refusesForeignCursors() async throws {
    let client = APIClient()
    let cursor = try #require(try await client.get("/api/v1/search?q=x&limit=2").json("next"))
    #expect(try await client.get("/api/v1/search?q=x&limit=5&cursor=\(cursor)").status == 200)
    for target in [
      "/api/v1/search?q=y&cursor=\(cursor)", "/api/v1/search?q=x&type=code&cursor=\(cursor)",
      "/api/v1/search?q=x&cursor=bzUw", "/api/v1/search?q=x&cursor=%F0%9F%92%A9",
      "/api/v1/repositories?cursor=\(cursor)",
    ] {
      let reply = try await client.get(target)
      #expect(reply.status == 400, "\(target)")
      #expect(reply.json("error.code") == "bad_request")
    }
  }

  @Test func saysWhereAQueryIsWrong() async throws {
    let reply = try await APIClient().get("/api/v1/search?q=(")
    #expect(reply.status == 400)
    #expect(
      reply.body == #"""
        {"error":{"code":"bad_query","message":"The parenthesis has no end.","hint":"Close it.",\#
        "range":{"start":0,"end":1},"suggestion":"\"(\""}}
        """#)
  }

  @Test func completes() async throws {
    let reply = try await APIClient().get("/api/v1/suggest?q=sw&limit=2")
    #expect(reply.status == 200)
    #expect(reply.json("suggestions.count") == "2")
    #expect(reply.json("suggestions.0.title") == "apple/swift-nio")
  }
}
