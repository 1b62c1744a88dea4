import Testing

@Suite struct DefinitionsRouteTests {
  @Test func aNameIsAskedWithItsPlaceOrWithout() async throws {
    let client = APIClient()
    let far = try await client.get("/api/v1/definitions?name=Buffer&uses=no")
    #expect(far.status == 200 && !far.body.contains("nearness") && !far.body.contains("uses"))
    let near = try await client.get("/api/v1/definitions?name=Buffer&repository=apple/swift-nio&path=Sources/a.swift")
    #expect(near.status == 200 && near.body.contains(#""nearness":"folder""#))
    #expect(near.body.contains(#""complete":false"#) && near.body.contains(#""reasons":["staleRepository"]"#))
    #expect(!near.body.contains("branch"))
    let there = try await client.get(
      "/api/v1/definitions?name=Buffer&repository=apple/swift-nio&path=Sources/a.swift&branch=next")
    #expect(there.status == 200 && there.body.contains(#""branch":"next""#))
    #expect(try await client.get("/api/v1/definitions?name=Buffer&branch=next").status == 400)
    #expect(try await client.get("/api/v1/definitions").status == 400)
    #expect(try await client.get("/api/v1/definitions?name=Buffer&repository=apple/swift-nio").status == 400)
    #expect(try await client.get("/api/v1/definitions?name=Buffer&uses=perhaps").status == 400)
  }
}
