import Testing

@Suite struct CollaborationRouteTests {
  @Test func answersAndRefuses() async throws {
    let client = APIClient()
    for good in ["contributions?by=team&to=2026-q1", "trend", "pairs?kind=needless&team=NIO&limit=1000"] {
      #expect(try await client.get("/api/v1/collaboration/\(good)").status == 200, "\(good)")
    }
    for bad in [
      "contributions?from=2026", "contributions?by=person", "pairs?kind=x", "pairs?limit=0", "pairs?to=2026-Q5",
    ] {
      #expect(try await client.get("/api/v1/collaboration/\(bad)").status == 400, "\(bad)")
    }
  }

  /// A kind that is asked for is ranked by itself.
  @Test func kindsAreChosen() async throws {
    let reply = try await APIClient().get("/api/v1/collaboration/pairs?kind=needless")
    #expect(reply.body.contains(#""total":1"#) && reply.body.contains(#""rank":1"#))
    #expect(!reply.body.contains("silent"))
  }
}
