import Foundation
import GitRead

/// Hands commits from the thread that reads them to the one that keeps them. So many wait at most; then the reader waits,
/// and git with it.
final class FactsQueue: @unchecked Sendable {
  // Sendable: all that changes is used under the condition's lock.
  private let condition = NSCondition()
  private var waiting: [CommitFacts] = []
  private var changes = 0
  private var outcome: Result<Void, any Error>?
  private var isAbandoned = false
  /// Files of the commits that may wait, each some 200 bytes.
  private let room: Int

  struct Abandoned: Error {}

  init(room: Int = 400_000) { self.room = room }

  /// Runs `read` on a thread of its own; it gets what takes a commit.
  func fill(_ read: @escaping @Sendable ((CommitFacts) throws -> Void) throws -> Void) {
    let thread = Thread { [self] in
      let result = Result { try read(put) }
      condition.withLock {
        outcome = result
        condition.broadcast()
      }
    }
    thread.stackSize = 8 << 20
    thread.start()
  }

  private func put(_ facts: CommitFacts) throws {
    try condition.withLock {
      while changes >= room, !isAbandoned { condition.wait() }
      guard !isAbandoned else { throw Abandoned() }
      waiting.append(facts)
      changes += facts.changes.count + 1
      condition.broadcast()
    }
  }

  /// Calls `body` for every commit in order, until the reader is done.
  /// - Throws: what the reader threw.
  func drain(_ body: (CommitFacts) -> Void) throws {
    while let facts = try take() { facts.forEach(body) }
  }

  private func take() throws -> [CommitFacts]? {
    try condition.withLock {
      while waiting.isEmpty {
        if let outcome {
          try outcome.get()
          return nil
        }
        condition.wait()
      }
      defer {
        waiting = []
        changes = 0
        condition.broadcast()
      }
      return waiting
    }
  }

  /// Ends the reader, whose commits nobody wants any more, and waits for its end.
  func abandon() {
    condition.withLock {
      isAbandoned = true
      condition.broadcast()
      while outcome == nil { condition.wait() }
    }
  }
}
