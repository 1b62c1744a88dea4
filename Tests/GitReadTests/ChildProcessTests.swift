import Foundation
import TestSupport
import Testing

@testable import GitRead

@Suite struct ChildProcessTests {
  private func run(
    _ script: String, bounds: WorkBounds = .seconds(60), consume: (UnsafeRawBufferPointer) throws -> Void = { _ in }
  ) throws -> GitProcess.Outcome {
    try GitProcess(
      executable: "/bin/sh", arguments: ["sh", "-c", script], environment: ["PATH=/usr/bin:/bin"], bounds: bounds
    ).run(consume: consume)
  }

  @Test func bothOutputsAreReadHoweverMuchTheyHold() throws {
    var count = 0
    let outcome = try run(
      "head -c 3000000 /dev/zero; head -c 3000000 /dev/zero | tr '\\0' x >&2; head -c 100 /dev/zero; exit 7"
    ) { count += $0.count }
    #expect(count == 3_000_100)
    #expect(outcome.exit == .code(7))
    #expect((32 * 1024...64 * 1024).contains(outcome.complaint.utf8.count))
  }

  /// As the master connection of an ssh: a process of its own that keeps the outputs open.
  @Test func whatIsLeftBehindIsNotWaitedFor() throws {
    let start = ContinuousClock.now
    let outcome = try run("setsid sleep 30 & echo said >&2; exit 0", bounds: WorkBounds())
    #expect(outcome.exit == .code(0))
    #expect(outcome.complaint == "said\n")
    #expect(ContinuousClock.now - start < .seconds(25))
  }

  @Test func theDeadlineEndsTheWholeGroup() throws {
    let shop = try Workshop()
    let file = shop.path("pids")
    #expect(throws: GitProcess.Interruption.self) {
      try run("sleep 300 & echo $! > '\(file)'; trap '' TERM; sleep 300; sleep 300", bounds: .seconds(1))
    }
    let text = try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    let pid = try #require(pid_t(text))
    // The killed grandchild is init's to reap; it runs no more.
    let state = (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)) ?? "gone Z"
    #expect(state.contains(" Z") || state.contains(" X"), "\(state)")
  }

  @Test func theConsumersErrorEndsTheChild() throws {
    struct Enough: Error {}
    #expect(throws: Enough.self) { try run("yes") { _ in throw Enough() } }
  }

  @Test func theChildGetsNothingButWhatIsMeantForIt() throws {
    let open = Foundation.open("/dev/null", O_RDONLY)
    defer { close(open) }
    var text = ""
    _ = try run("ls /proc/self/fd | tr '\\n' ' '; pwd; env | sort | tr '\\n' ' '; cat /proc/self/stat | cut -d' ' -f7")
    {
      text += String(decoding: $0, as: UTF8.self)
    }
    // 3 is the folder that ls reads; 0 as the terminal means none.
    #expect(text == "0 1 2 3 /\nPATH=/usr/bin:/bin PWD=/ 0\n", "\(text)")
  }

  @Test func noDescriptorsAreLost() throws {
    func count() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
    _ = try run("true")
    // Other tests run at the same time and open and close as well: a leak of
    // three a run would stand far out.
    let before = try count()
    for _ in 0..<100 {
      _ = try run("echo x; echo y >&2")
      _ = try? ChildProcess(executable: "/nonexistent", arguments: ["x"], environment: [], input: .requests)
    }
    #expect(try count() < before + 150)
  }

  @Test func whatCannotBeStartedIsSaid() {
    #expect(throws: ChildProcess.Failure.self) {
      try ChildProcess(executable: "/nonexistent", arguments: ["x"], environment: [])
    }
  }

  @Test func cancellationBeforeDuringAndAfter() async throws {
    let cancellation = Cancellation()
    let bounds = WorkBounds(cancellation: cancellation)
    _ = try run("true", bounds: bounds)
    let work = Task.detached { try self.run("sleep 300", bounds: bounds) }
    try await Task.sleep(for: .milliseconds(100))
    cancellation.cancel()
    await #expect(throws: GitProcess.Interruption.self) { try await work.value }
    #expect(throws: GitProcess.Interruption.self) { try run("true", bounds: bounds) }
    cancellation.cancel()
  }
}
