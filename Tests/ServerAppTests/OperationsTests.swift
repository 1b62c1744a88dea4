import Foundation
import Hummingbird
import SearchModel
import Services
import TestSupport
import Testing

@Suite struct OperationsTests {
  @Test func saysThatItLives() async throws {
    var services = FakeServices()
    services.failure = UserFacingError(.damaged, "Everything is broken.")
    let reply = try await ServerClient(services).get("/healthz")
    #expect(reply.status == 200)
    #expect(reply.body == "ok\n")
  }

  @Test func isReadyOnceSomethingIsSynced() async throws {
    var services = FakeServices()
    #expect(try await ServerClient(services).get("/readyz").status == 200)
    services.lastRun = nil
    #expect(try await ServerClient(services).get("/readyz").status == 200)
    services.oldestMatch = nil
    let empty = try await ServerClient(services).get("/readyz")
    #expect(empty.status == 503)
    #expect(empty.body == "nothing is synced yet\n")
    services.failure = UserFacingError(.damaged, "The catalogue is damaged.")
    let damaged = try await ServerClient(services).get("/readyz")
    #expect(damaged.status == 503)
    #expect(damaged.body == "The catalogue is damaged.\n")
  }

  @Test func countsWhatItDoes() async throws {
    var services = FakeServices()
    services.incomplete = [.deadline]
    let client = ServerClient(services)
    _ = try await client.get("/api/v1/search?q=x")
    _ = try await client.get("/api/v1/search?q=y")
    _ = try await client.get("/api/v1/nothing", method: "BREW")
    _ = try await client.get("/<script>\"")
    let stale = Incompleteness.repositories(RepositoryLack(.stale, [.init(name: "a")]))
    services.incomplete = [stale]
    let outdated = ServerClient(services)
    _ = try await outdated.get("/api/v1/search?q=x")
    #expect(
      try await outdated.get("/metrics").body.contains(#"guildhall_searches_total{outcome="outdated"} 1"#))
    let text = try await client.get("/metrics").body
    for line in [
      #"guildhall_requests_total{route="/api/v1/search",method="GET",status="200"} 2"#,
      #"guildhall_requests_total{route="/api",method="OTHER",status="404"} 1"#,
      #"guildhall_requests_total{route="NotFound",method="GET",status="404"} 1"#,
      "guildhall_requests_in_flight 1", #"guildhall_searches_total{outcome="incomplete"} 2"#,
      #"guildhall_search_seconds_bucket{le="0.0025"} 0"#, #"guildhall_search_seconds_bucket{le="0.005"} 2"#,
      "guildhall_search_seconds_count 2", "guildhall_index_bytes 800", "guildhall_index_generation 4",
      "guildhall_index_shards 2", "guildhall_freshness_oldest_seconds 60.0", "guildhall_last_sync_seconds 10.0",
      "guildhall_repositories_failing 1",
      #"guildhall_collaboration_contributions{quarter="2026-Q1",border="none"} 7"#,
      #"guildhall_collaboration_contributions{quarter="2026-Q1",border="team"} 2"#,
      #"guildhall_collaboration_contributions{quarter="2026-Q1",border="department"} 1"#,
      #"guildhall_collaboration_contributions{quarter="2026-Q1",border="unknown"} 2"#,
      #"guildhall_collaboration_outside_ratio{quarter="2026-Q1"} 0.3"#,
      #"guildhall_collaboration_people{quarter="2026-Q1",group="newcomers"} 3"#,
    ] {
      #expect(text.split(separator: "\n").contains(Substring(line)), "\(line)")
    }
    #expect(!text.contains("team/"))
    // Two people are not shown as people.
    #expect(!text.contains("group=\"outsiders\""))
  }

  /// The grammar of the text format, and what it demands of families and histograms.
  @Test func writesMetricsThatParse() async throws {
    let client = ServerClient()
    _ = try await client.get("/api/v1/search?q=x")
    let reply = try await client.get("/metrics")
    #expect(reply.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
    #expect(reply.body.hasSuffix("\n"))
    let sample = /(?<name>[a-z_]+)(\{(?<labels>([a-z]+="[^"\\\n]*",?)+)\})? (?<value>[0-9.e+-]+)/
    var types: [String: String] = [:]
    var seen: Set<Substring> = []
    for line in reply.body.split(separator: "\n") {
      if let header = line.wholeMatch(of: /# TYPE ([a-z_]+) (counter|gauge|histogram)/) {
        #expect(types.updateValue(String(header.2), forKey: String(header.1)) == nil)
      } else if !line.hasPrefix("# HELP ") {
        let match = try #require(line.wholeMatch(of: sample), "\(line)")
        let name = String(match.name)
        let bases = ["_bucket", "_sum", "_count"].filter(name.hasSuffix).map { String(name.dropLast($0.count)) }
        let family = bases.first { types[$0] == "histogram" } ?? name
        #expect(types[family] != nil, "\(line)")
        #expect((types[family] == "counter") == name.hasSuffix("_total"), "\(line)")
        #expect(Double(match.value) != nil)
        #expect(seen.insert(line.prefix { $0 != " " }).inserted, "\(line) comes twice")
      }
    }
    #expect(types.count > 12)
    let bucket = /guildhall_request_seconds_bucket\{route="\/api\/v1\/search",le="[^"]+"\} (\d+)/
    let buckets = reply.body.matches(of: bucket).compactMap { Int($0.1) }
    #expect(buckets.count == 15)
    #expect(buckets == buckets.sorted())
    #expect(buckets.last == 1)
  }

  @Test func leavesOutWhatCannotBeRead() async throws {
    var services = FakeServices()
    services.failure = UserFacingError(.damaged, "The catalogue is damaged.")
    let reply = try await ServerClient(services).get("/metrics")
    #expect(reply.status == 200)
    #expect(!reply.body.contains("guildhall_index_bytes"))
  }
}
