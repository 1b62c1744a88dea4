import Foundation
import TestSupport
import Testing

extension EndToEnd {
  @Suite struct Server {
    @Test func answersEveryKindOfRequest() async throws {
      let organization = try Organization.small()
      try organization.sync()
      let server = try await LiveServer(in: organization.folder.url)

      let home = try await server.get("/")
      #expect(home.status == 200)
      #expect(home.text.contains("Small &amp; Co"))
      #expect(home.headers["content-type"]?.hasPrefix("text/html") == true)
      let policy = try #require(home.headers["content-security-policy"])
      #expect(!policy.contains("unsafe-inline"))

      let found = try await server.get("/search?q=RetryPolicy")
      #expect(found.status == 200)
      #expect(found.text.contains("RetryPolicy.swift"))

      let reply = try await json(server, "/api/v1/search?q=RetryPolicy&limit=10")
      #expect(reply["complete"] as? Bool == true)
      let results = try #require(reply["results"] as? [[String: Any]])
      let hit = try #require(results.first { $0["kind"] as? String == "code" })
      let repository = try #require(hit["repository"] as? String)
      #expect(hit["path"] as? String == "Sources/Orders/RetryPolicy.swift")

      let file = try await json(server, "/api/v1/files/\(repository)/-/Sources/Orders/RetryPolicy.swift")
      #expect((file["text"] as? String)?.contains("struct RetryPolicy") == true)
      #expect(try await json(server, "/api/v1/repositories")["total"] as? Int == 2)
      #expect(try await json(server, "/api/v1/status")["organization"] as? String == "Small & Co")
      #expect(try await json(server, "/api/openapi.json")["openapi"] as? String == "3.1.0")
      #expect(try await server.get("/healthz").status == 200)
      let metrics = try await server.get("/metrics")
      #expect(metrics.text.contains("# TYPE guildhall_"))

      let stopped = try server.stop()
      #expect(stopped.code == 0, "\(stopped.errors)")
    }

    @Test func errorsHaveOneShape() async throws {
      let organization = try Organization.small()
      try organization.sync()
      let server = try await LiveServer(in: organization.folder.url)
      let cases = [
        ("/api/v1/search?q=%2F(%2F", 400), ("/api/v1/search?q=x&limit=-1", 400),
        ("/api/v1/search?q=x&cursor=forged", 400),
        ("/api/v1/repositories/no/such", 404), ("/api/v1/nothing", 404),
      ]
      for (path, status) in cases {
        let answer = try await server.get(path)
        #expect(answer.status == status, "\(path): \(answer.text)")
        let object = try JSONSerialization.jsonObject(with: answer.body) as? [String: Any]
        let error = try #require(object?["error"] as? [String: Any], "\(path): \(answer.text)")
        #expect((error["code"] as? String)?.isEmpty == false)
        #expect((error["message"] as? String)?.isEmpty == false)
      }
      let page = try await server.get("/no/such/page")
      #expect(page.status == 404)
      #expect(page.headers["content-type"]?.hasPrefix("text/html") == true)
    }

    /// Paths that try to leave the repository are as unknown as any other.
    @Test func nothingOfTheHostIsReadable() async throws {
      let organization = try Organization.small()
      try organization.sync()
      let server = try await LiveServer(in: organization.folder.url)
      let name = try #require(try organization.found("RetryPolicy").compactMap(\.repository).first)
      for path in [
        "..%2f..%2fguildhall.yaml", "%2e%2e/%2e%2e/guildhall.yaml", "%2Fetc%2Fpasswd", "..%5c..%5cetc", "a%00b",
        "%c0%ae%c0%ae/etc/passwd",
      ] {
        let answer = try await server.get("/api/v1/files/\(name)/-/\(path)")
        #expect((400..<500).contains(answer.status), "\(path): \(answer.status)")
        #expect(!answer.text.contains("root:") && !answer.text.contains("organization:"))
      }
    }

    @Test func seesASyncOfAnotherProcess() async throws {
      let organization = try Organization.small()
      try organization.sync()
      let server = try await LiveServer(in: organization.folder.url)
      #expect(try await json(server, "/api/v1/search?q=word_of_today")["total"] as? Int == 0)
      try organization.repository("shop/orders").commit(["today.txt": "word_of_today\n"])
      try organization.sync()
      var total: Int?
      for _ in 0..<300 {
        total = try await json(server, "/api/v1/search?q=word_of_today")["total"] as? Int
        if total == 1 { break }
        try await Task.sleep(for: .milliseconds(100))
      }
      #expect(total == 1)
    }

    @Test func aTakenPortIsSaid() throws {
      let organization = try Organization.small()
      try organization.sync()
      try FreePort.whileTaken { port in
        let result = try organization.run("serve", "--port", "\(port)")
        #expect(result.code == 2)
        #expect(result.errors.contains("\(port)"), "\(result.errors)")
        #expect(result.errors.hasPrefix("error: ") || result.errors.contains("\nerror: "), "\(result.errors)")
      }
    }

    private func json(_ server: LiveServer, _ path: String) async throws -> [String: Any] {
      let answer = try await server.get(path)
      #expect(answer.status == 200, "\(path): \(answer.text)")
      return try #require(try JSONSerialization.jsonObject(with: answer.body) as? [String: Any], "\(path)")
    }
  }
}
