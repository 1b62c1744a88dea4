import Foundation
import TestSupport
import Testing

extension EndToEnd {
  /// Tags and commits that are not indexed.
  @Suite struct Revisions {
    @Test func everySurfaceSearchesAtATag() async throws {
      let organization = try Organization.small()
      let orders = try organization.repository("shop/orders")
      try orders.git(["tag", "1.0"])
      let old = try orders.head()
      try orders.git(["mv", "Sources/Orders/RetryPolicy.swift", "Sources/Orders/Renamed.swift"])
      try orders.commit(["Sources/Orders/Renamed.swift": "public struct RenamedPolicy {}\n"])
      try organization.sync()
      #expect(try organization.found("nextDelay").isEmpty)

      let hit = try #require(try organization.found("nextDelay", "rev:1.0", "repo:orders").first)
      #expect(hit.kind == "code" && hit.path == "Sources/Orders/RetryPolicy.swift" && hit.line == 3)
      #expect(try organization.found("nextDelay", "rev:\(old.prefix(9))", "repo:orders").count == 1)
      let name = try #require(hit.repository)
      let shown = try organization.run("show", "--branch", "1.0", "\(name):Sources/Orders/RetryPolicy.swift")
      #expect(shown.code == 0 && shown.output.contains("nextDelay"), "\(shown.errors)")
      let absent = try organization.run("search", "nextDelay", "rev:9.9", "repo:orders")
      #expect(absent.code == 1)
      #expect((absent.output + absent.errors).contains("No repository of this query has a branch, tag or commit 9.9"))

      let server = try await LiveServer(in: organization.folder.url)
      let reply = try await server.get("/api/v1/search?q=nextDelay%20rev:1.0%20repo:orders")
      #expect(reply.text.contains(#""branches":["1.0"]"#), "\(reply.text)")
      #expect(reply.text.contains(#""complete":true"#))
      let file = try await server.get("/api/v1/files/\(name)/-/Sources/Orders/RetryPolicy.swift?branch=1.0")
      #expect(file.status == 200 && file.text.contains(old))
      let page = try await server.get("/search?q=nextDelay%20rev:1.0%20repo:orders")
      #expect(page.text.contains("RetryPolicy.swift?branch=1.0"), "\(page.text)")
      for address in ["blob/Sources/Orders/RetryPolicy.swift", "tree/Sources/Orders", "history/README.md"] {
        let page = try await server.get("/repos/\(name)/-/\(address)?branch=1.0")
        #expect(page.status == 200 && page.text.contains("1.0"), "\(address)")
      }
      #expect(try await server.get("/repos/\(name)/-/blob/README.md?branch=9.9").status == 404)
    }
  }
}
