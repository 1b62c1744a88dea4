import Bytes
import SearchModel

/// Decodes blocks of one shard; keeps the last few, since one block is asked for
/// by every term of a query and by neighbouring documents. Used by one thread at
/// a time; a view it gave is valid until it has decoded `slots` other blocks.
final class BlockCache {
  static let slots = 8
  /// So many blocks of a shard are decoded with its dictionary where it is, before it is copied.
  private static let patience = 6

  private struct Slot {
    var block = -1
    var buffer = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
    var length = 0

    var text: ByteView {
      ByteView(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<length]))
    }
  }

  private(set) var shard: Shard
  private var entries = [Slot](repeating: Slot(), count: slots)
  private var next = 0
  /// A copy of the shard's dictionary, with room for a block behind it: decoding is a third faster there.
  private var bench = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
  /// Blocks decoded of the shard; the dictionary is on the bench when they are more than `patience`.
  private var decodedOfShard = 0
  /// Bytes of text decoded so far.
  private(set) var decodedBytes = 0
  private(set) var decodedBlocks = 0

  init(shard: Shard) { self.shard = shard }

  deinit {
    for entry in entries { entry.buffer.deallocate() }
    bench.deallocate()
  }

  /// Turns to another shard; views given before are no longer valid.
  func use(_ shard: Shard) {
    guard shard !== self.shard else { return }
    self.shard = shard
    decodedOfShard = 0
    for index in entries.indices { entries[index].block = -1 }
  }

  /// A block's text.
  func text(ofBlock number: Int) throws(ShardError) -> ByteView {
    for entry in entries where entry.block == number { return entry.text }
    let (stored, length) = try shard.storedBlock(number)
    let index = next
    next = (next + 1) % Self.slots
    entries[index].block = -1
    reserve(length, in: index)
    let target = UnsafeMutableBufferPointer(rebasing: entries[index].buffer[..<length])
    guard decode(stored, into: target) else { throw .damagedSection(ShardFormat.Section.text.name) }
    entries[index].block = number
    entries[index].length = length
    decodedBytes += length
    decodedBlocks += 1
    return entries[index].text
  }

  private func decode(_ stored: ByteView, into target: UnsafeMutableBufferPointer<UInt8>) -> Bool {
    let dictionary = shard.dictionary
    decodedOfShard += 1
    // What is stored as it is needs no dictionary, and an unusual block no place on the bench.
    let isUnusual = stored.count == target.count || target.count > Self.usual
    if dictionary.count == 0 || isUnusual || decodedOfShard <= Self.patience {
      if decodedOfShard == Self.patience { layDictionary() }
      return BlockDecoder.decode(stored, into: target, dictionary: dictionary)
    }
    let room = UnsafeMutableBufferPointer(rebasing: bench[dictionary.count..<dictionary.count + target.count])
    let before = ByteView(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bench)[..<dictionary.count]))
    guard BlockDecoder.decode(stored, into: room, dictionary: before) else { return false }
    _ = target.update(fromContentsOf: room)
    return true
  }

  private func layDictionary() {
    let length = shard.dictionary.count + Self.usual
    if bench.count < length {
      bench.deallocate()
      bench = .allocate(capacity: length)
    }
    UnsafeMutableRawBufferPointer(bench).copyBytes(from: shard.dictionary.buffer)
  }

  /// Bytes of text in nearly every block.
  private static let usual = 4 * ShardFormat.blockSize

  /// Room for a block; what an unusually long line took is given back.
  private func reserve(_ length: Int, in index: Int) {
    let size = entries[index].buffer.count
    if size >= length, size <= Self.usual || length > Self.usual { return }
    entries[index].buffer.deallocate()
    entries[index].buffer = .allocate(capacity: max(length, 2 * ShardFormat.blockSize))
  }

  /// The part of a document that lies in a block, and where it begins in the document's text.
  func segment(
    of document: Shard.Document, inBlock number: Int
  ) throws(ShardError) -> (text: ByteView, start: Int) {
    let text = try text(ofBlock: number)
    let blockStart = shard.textStart(ofBlock: number)
    let start = max(blockStart, document.textStart)
    let end = min(blockStart + text.count, document.textEnd)
    guard start <= end, let part = text.part(at: start - blockStart, count: end - start) else {
      throw .contradiction(ShardFormat.Section.blocks.name)
    }
    return (part, start - document.textStart)
  }
}
