import Foundation
import TestSupport
import Testing

extension EndToEnd {
  /// From needs of several people to a group, and to the end of the demand.
  @Suite struct Demand {
    private struct Reply: Decodable {
      struct Group: Decodable {
        struct Candidate: Decodable {
          struct Project: Decodable { var name: String }
          struct Dismissal: Decodable { var reason: String, teams: Int }
          var project: Project, takenBy: Int, dismissals: [Dismissal]
        }
        struct Team: Decodable { var name: String }
        var id: String, need: String, kinds: [String], people: Int, teams: [Team], candidates: [Candidate]
        var research: [String]
      }
      var groups: [Group]
    }

    private func demand(_ server: LiveServer.Client, _ query: String = "") async throws -> [Reply.Group] {
      let answer = try await server.get("/api/v1/demand\(query)")
      #expect(answer.status == 200, "\(answer.text)")
      return try JSONDecoder().decode(Reply.self, from: answer.body).groups
    }

    private func post(_ server: LiveServer.Client, _ path: String, _ body: [String: Any]) async throws -> [String: Any]
    {
      let answer = try await server.get(
        path, method: "POST", headers: ["Content-Type": "application/json"],
        body: try JSONSerialization.data(withJSONObject: body))
      #expect((200...201).contains(answer.status), "\(answer.text)")
      return try JSONSerialization.jsonObject(with: answer.body) as? [String: Any] ?? [:]
    }

    /// Writing is beside the answers: what was noted is there soon.
    private func eventually(_ condition: () async throws -> Bool) async throws -> Bool {
      for _ in 0..<100 {
        if try await condition() { return true }
        try await Task.sleep(for: .milliseconds(100))
      }
      return false
    }

    @Test func needsOfThreePeopleBecomeDemandUntilOneIsMet() async throws {
      let organization = try Organization.small()
      try organization.sync()
      let live = try await LiveServer(in: organization.folder.url)
      let server = live.client
      let needs = ["survive failing networks", "failing networks survived", "survive failing networks"]
      for (number, need) in needs.enumerated() {
        #expect(try await demand(server).isEmpty)
        let query = need.replacing(" ", with: "+")
        let answer = try await server.get(
          "/api/v1/research?q=\(query)",
          headers: ["Guildhall-Person": "p\(number)@example.org", "Guildhall-Team": "T\(number % 2)"])
        #expect(answer.status == 200 && answer.text.contains("\"orders\""))
      }
      #expect(try await eventually { try await demand(server, "?kind=unmet").count == 1 })
      let group = try #require(try await demand(server).first)
      #expect(group.people == 3 && group.teams.map(\.name) == ["T0", "T1"])
      #expect(group.candidates.contains { $0.project.name == "orders" })

      // One team dismisses what there is, another one takes it.
      let records = "/api/v1/research/records"
      for (team, verdict) in [
        ("T0", ["candidate": "orders", "kind": "dismiss", "reason": "no-support"]),
        ("T1", ["candidate": "orders", "kind": "adopt"]),
      ] {
        let record = try await post(server, records, ["need": needs[0], "team": team])
        let id = try #require(record["id"] as? String)
        _ = try await post(server, "\(records)/\(id)/verdicts", ["verdicts": [verdict]])
        let isUnmet = try await !demand(server, "?kind=unmet").isEmpty
        #expect(isUnmet == (team == "T0"))
      }
      let page = try await server.get("/demand/\(group.id)")
      #expect(page.status == 200 && page.text.contains("no support") && page.text.contains("/research/R-1"))
      let feed = try await server.get("/demand.atom")
      #expect(feed.status == 200 && feed.headers["content-type"]?.hasPrefix("application/atom+xml") == true)
      #expect(try live.stop().code == 0)

      // The same is found again by another process.
      let printed = try organization.run("demand", "--json")
      #expect(printed.code == 1 && printed.output.isEmpty, "\(printed.output)")
    }

    @Test func whoeverOptsOutCountsNoMore() async throws {
      let organization = try Organization.small()
      try organization.sync()
      for person in ["ann", "ben", "eva"] {
        let environment = ["GUILDHALL_TEAM": "Team \(person)", "GIT_CONFIG_GLOBAL": "/dev/null"]
        let result = try GuildhallBinary.run(
          ["search", "zebra", "stripes"], in: organization.folder.url,
          environment: environment.merging([
            "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.email", "GIT_CONFIG_VALUE_0": "\(person)@example.org",
          ]) { $1 })
        #expect(result.code == 1, "\(result.errors)")
      }
      let found = try organization.run("demand")
      #expect(found.code == 0 && found.output.contains("zebra stripes"), "\(found.output)\(found.errors)")
      #expect(!found.output.contains("@example.org"))
      let kept = try organization.run("privacy", "ann@example.org", "--json")
      #expect(kept.output.contains("\"need\":\"zebra stripes\"") && kept.output.contains("\"optedOut\":false"))
      let out = try organization.run("privacy", "--opt-out", "ann@example.org", "--json")
      #expect(out.output.contains("\"optedOut\":true") && out.output.contains("\"signals\":[]"), "\(out.output)")
      #expect(try organization.run("demand").code == 1)
    }

    /// Continuous integration asks for nothing, and who says nothing is not kept.
    @Test func nothingIsKeptOfNobody() async throws {
      let organization = try Organization.small()
      try organization.sync()
      _ = try organization.run("search", "zebra")
      _ = try organization.run("search", "zebra", "--team", "A", environment: ["CI": "true"])
      #expect(!FileManager.default.fileExists(atPath: organization.folder.file("data/records.sqlite").path))
    }
  }
}
