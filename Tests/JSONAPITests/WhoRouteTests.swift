import Testing

@Suite struct WhoRouteTests {
  @Test func answersWithPeople() async throws {
    let client = APIClient()
    #expect(
      try await client.get("/api/v1/who?subject=apple%2Fswift-nio%3ASources&asOf=2024-05-01&limit=1").status == 200)
    #expect(try await client.get("/api/v1/who").status == 400)
    #expect(try await client.get("/api/v1/who?subject=x&asOf=tomorrow").status == 400)
    #expect(try await client.get("/api/v1/who?subject=x&asOf=2024-13-01").status == 400)
    #expect(try await client.get("/api/v1/who?subject=x&limit=101").status == 400)
  }
}
