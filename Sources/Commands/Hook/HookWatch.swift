import Foundation
import Synchronization

/// Ends the process when the hook takes too long. What must not stop halfway is protected from it.
enum HookWatch {
  private enum State: UInt8, AtomicRepresentable { case watching, protecting, over }

  private static let state = Atomic(State.watching)

  static func start(milliseconds: Int) {
    let thread = Thread {
      usleep(UInt32(clamping: milliseconds) * 1_000)
      if state.exchange(.over, ordering: .relaxed) == .watching { _exit(0) }
    }
    thread.start()
  }

  /// Does it as a whole or not at all; where its time came meanwhile, the process ends after it.
  static func protect(_ body: () throws -> Void) rethrows {
    guard move(.watching, to: .protecting) else { _exit(0) }
    try body()
    guard move(.protecting, to: .watching) else { _exit(0) }
  }

  private static func move(_ expected: State, to desired: State) -> Bool {
    state.compareExchange(expected: expected, desired: desired, ordering: .relaxed).exchanged
  }
}
