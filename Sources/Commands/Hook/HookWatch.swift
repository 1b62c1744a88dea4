import Foundation
import Synchronization

/// Ends the process when the hook takes too long. The message is written in one step, after it is stopped.
enum HookWatch {
  private static let isOver = Atomic(false)

  static func start(milliseconds: Int) {
    let thread = Thread {
      usleep(UInt32(clamping: milliseconds) * 1_000)
      if !isOver.exchange(true, ordering: .relaxed) { _exit(0) }
    }
    thread.start()
  }

  /// Waits for its end where it has come already.
  static func stop() {
    if isOver.exchange(true, ordering: .relaxed) { _exit(0) }
  }
}
