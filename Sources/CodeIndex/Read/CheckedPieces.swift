import Synchronization

/// Which pieces of a file were found to be as they were written since it was
/// opened, so that each is compared with its checksum only once.
final class CheckedPieces: @unchecked Sendable {
  // Sendable: the pointer never changes, and the words behind it are atomic.
  private let words: UnsafeMutablePointer<Atomic<UInt64>>
  private let wordCount: Int

  init(count: Int) {
    wordCount = (max(0, count) + 63) / 64
    words = .allocate(capacity: max(1, wordCount))
    for index in 0..<wordCount { (words + index).initialize(to: Atomic(0)) }
  }

  deinit {
    words.deinitialize(count: wordCount)
    words.deallocate()
  }

  /// Numbers past the count were never checked.
  @inline(__always)
  func contains(_ piece: Int) -> Bool {
    guard piece >= 0, piece >> 6 < wordCount else { return false }
    return words[piece >> 6].load(ordering: .relaxed) >> UInt64(piece & 63) & 1 != 0
  }

  func insert(_ piece: Int) {
    guard piece >= 0, piece >> 6 < wordCount else { return }
    words[piece >> 6].bitwiseOr(1 << UInt64(piece & 63), ordering: .relaxed)
  }
}
