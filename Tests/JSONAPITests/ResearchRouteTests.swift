import SearchModel
import Testing

@Suite struct ResearchRouteTests {
  @Test func candidatesSayWhyAndWhose() async throws {
    let reply = try await APIClient().get("/api/v1/research?q=many+connections")
    #expect(reply.status == 200)
    #expect(reply.json("candidates.count") == "2" && reply.json("form") == "keywords" && reply.json("compared") == "7")
    #expect(reply.json("candidates.0.rank") == "1" && reply.json("candidates.0.fit") == "good")
    #expect(reply.json("candidates.0.why.0.text") == "Many." && reply.json("candidates.0.why.0.path") == "README.md")
    #expect(reply.json("candidates.0.why.1.symbol") == "Bootstrap.bind" && reply.json("candidates.0.why.1.line") == "7")
    #expect(reply.json("people.0.kind") == "channel" && reply.json("people.1.key") == "nio")
    #expect(reply.json("practices.0.slug") == "loops" && reply.json("code.0.line") == "3")
    #expect(reply.json("candidates.0.channel") == "#nio" && reply.json("candidates.0.snippet") == "get nio")
    #expect(reply.json("candidates.0.identifier") == nil)
    #expect(reply.json("candidates.1.source") == "upstream" && reply.json("candidates.1.identifier") == "Twisted")
    #expect(reply.json("candidates.1.id") == "import:upstream#Twisted")
  }

  @Test func whatCannotBeAskedIsRefused() async throws {
    #expect(try await APIClient().get("/api/v1/research").status == 400)
    #expect(try await APIClient().get("/api/v1/research?q=x&limit=51").status == 400)
    #expect(try await APIClient().get("/api/v1/research?q=" + String(repeating: "x", count: 2_001)).status == 400)
    let failing = APIClient(FakeServices(failure: UserFacingError(.badRequest, "The need has no word.")))
    #expect(try await failing.get("/api/v1/research?q=%21").status == 400)
  }
}
