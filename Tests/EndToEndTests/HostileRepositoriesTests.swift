import Foundation
import TestSupport
import Testing

extension EndToEnd {
  @Suite struct HostileFolder {
    @Test func eachIsReadOrNamedAndTheOthersGoOn() throws {
      let organization = try Organization([
        "good/first": ["a.txt": "good_word one\n"], "zoo/last": ["a.txt": "good_word\n"],
      ])
      let hostile = try HostileRepositories(in: organization.folder.file("repos/hostile").path)
      let result = try GuildhallBinary.run(["sync", "--json"], in: organization.folder.url, seconds: 600)
      #expect(result.code == 1, "\(result.errors)")
      let figures = try SyncFigures(result.output)
      #expect(figures.repositories == hostile.cases.count + 2)
      #expect(!FileManager.default.fileExists(atPath: hostile.marker), "something of a repository was run")

      #expect(try organization.repositories(with: "good_word").count == 2)
      for one in hostile.cases {
        let causes = figures.problems.filter { $0.severity == "error" && $0.subject.hasSuffix("hostile/\(one.name)") }
        switch one.expectation {
        case .readable, .empty: #expect(causes.isEmpty, "\(one.name): \(causes.map(\.message))")
        case .refused, .broken:
          #expect(causes.count == 1, "\(one.name) was not named: \(causes.map(\.message))")
          #expect(causes.allSatisfy { $0.message.count > 20 })
        }
      }
      let fail = hostile.cases.filter { [.refused, .broken].contains($0.expectation) }
      #expect(figures.failed == fail.count)
      #expect(try organization.run("check-index").code == 0)

      // Nothing has changed: the good ones are not read again, the bad ones are named again.
      let again = try GuildhallBinary.run(["sync", "--json"], in: organization.folder.url, seconds: 600)
      let second = try SyncFigures(again.output)
      #expect(second.indexed == 0)
      #expect(second.failed == fail.count)
      #expect(!FileManager.default.fileExists(atPath: hostile.marker))
    }
  }
}
