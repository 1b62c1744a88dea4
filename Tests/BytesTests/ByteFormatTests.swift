import Bytes
import Foundation
import TestSupport
import Testing

@Suite struct ByteFormatTests {
  @Test func numbersComeBack() {
    var writer = ByteWriter()
    let numbers: [UInt32] = [0, 1, 127, 128, 16_383, 16_384, 1 << 21, 1 << 28, .max]
    for number in numbers { writer.appendVarint(number) }
    #expect(writer.count == 1 + 1 + 1 + 2 + 2 + 3 + 4 + 5 + 5)
    let bytes = writer.bytes
    bytes.withUnsafeBytes { buffer in
      var reader = VarintReader(ByteView(buffer))
      for number in numbers { #expect(reader.next() == number) }
      #expect(reader.next() == nil && reader.offset == buffer.count)
    }
  }

  @Test func readsNothingOutside() {
    let bytes: [UInt8] = [1, 2, 3, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]
    bytes.withUnsafeBytes { buffer in
      let view = ByteView(buffer)
      #expect(view.uint16(at: 0) == 0x0201)
      #expect(view.uint16(at: 8) == nil && view.uint32(at: -1) == nil && view.uint64(at: 2) == nil)
      #expect(view.uint32(at: .max) == nil && view[9] == nil && view[-1] == nil)
      #expect(view.part(at: 1, count: .max) == nil && view.part(at: 9, count: 0)?.count == 0)
      var reader = VarintReader(view, at: 3)
      #expect(reader.next() == nil)
    }
  }

  /// Values of the XXH64 specification's test program.
  @Test func checksumsAreXXH64() {
    #expect(Checksum.of([]) == 0xEF46_DB37_51D8_E999)
    #expect(Checksum.of(Array("abc".utf8)) == 0x44BC_2CF5_AD77_0999)
    #expect(Checksum.of(Array("Nobody inspects the spammish repetition".utf8)) == 0xFBCE_A83C_8A37_8BF1)
  }

  @Test func blocksComeBack() {
    var random = Seeded(3)
    for length in [1, 5, 100, 16_384, 70_000] {
      for isRandom in [false, true] {
        let block = (0..<length).map { isRandom ? UInt8.random(in: 0...255, using: &random) : UInt8($0 / 7 & 15) }
        var data: [UInt8] = []
        block.withUnsafeBytes { BlockCompressor().append(ByteView($0), to: &data) }
        #expect(data.count <= block.count)
        var output = [UInt8](repeating: 0, count: length)
        let isDecoded = data.withUnsafeBytes { data in
          output.withUnsafeMutableBufferPointer { BlockDecoder.decode(ByteView(data), into: $0) }
        }
        #expect(isDecoded && output == block)
      }
    }
  }

  /// With the dictionary right before the output or elsewhere; with another one blocks are refused or differ.
  @Test(arguments: [1, 300, BlockCompressor.longestDictionary])
  func aDictionaryIsNeededToReadWhatWasWrittenWithIt(length: Int) {
    var random = Seeded(UInt64(length))
    let dictionary = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
    let compressor = BlockCompressor(dictionary: dictionary)
    for start in [0, length / 3, length - 1] {
      let block = Array(dictionary[start...].prefix(4_000)) + Array("and something of its own".utf8)
      var data: [UInt8] = []
      block.withUnsafeBytes { compressor.append(ByteView($0), to: &data) }
      if block.count > 100 { #expect(data.count < 64 + block.count / 200) }
      var bench = dictionary + [UInt8](repeating: 0, count: block.count)
      let isDecoded = data.withUnsafeBytes { data in
        bench.withUnsafeMutableBufferPointer { bench in
          BlockDecoder.decode(
            ByteView(data), into: UnsafeMutableBufferPointer(rebasing: bench[length...]),
            dictionary: ByteView(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bench[..<length]))))
        }
      }
      #expect(isDecoded && Array(bench[length...]) == block)
      let others: [[UInt8]] = [dictionary, dictionary.map { ~$0 }, []]
      for other in others {
        var output = [UInt8](repeating: 0, count: block.count)
        let isDecoded = data.withUnsafeBytes { data in
          other.withUnsafeBytes { other in
            output.withUnsafeMutableBufferPointer {
              BlockDecoder.decode(ByteView(data), into: $0, dictionary: ByteView(other))
            }
          }
        }
        if other == dictionary { #expect(isDecoded && output == block) }
        if block.count > 100, other != dictionary { #expect(!isDecoded || output != block) }
      }
    }
  }

  @Test func aFileAppearsWholeOrNotAtAll() throws {
    let folder = try TemporaryFolder()
    try AtomicFile.write([[1, 2], [], [3]], to: folder.path + "/file")
    let file = try MappedFile(path: folder.path + "/file")
    withExtendedLifetime(file) { #expect(file.bytes.array == [1, 2, 3]) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
    #expect(throws: FileError.self) { try AtomicFile.write([[1]], to: folder.path + "/none/file") }
    #expect(throws: FileError.self) { try MappedFile(path: folder.path) }
  }
}
