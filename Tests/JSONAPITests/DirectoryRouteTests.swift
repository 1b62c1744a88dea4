import Foundation
import Testing

@testable import JSONAPI

@Suite struct DirectoryRouteTests {
  private func object(_ target: String) async throws -> [String: Any] {
    let reply = try await APIClient().get(target)
    #expect(reply.status == 200, "\(target)")
    return try #require(try JSONSerialization.jsonObject(with: Data(reply.body.utf8)) as? [String: Any])
  }

  @Test func teamsComeWithWhatTheyOwn() async throws {
    let teams = try await object("/api/v1/teams?limit=1")
    #expect(teams["total"] as? Int == 2 && (teams["teams"] as? [Any])?.count == 1)
    let next = try #require(teams["next"] as? String)
    #expect(try await object("/api/v1/teams?limit=1&cursor=\(next)")["next"] == nil)
    let team = try await object("/api/v1/teams/nio")
    #expect((team["team"] as? [String: Any])?["name"] as? String == "NIO")
    #expect((team["projects"] as? [[String: Any]])?.first?["guess"] as? Bool == true)
    #expect(try await APIClient().get("/api/v1/teams/a%2Fb").status == 404)
    #expect(try await APIClient().get("/api/v1/teams/nobody").status == 404)
  }

  @Test func peopleAreCutIntoPages() async throws {
    let first = try await object("/api/v1/people?limit=1")
    #expect(first["total"] as? Int == 2)
    let next = try #require(first["next"] as? String)
    let second = try await object("/api/v1/people?limit=1&cursor=\(next)")
    #expect((second["people"] as? [[String: Any]])?.first?["name"] as? String == "Ben Moss")
    #expect(second["next"] == nil)
    #expect(try await APIClient().get("/api/v1/people?q=ada&cursor=\(next)").status == 400, "of another question")
    // No list of addresses.
    #expect(!(try await APIClient().get("/api/v1/people").body.contains("@")))
    #expect(try await object("/api/v1/people/ada-wire-0hq3k1z")["emails"] as? [String] == ["ada@example.org"])
    #expect(try await APIClient().get("/api/v1/people/nobody").status == 404)
  }
}
