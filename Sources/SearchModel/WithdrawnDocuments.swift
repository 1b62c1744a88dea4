/// The documents of a published shard that no longer answer: a shard never changes, so that what became of its files is
/// said beside it.
package struct WithdrawnDocuments: Sendable, Equatable {
  /// Places in the shard, ascending, each once.
  package let numbers: [UInt32]

  package init(_ numbers: some Sequence<UInt32> = []) { self.numbers = Set(numbers).sorted() }

  /// Reads what `encoded` wrote; a rest of fewer than four bytes is ignored.
  package init(encoded bytes: some Collection<UInt8>) {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(bytes.count / 4)
    var (number, count) = (UInt32(0), 0)
    for byte in bytes {
      number = number >> 8 | UInt32(byte) << 24
      count += 1
      if count % 4 == 0 { numbers.append(number) }
    }
    self.init(numbers)
  }

  /// Four bytes for each number, the lowest byte first.
  package var encoded: [UInt8] {
    numbers.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
  }

  package func union(_ others: some Sequence<UInt32>) -> WithdrawnDocuments { WithdrawnDocuments(numbers + others) }
}
