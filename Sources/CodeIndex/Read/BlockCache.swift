import Bytes

/// Decodes groups of blocks of one shard; keeps the last few, since one group is
/// asked for by every term of a query and by neighbouring documents. Used by one
/// thread at a time; a view it gave is valid until it has decoded `slots` other
/// groups.
final class BlockCache {
  static let slots = 8

  private struct Slot {
    var group = -1
    var textStart = 0
    var buffer = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
    var length = 0

    var text: ByteView {
      ByteView(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<length]))
    }
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
    for index in entries.indices { entries[index].group = -1 }
  }

  func text(ofBlock number: Int) throws(ShardError) -> ByteView {
    let slot = entries[try slot(ofGroup: shard.group(ofBlock: number))]
    let start = shard.textStart(ofBlock: number)
    guard let text = slot.text.part(at: start - slot.textStart, count: shard.textStart(ofBlock: number + 1) - start)
    else { throw .contradiction(ShardFormat.Section.blocks.name) }
    return text
  }

  /// The slot that holds a group's text.
  private func slot(ofGroup number: Int) throws(ShardError) -> Int {
    for index in 0..<Self.slots where entries[index].group == number { return index }
    let group = try shard.group(number)
    if !shard.checkedGroups.contains(number) {
      guard UInt32(truncatingIfNeeded: Checksum.of(group.stored)) == group.checksum else {
        throw .damagedSection(ShardFormat.Section.text.name)
      }
      shard.checkedGroups.insert(number)
    }
    let length = group.textEnd - group.textStart
    let index = next
    next = (next + 1) % Self.slots
    entries[index].group = -1
    reserve(length, in: index)
    let target = UnsafeMutableBufferPointer(rebasing: entries[index].buffer[..<length])
    guard BlockDecoder.decode(group.stored, into: target) else {
      throw .damagedSection(ShardFormat.Section.text.name)
    }
    entries[index].group = number
    entries[index].textStart = group.textStart
    entries[index].length = length
    decodedBytes += length
    decodedBlocks += 1
    return index
  }

  /// Room for a group; what an unusually long line took is given back.
  private func reserve(_ length: Int, in index: Int) {
    let usual = 4 * ShardFormat.groupSize
    let size = entries[index].buffer.count
    if size >= length, size <= usual || length > usual { return }
    entries[index].buffer.deallocate()
    entries[index].buffer = .allocate(capacity: max(length, 2 * ShardFormat.groupSize))
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
