import Bytes

/// The first bytes of a shard: what it is, and where its sections stand.
struct ShardHeader {
  struct Entry {
    var offset: UInt64
    var length: UInt64
    var checksum: UInt64
  }

  /// Magic, version, number of sections, file length.
  private static let fixedSize = 24
  private static let entrySize = 24
  static let size = fixedSize + ShardFormat.Section.allCases.count * entrySize + 8

  var fileLength: UInt64
  /// One for each case of `ShardFormat.Section`, in its order.
  var entries: [Entry]

  /// The header of a file that consists of it and these sections.
  init(sections: [[UInt8]]) {
    var offset = UInt64(Self.size)
    entries = sections.map { section in
      defer { offset += UInt64(section.count) }
      return Entry(offset: offset, length: UInt64(section.count), checksum: Checksum.of(section))
    }
    fileLength = offset
  }

  var bytes: [UInt8] {
    var writer = ByteWriter(capacity: Self.size)
    writer.append(ShardFormat.magic)
    writer.append(ShardFormat.version)
    writer.append(UInt32(entries.count))
    writer.append(fileLength)
    for entry in entries {
      writer.append(entry.offset)
      writer.append(entry.length)
      writer.append(entry.checksum)
    }
    writer.append(Checksum.of(writer.bytes))
    return writer.bytes
  }

  init(_ file: ByteView) throws(ShardError) {
    guard file.count >= ShardFormat.magic.count, file.buffer.starts(with: ShardFormat.magic) else { throw .noShard }
    guard let version = file.uint32(at: 8), let count = file.uint32(at: 12), let length = file.uint64(at: 16) else {
      throw .cutShort(expected: UInt64(Self.size), actual: file.count)
    }
    guard version == ShardFormat.version else { throw .version(version) }
    guard file.count >= Self.size, let covered = file.part(at: 0, count: Self.size - 8) else {
      throw .cutShort(expected: UInt64(Self.size), actual: file.count)
    }
    guard file.uint64(at: Self.size - 8) == Checksum.of(covered), Int(count) == ShardFormat.Section.allCases.count
    else {
      throw .damagedHeader
    }
    guard length == UInt64(file.count) else { throw .cutShort(expected: length, actual: file.count) }
    fileLength = length
    entries = ShardFormat.Section.allCases.map { section in
      let place = Self.fixedSize + section.rawValue * Self.entrySize
      return Entry(
        offset: file.uint64(at: place) ?? 0, length: file.uint64(at: place + 8) ?? 0,
        checksum: file.uint64(at: place + 16) ?? 0)
    }
  }
}
