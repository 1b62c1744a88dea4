import Foundation
import Testing

/// Whole replies, as files. `GUILDHALL_RECORD=1 swift test --filter GoldenTests` writes them anew.
@Suite struct GoldenTests {
  @Test func repliesStayAsTheyAre() async throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens")
    for (name, target) in [
      ("search", "/api/v1/search?q=x&limit=6&explain=true"), ("suggest", "/api/v1/suggest?q=sw"),
      ("definitions", "/api/v1/definitions?name=Buffer&repository=apple/swift-nio&path=Sources/a.swift"),
      ("research", "/api/v1/research?q=many%20connections&limit=2"),
      ("records", "/api/v1/research/records?limit=1"), ("record", "/api/v1/research/records/R-1"),
      ("demand", "/api/v1/demand"), ("demand-digest", "/api/v1/demand/digest?week=2026-W47"),
      ("questions", "/api/v1/questions?state=solved"), ("question", "/api/v1/questions/Q-1"),
      ("who", "/api/v1/who?subject=apple/swift-nio:Sources&asOf=2024-05-01"),
      ("contributions", "/api/v1/collaboration/contributions?by=department&from=2025-Q2&name=Web"),
      ("collaboration-trend", "/api/v1/collaboration/trend"),
      ("team-pairs", "/api/v1/collaboration/pairs?kind=silent&limit=1"),
      ("repositories", "/api/v1/repositories?limit=2"), ("repository", "/api/v1/repositories/apple/swift-nio"),
      ("projects", "/api/v1/projects?q=nio"), ("file", "/api/v1/files/apple/swift-nio/-/Package.swift?lines=2-3"),
      ("teams", "/api/v1/teams"),
      ("team", "/api/v1/teams/NIO"), ("people", "/api/v1/people"), ("person", "/api/v1/people/ada-wire-0hq3k1z"),
      ("tree", "/api/v1/tree/apple/swift-nio"), ("status", "/api/v1/status"), ("error", "/api/v1/search?q=("),
      ("library", "/api/v1/documents?limit=1"), ("documents", "/api/v1/documents/apple/swift-nio"),
      ("document", "/api/v1/documents/apple/swift-nio/-/README.md"), ("handbook", "/api/v1/handbook"),
      ("decisions", "/api/v1/decisions"), ("search-decision", "/api/v1/search?q=x&type=decision"),
      ("decision", "/api/v1/decisions/apple/swift-nio/-/docs/adr/0007-loops.md"),
    ] {
      let reply = try await APIClient().get(target)
      let text = try pretty(reply.body)
      let file = folder.appendingPathComponent("\(name).json")
      if ProcessInfo.processInfo.environment["GUILDHALL_RECORD"] != nil {
        try Data(text.utf8).write(to: file)
      }
      #expect(text == (try String(contentsOf: file, encoding: .utf8)), "\(name).json")
    }
  }

  /// A property a line, so that a difference can be read.
  private func pretty(_ json: String) throws -> String {
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
    let data = try JSONSerialization.data(
      withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
