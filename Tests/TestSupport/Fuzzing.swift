import Foundation

/// How long tests with random inputs go on. `make test` runs them briefly and
/// always alike; `make fuzz` gives them other seeds and more rounds.
package enum Fuzzing {
  /// `base` times `GUILDHALL_FUZZ_ROUNDS`.
  package static func rounds(_ base: Int) -> Int {
    base * max(1, variable("GUILDHALL_FUZZ_ROUNDS").flatMap { Int($0) } ?? 1)
  }

  /// `base` changed by `GUILDHALL_FUZZ_SEED`; the same value gives the same inputs again.
  package static func seed(_ base: UInt64) -> UInt64 {
    let chosen = variable("GUILDHALL_FUZZ_SEED").flatMap { UInt64($0) } ?? 0
    return base &+ chosen &* 0x9E37_79B9_7F4A_7C15
  }

  private static func variable(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }
}
