/// Damage to one of several byte strings. An input is read as edits of something sound, so that what is behind the first
/// check of a format is reached as well.
package struct Edit {
  private enum Operation: UInt8, CaseIterable {
    case setByte, setShort, setWord, add, flip, cut, insert, copy
  }

  /// Bytes of input for each edit.
  package static let size = 8

  /// Which of the byte strings, once it is reduced to how many there are.
  package let target: Int
  /// Four bytes that the operation makes something of.
  package let value: UInt32
  /// Where in the byte string, once it is reduced to its length.
  package let place: Int
  private let operation: Operation

  /// The edits that an input says, at most `limit`; a rest that is too short for one is ignored.
  package static func all(of input: UnsafeBufferPointer<UInt8>, limit: Int) -> [Edit] {
    (0..<min(limit, input.count / size)).map { Edit(input[$0 * size..<($0 + 1) * size].map { $0 }) }
  }

  private init(_ bytes: [UInt8]) {
    let operations = Operation.allCases
    target = Int(bytes[0])
    operation = operations[Int(bytes[1]) % operations.count]
    place = Int(bytes[2]) | Int(bytes[3]) << 8
    value = bytes[4...].reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Longest piece that is cut, inserted or copied.
  private var length: Int { Int(value & 0xFFF) }

  package func apply(to bytes: inout [UInt8]) {
    guard !bytes.isEmpty else {
      if operation == .insert { bytes = [UInt8](repeating: UInt8(value >> 24), count: length) }
      return
    }
    let place = place % bytes.count
    let end = min(bytes.count, place + length)
    switch operation {
    case .setByte: set(value, count: 1, at: place, of: &bytes)
    case .setShort: set(value, count: 2, at: place, of: &bytes)
    case .setWord: set(value, count: 4, at: place, of: &bytes)
    case .add:
      let old = bytes[place...].prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      set(old &+ UInt32(bitPattern: Int32(Int8(truncatingIfNeeded: value))), count: 4, at: place, of: &bytes)
    case .flip: bytes[place] ^= UInt8(truncatingIfNeeded: value)
    case .cut: bytes.removeSubrange(place..<end)
    case .insert: bytes.insert(contentsOf: [UInt8](repeating: UInt8(value >> 24), count: length), at: place)
    case .copy: bytes.insert(contentsOf: bytes[place..<end], at: Int(value >> 12) % bytes.count)
    }
  }

  /// Writes a number's lowest bytes, as far as there is room.
  private func set(_ number: UInt32, count: Int, at place: Int, of bytes: inout [UInt8]) {
    for index in 0..<min(count, bytes.count - place) {
      bytes[place + index] = UInt8(truncatingIfNeeded: number >> (8 * index))
    }
  }
}
