import Foundation
import TestSupport
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension EndToEnd {
  /// What people record survives: crowds, kills, and the way into a backup and back.
  @Suite struct Records {
    private let path = "/api/v1/research/records"

    private struct Refused: Error, CustomStringConvertible { var description: String }

    private struct Listed: Decodable {
      struct Record: Decodable {
        struct Candidate: Decodable { var title: String, verdicts: [Verdict] }
        struct Verdict: Decodable { var kind: String, person: String }
        var id: String, need: String, state: String, outcome: String, team: String, person: String
        var candidates: [Candidate]
      }
      var records: [Record], total: Int, next: String?
    }

    private func post(
      _ server: LiveServer.Client, _ path: String, _ body: [String: Any], key: String? = nil
    ) async throws -> [String: Any] {
      // As from an address of its own each: how often one may send is bounded.
      var headers = ["Content-Type": "application/json", "X-Forwarded-For": UUID().uuidString]
      headers["Idempotency-Key"] = key
      let answer = try await server.get(
        path, method: "POST", headers: headers, body: try JSONSerialization.data(withJSONObject: body))
      guard (200...201).contains(answer.status) else {
        throw Refused(description: "\(path) answers \(answer.status): \(answer.text)")
      }
      return try #require(try JSONSerialization.jsonObject(with: answer.body) as? [String: Any])
    }

    private func all(_ server: LiveServer.Client) async throws -> [Listed.Record] {
      var (records, cursor): ([Listed.Record], String?) = ([], nil)
      repeat {
        let answer = try await server.get("\(path)?limit=100" + (cursor.map { "&cursor=\($0)" } ?? ""))
        let page = try JSONDecoder().decode(Listed.self, from: answer.body)
        records += page.records
        cursor = page.next
      } while cursor != nil
      return records
    }

    @Test func aHundredClientsLoseAndDoubleNothing() async throws {
      let organization = try Organization.small()
      try organization.sync()
      let live = try await LiveServer(in: organization.folder.url)
      let server = live.client
      try await withThrowingTaskGroup(of: Void.self) { group in
        for client in 0..<100 {
          group.addTask {
            let need: [String: Any] = ["need": "need \(client)", "team": "T\(client % 7)", "candidates": ["orders"]]
            let record = try await post(server, path, need, key: "need-\(client)")
            let id = try #require(record["id"] as? String)
            // The network swallowed the answer: sent again.
            #expect(try await post(server, path, need, key: "need-\(client)")["id"] as? String == id)
            let verdicts: [String: Any] = [
              "verdicts": [["candidate": "orders", "kind": "adopt"]], "person": "p\(client)",
            ]
            for _ in 0..<2 {
              _ = try await post(server, "\(path)/\(id)/verdicts", verdicts, key: "verdict-\(client)")
            }
          }
        }
        try await group.waitForAll()
      }
      let records = try await all(server)
      #expect(Set(records.map(\.need)) == Set((0..<100).map { "need \($0)" }) && records.count == 100)
      #expect(records.allSatisfy { $0.state == "taken" && $0.candidates.flatMap(\.verdicts).count == 1 })
      for record in records {
        #expect(record.candidates.first?.verdicts.first?.person == "p" + record.need.dropFirst("need ".count))
      }
    }

    /// Whatever was acknowledged before a kill is there after it, whole.
    @Test func killedServersKeepWhatTheyAcknowledged() async throws {
      let organization = try Organization.small()
      try organization.sync()
      var acknowledged: Set<String> = []
      for round in 0..<4 {
        let live = try await LiveServer(in: organization.folder.url)
        let server = live.client
        acknowledged.formUnion(
          await withTaskGroup(of: [String].self) { group in
            for client in 0..<4 {
              group.addTask {
                var done: [String] = []
                for number in 0..<1_000 {
                  let need = "round \(round) client \(client) number \(number)"
                  do {
                    let record = try await post(server, path, ["need": need, "candidates": ["orders"]])
                    let verdict: [String: Any] = ["verdicts": [["candidate": "orders", "kind": "wrap"]]]
                    _ = try await post(server, "\(path)/\(record["id"] ?? "")/verdicts", verdict)
                  } catch {
                    break
                  }
                  done.append(need)
                }
                return done
              }
            }
            try? await Task.sleep(for: .milliseconds(500 + 300 * round))
            live.program.kill(SIGKILL)
            return await group.reduce(into: []) { $0 += $1 }
          })
        _ = try live.program.wait()
      }
      #expect(!acknowledged.isEmpty)
      let live = try await LiveServer(in: organization.folder.url)
      let server = live.client
      let records = try await all(server)
      let decided = records.filter { $0.state == "taken" }.map(\.need)
      #expect(acknowledged.isSubset(of: decided), "\(acknowledged.subtracting(decided))")
      #expect(Set(records.map(\.need)).count == records.count)
      #expect(records.allSatisfy { $0.candidates.count == 1 && $0.candidates[0].verdicts.count <= 1 })
    }

    @Test func backupsOfARunningServerBringEverythingBack() async throws {
      let organization = try Organization.small()
      try organization.sync()
      let live = try await LiveServer(in: organization.folder.url)
      let server = live.client
      for number in 0..<5 { _ = try await post(server, path, ["need": "early \(number)", "candidates": [String]()]) }
      async let written: Void = {
        for number in 0..<30 { _ = try await post(server, path, ["need": "late \(number)", "candidates": [String]()]) }
      }()
      let backup = try organization.run("backup", "copy.sqlite", "--json")
      #expect(backup.code == 0, "\(backup.errors)")
      #expect(try organization.run("backup", "copy.sqlite").code == 2, "nothing is overwritten")
      try await written
      let refused = try organization.run("restore", "copy.sqlite")
      #expect(refused.code == 2 && refused.errors.contains("in use"), "\(refused.errors)")
      #expect(try await all(server).count == 35)
      _ = try live.stop()

      // The data folder is lost, all but the backup.
      try FileManager.default.removeItem(at: organization.folder.file("data"))
      let restored = try organization.run("restore", "copy.sqlite", "--json")
      #expect(restored.code == 0, "\(restored.errors)")
      try organization.sync()
      let listed = try organization.run("research", "--list", "--json", "-n", "100")
      let needs = listed.output.split(separator: "\n")
      #expect((5...35).contains(needs.count) && needs.count(where: { $0.contains("early") }) == 5, "\(listed.errors)")
      let again = try organization.run("restore", "copy.sqlite")
      #expect(again.code == 0 && again.output.contains(".before-restore-"), "\(again.errors)")
      try organization.folder.write("rubbish", to: "rubbish.sqlite")
      #expect(try organization.run("restore", "rubbish.sqlite").code == 2)
      let exported = try organization.run("export", "--records")
      #expect(exported.output.split(separator: "\n").count == needs.count, "\(exported.errors)")
    }

    @Test func aNeedGoesFromTheTerminalIntoTheRepository() throws {
      let organization = try Organization.small()
      try organization.sync()
      let recorded = try organization.run(
        "research", "survives", "failing", "networks", "--record", "--by", "ada@example.org", "--team", "Web",
        "--project", "payments")
      #expect(recorded.code == 0 && recorded.output.contains("R-1"), "\(recorded.errors)")
      #expect(try organization.run("decide", "R-1").code == 2)
      let unknown = try organization.run("decide", "R-1", "orders", "--dismiss", "qualty")
      #expect(unknown.code == 2 && unknown.errors.contains("Did you mean quality?"), "\(unknown.errors)")
      for arguments in [["R-9", "--build"], ["R-1", "nowhere", "--adopt"]] {
        #expect(try GuildhallBinary.run(["decide"] + arguments, in: organization.folder.url).code == 1)
      }
      let dismissed = try organization.run(
        "decide", "R-1", "orders", "--dismiss", "missing-feature", "--words", "no streaming", "--by", "ada@example.org")
      #expect(
        dismissed.code == 0 && dismissed.output.contains("a feature is missing (no streaming)"), "\(dismissed.errors)")
      // Whoever looks for the same is told.
      let again = try organization.run("research", "survives failing networks")
      #expect(again.output.contains("1 team dismissed it: a feature is missing (no streaming)"), "\(again.output)")
      #expect(again.output.contains("Earlier research"))
      let adopted = try organization.run("decide", "1", "orders", "--adopt", "--json")
      #expect(adopted.output.contains(#""state":"taken""#), "\(adopted.output)")
      #expect(try organization.run("research", "R-1").output.contains("orders adopted"))
      #expect(try organization.run("research", "--list").output.contains("R-1"))

      let payments = try organization.repository("shop/payments").path
      let place = ["--config", organization.folder.file("guildhall.yaml").path]
      let folder = URL(fileURLWithPath: payments + "/src")
      let exported = try GuildhallBinary.run(["decide", "R-1", "--export"] + place, in: folder)
      #expect(exported.code == 0, "\(exported.errors)")
      let file = payments + "/docs/decisions/0001-survives-failing-networks.md"
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.contains("research: R-1") && text.contains("orders"))
      let twice = try GuildhallBinary.run(["decide", "R-1", "--export"] + place, in: folder)
      #expect(twice.code == 2 && twice.errors.contains("already"), "\(twice.errors)")
      let elsewhere = try organization.run("decide", "R-1", "--export", "out")
      #expect(elsewhere.code == 0 && elsewhere.output.contains("out/0001-"), "\(elsewhere.errors)")
      #expect(try organization.run("decide", "R-1", "--export").code == 2, "in no repository")
    }
  }
}
