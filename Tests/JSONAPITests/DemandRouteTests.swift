import Hummingbird
import SearchModel
import Services
import Synchronization
import Testing

@Suite struct DemandRouteTests {
  @Test func groupsSayWhoNeedsWhatAndWhatThereIs() async throws {
    let reply = try await APIClient().get("/api/v1/demand?since=30d&kind=unmet&limit=1")
    #expect(reply.status == 200 && reply.json("since") == "30d" && reply.json("groups.count") == "1")
    #expect(reply.json("total") == "2" && reply.json("groups.0.people") == "4")
    #expect(reply.json("groups.0.teams.0.title") == "Network people" && reply.json("groups.0.teams.1.known") == "0")
    #expect(reply.json("groups.0.candidates.0.takenBy") == "2")
    #expect(reply.json("groups.0.candidates.0.dismissals.0.reason") == "missing-feature")
    #expect(reply.json("groups.0.solutions.0.research") == "R-1" && reply.json("groups.0.new") == nil)
    #expect(reply.headers[.cacheControl] == "no-store")
  }

  @Test func digestsAreOfWeeks() async throws {
    let reply = try await APIClient().get("/api/v1/demand/digest?week=2026-W47")
    #expect(reply.json("week") == "2026-W47" && reply.json("start") == "2026-11-16T00:00:00Z")
    #expect(reply.json("groups.0.new") == "1")
    #expect(try await APIClient().get("/api/v1/demand/digest").status == 200)
    for week in ["2026", "2026-W54", "W47"] {
      #expect(try await APIClient().get("/api/v1/demand/digest?week=\(week)").status == 400, "\(week)")
    }
  }

  /// Any day could be asked for otherwise, and so who asked on it.
  @Test func onlyAFewWindowsAreAnswered() async throws {
    for query in ["since=31d", "since=1d", "since=90", "kind=x", "limit=0", "limit=101"] {
      #expect(try await APIClient().get("/api/v1/demand?\(query)").status == 400, "\(query)")
    }
  }

  @Test func whoAsksIsTakenFromHeaders() async throws {
    let askers = Mutex<[String]>([])
    let client = APIClient(
      FakeServices(asked: { request in
        askers.withLock { $0.append(request.asker.map { "\($0.person)|\($0.team)" } ?? "nobody") }
      }))
    for headers in [
      [:], ["Guildhall-Person": "ann@example.org"], ["Guildhall-Team": "K%C3%A4se"],
      ["Guildhall-Person": String(repeating: "x", count: 300), "Guildhall-Team": "A"],
    ] {
      _ = try await client.get("/api/v1/search?q=x", headers: .init(headers))
    }
    _ = try await client.get("/api/v1/search?q=x", method: "HEAD", headers: .init(["Guildhall-Team": "A"]))
    #expect(askers.withLock { $0 } == ["nobody", "ann@example.org|", "|Käse", "|A", "nobody"])
  }
}

extension HTTPFields {
  fileprivate init(_ fields: [String: String]) {
    self.init()
    for (name, value) in fields {
      if let name = HTTPFields.Element.Name(name) { self[name] = value }
    }
  }
}
