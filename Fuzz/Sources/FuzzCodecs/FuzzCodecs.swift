import Bytes
import CScan
import Harness

@testable import CodeIndex

/// Any bytes to each codec; and what a codec wrote must be read as it was. Each gets the input in memory of its own, so
/// that a byte too many is noticed.
private enum CodecCheck {
  static func run(_ input: UnsafeBufferPointer<UInt8>) {
    guard let choice = input.first else { return }
    let bytes = Array(input[1...])
    bytes.withUnsafeBytes { numbers(ByteView($0)) }
    blocks(bytes, length: Int(choice) * 37)
    postings(bytes)
    scans(bytes, length: Int(choice & 15) + 1)
  }

  private static func numbers(_ bytes: ByteView) {
    var reader = VarintReader(bytes)
    while let number = reader.next() { check(number) }
    reader = VarintReader(bytes)
    while let number = reader.nextLong() {
      var writer = ByteWriter()
      writer.appendLongVarint(number)
      writer.bytes.withUnsafeBytes {
        var back = VarintReader(ByteView($0))
        precondition(back.nextLong() == number && back.offset == writer.count, "\(number) as a varint")
      }
    }
    reader = VarintReader(bytes)
    while let number = reader.nextSigned() {
      var writer = ByteWriter()
      writer.appendSigned(number)
      writer.bytes.withUnsafeBytes {
        var back = VarintReader(ByteView($0))
        precondition(back.nextSigned() == number, "\(number) as a signed varint")
      }
    }
    reader = VarintReader(bytes)
    while let part = reader.nextBytes() { _ = part.text }
  }

  private static func check(_ number: UInt32) {
    var writer = ByteWriter()
    writer.appendVarint(number)
    writer.bytes.withUnsafeBytes {
      var back = VarintReader(ByteView($0))
      precondition(back.next() == number, "\(number) as a varint")
    }
  }

  /// A stored block, with and without a dictionary.
  private static func blocks(_ bytes: [UInt8], length: Int) {
    let output = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: length)
    defer { output.deallocate() }
    let half = Array(bytes[..<(bytes.count / 2)])
    let rest = Array(bytes[(bytes.count / 2)...])
    bytes.withUnsafeBytes { _ = BlockDecoder.decode(ByteView($0), into: output) }
    half.withUnsafeBytes { dictionary in
      rest.withUnsafeBytes {
        _ = BlockDecoder.decode(ByteView($0), into: output, dictionary: ByteView(dictionary))
      }
    }
    precondition(stored(bytes, []) == bytes, "a block changed")
    precondition(stored(rest, half) == rest, "a block with a dictionary changed")
  }

  /// Written and read again.
  private static func stored(_ block: [UInt8], _ dictionary: [UInt8]) -> [UInt8] {
    var data: [UInt8] = []
    block.withUnsafeBytes { BlockCompressor(dictionary: dictionary).append(ByteView($0), to: &data) }
    var output = [UInt8](repeating: 0, count: block.count)
    let isRead = data.withUnsafeBytes { data in
      dictionary.withUnsafeBytes { dictionary in
        output.withUnsafeMutableBufferPointer {
          BlockDecoder.decode(ByteView(data), into: $0, dictionary: ByteView(dictionary))
        }
      }
    }
    precondition(isRead, "a block cannot be read")
    return output
  }

  private static func postings(_ bytes: [UInt8]) {
    guard bytes.count >= 4 else { return }
    let blocks = 1 + Int(bytes[0]) + Int(bytes[1]) << 8 & 0xFFF
    let claimed = Int(bytes[2]) | Int(bytes[3]) << 8
    let data = Array(bytes[4...])
    // Written by nobody.
    if case .sparse(let width, let highs) = PostingCode(count: claimed, of: blocks) {
      data.withUnsafeBytes {
        var set = BlockSet(capacity: blocks)
        set.formUnion(sparse: ByteView($0), width: width, highs: highs)
        var within = BlockSet(capacity: blocks, full: true)
        within.formIntersection(sparse: ByteView($0), width: width, highs: highs)
        precondition(set.words == within.words, "a union is no intersection with everything")
      }
    }
    data.withUnsafeBytes {
      var set = BlockSet(capacity: blocks, full: true)
      set.formIntersection(bitmap: $0)
      set.formUnion(bitmap: $0)
    }
    // Written by ourselves.
    let numbers = Set(
      zip(data, data.dropFirst()).map { UInt32((Int($0) | Int($1) << 8) % blocks) }
    ).sorted()
    guard case .sparse(let width, let highs) = PostingCode(count: numbers.count, of: blocks) else { return }
    let length = PostingCode(count: numbers.count, of: blocks).length(count: numbers.count, of: blocks)
    var coded = [UInt8](repeating: 0, count: length)
    numbers.withUnsafeBufferPointer { scan_sparse_encode($0.baseAddress, $0.count, width, highs, &coded) }
    var set = BlockSet(capacity: blocks)
    coded.withUnsafeBytes { set.formUnion(sparse: ByteView($0), width: width, highs: highs) }
    precondition(set.words == BlockSet(numbers, capacity: blocks).words, "\(numbers) of \(blocks)")
  }

  /// A text looked for in the rest, as by comparing it everywhere.
  private static func scans(_ bytes: [UInt8], length: Int) {
    guard bytes.count > length else { return }
    let needle = Array(bytes[..<length])
    let text = Array(bytes[length...])
    for ignoresCase in [false, true] {
      let fold = { (byte: UInt8) in ignoresCase && byte >= 65 && byte <= 90 ? byte | 0x20 : byte }
      let (folded, wanted) = (text.map(fold), needle.map(fold))
      let expected = (0..<max(0, text.count - length + 1)).first {
        folded[$0..<$0 + length].elementsEqual(wanted)
      }
      let found = text.withUnsafeBytes { Needle(needle, ignoresCase: ignoresCase).find(in: ByteView($0), from: 0) }
      precondition(found == expected, "found at \(found ?? -1), stands at \(expected ?? -1)")
    }
    text.withUnsafeBufferPointer { text in
      guard let start = text.baseAddress, let byte = needle.first else { return }
      precondition(scan_count(start, text.count, byte) == text.count { $0 == byte }, "miscounted")
      precondition(scan_byte(start, text.count, 0, byte) == text.firstIndex(of: byte) ?? text.count, "misplaced")
      var runs = [UInt8](repeating: 0, count: Int(SCAN_CLASSES))
      scan_runs(start, text.count, &runs)
    }
  }
}

private let check: Check = { start, count in
  CodecCheck.run(UnsafeBufferPointer(start: start, count: count))
  return 0
}

@_cdecl("FuzzCodecs_main")
public func fuzzCodecsMain(_ argumentCount: CInt, _ arguments: UnsafeMutableRawPointer) -> CInt {
  fuzz(argumentCount, arguments, check)
}
