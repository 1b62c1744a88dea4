import Bytes

/// Decodes blocks of one shard after the other; keeps the last few, since one
/// block is asked for by every term of a query and by neighbouring documents.
/// Used by one thread at a time; a view it gave is valid until the cache has
/// decoded `slots` other blocks.
final class BlockCache {
  static let slots = 8

  private struct Slot {
    var block = -1
    var buffer = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
    var length = 0
  }

  private(set) var shard: Shard
  private var entries = [Slot](repeating: Slot(), count: slots)
  private var next = 0
  /// Bytes of text decoded so far.
  private(set) var decodedBytes = 0
  private(set) var decodedBlocks = 0

  init(shard: Shard) { self.shard = shard }

  deinit {
    for entry in entries { entry.buffer.deallocate() }
  }

  /// Turns to another shard; views given before are no longer valid.
  func use(_ shard: Shard) {
    guard shard !== self.shard else { return }
    self.shard = shard
    for index in entries.indices { entries[index].block = -1 }
  }

  func text(ofBlock number: Int) throws(ShardError) -> ByteView {
    if let index = entries.firstIndex(where: { $0.block == number }) {
      return ByteView(
        UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(entries[index].buffer)[..<entries[index].length]))
    }
    let block = try shard.block(number)
    if !shard.checkedBlocks.contains(number) {
      guard UInt32(truncatingIfNeeded: Checksum.of(block.stored)) == block.checksum else {
        throw .damagedSection(ShardFormat.Section.text.name)
      }
      shard.checkedBlocks.insert(number)
    }
    let length = block.textEnd - block.textStart
    let index = next
    next = (next + 1) % Self.slots
    entries[index].block = -1
    reserve(length, in: index)
    let target = UnsafeMutableBufferPointer(rebasing: entries[index].buffer[..<length])
    guard BlockDecoder.decode(block.stored, into: target) else {
      throw .damagedSection(ShardFormat.Section.text.name)
    }
    entries[index].block = number
    entries[index].length = length
    decodedBytes += length
    decodedBlocks += 1
    return ByteView(UnsafeRawBufferPointer(target))
  }

  /// Room for a block; what an unusually long line took is given back.
  private func reserve(_ length: Int, in index: Int) {
    let usual = 4 * ShardFormat.blockSize
    let size = entries[index].buffer.count
    if size >= length, size <= usual || length > usual { return }
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
