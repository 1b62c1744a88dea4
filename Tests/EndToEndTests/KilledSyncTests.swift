import Foundation
import TestSupport
import Testing

extension EndToEnd {
  @Suite struct KilledSync {
    private static let repositories = 5

    /// Killed at moments spread over a whole sync, each repository answers
    /// either as before or as after, and never as both, half or not at all.
    @Test func everyMomentLeavesAnAnsweringState() throws {
      let organization = try Organization(IncrementalSync.many(repositories: Self.repositories, files: 80))
      let start = ContinuousClock.now
      try organization.sync()
      let whole = ContinuousClock.now - start

      let moments = 6
      for moment in 1...moments {
        try commit(generation: moment + 1, in: organization)
        let killed = try GuildhallBinary.start(["sync"], in: organization.folder.url)
        Thread.sleep(forTimeInterval: seconds(whole) * Double(moment) / Double(moments + 1))
        killed.kill(SIGKILL)
        _ = try killed.wait()
        try expectWholeGenerations(upTo: moment + 1, in: organization)
        #expect(try organization.run("check-index").code == 0)
      }
      try organization.sync()
      #expect(
        try organization.repositories(with: "generation_\(moments + 1)").count == Self.repositories)
      #expect(try organization.found("generation_\(moments)").isEmpty)
      #expect(try organization.run("check-index").code == 0)
    }

    @Test func theFirstSyncMayBeKilledToo() throws {
      let organization = try Organization(IncrementalSync.many(repositories: 3, files: 80))
      let killed = try GuildhallBinary.start(["sync"], in: organization.folder.url)
      // The first line names the first repository that was published.
      for _ in 0..<6000 where killed.isRunning && !killed.errors.contains("[1/3]") {
        Thread.sleep(forTimeInterval: 0.01)
      }
      killed.kill(SIGKILL)
      _ = try killed.wait()
      #expect(try !organization.repositories(with: "generation_1").isEmpty)
      try organization.sync()
      #expect(try organization.repositories(with: "generation_1").count == 3)
      #expect(try organization.run("check-index").code == 0)
    }

    @Test func stoppedByTheKeyboard() throws {
      let organization = try Organization(IncrementalSync.many(repositories: 4, files: 80))
      let stopped = try GuildhallBinary.start(["sync"], in: organization.folder.url)
      Thread.sleep(forTimeInterval: 0.3)
      stopped.kill(SIGINT)
      _ = try stopped.wait(seconds: 30)
      try organization.sync()
      #expect(try organization.repositories(with: "generation_1").count == 4)
    }

    private func commit(generation: Int, in organization: Organization) throws {
      for repository in organization.repositories.values {
        try repository.commit(["generation.txt": "generation_\(generation)\n"])
      }
    }

    private func expectWholeGenerations(upTo last: Int, in organization: Organization) throws {
      var answers: [String: Int] = [:]
      for generation in 1...last {
        for name in try organization.repositories(with: "generation_\(generation)") {
          answers[name, default: 0] += 1
        }
      }
      #expect(answers.count == Self.repositories, "some repository does not answer: \(answers)")
      #expect(answers.values.allSatisfy { $0 == 1 }, "some repository answers with two states: \(answers)")
    }

    private func seconds(_ duration: Duration) -> Double {
      Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }
  }
}
