import Testing

@Suite struct PackageRouteTests {
  @Test func whoUsesAPackageIsTold() async throws {
    let reply = try await APIClient().get("/api/v1/packages?ecosystem=NPM&name=axios")
    #expect(reply.status == 200 && reply.json("ecosystem") == "npm" && reply.json("total") == "4")
    #expect(reply.json("wrappers.0.project.name") == "http-kit" && reply.json("wrappers.0.owner") == "Platform")
    #expect(reply.json("users.0.repository") == "shop/web" && reply.json("users.0.line") == "3")
    #expect(reply.json("about") == "Calls over HTTP.")
  }

  @Test func thePlaceItComesFromIsUnderstood() async throws {
    let reply = try await APIClient().get(
      "/api/v1/packages?ecosystem=swift&name=axios&location=git%40git.example.org%3Aacme%2Fx.git")
    #expect(reply.json("about") == "git.example.org/acme/x")
  }

  @Test func aPackageNeedsBothNames() async throws {
    #expect(try await APIClient().get("/api/v1/packages?name=axios").status == 400)
    #expect(try await APIClient().get("/api/v1/packages?ecosystem=npm").status == 400)
    #expect(try await APIClient().get("/api/v1/packages?ecosystem=npm&name=unheard-of").json("total") == "0")
  }
}
