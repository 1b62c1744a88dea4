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
    /// Bytes decoded, from the group's beginning.
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

  /// A block's text.
  ///
  /// `last`: the last block of its group that will be asked for soon.
  func text(ofBlock number: Int, through last: Int) throws(ShardError) -> ByteView {
    let slot = entries[try slot(ofGroup: shard.group(ofBlock: number), through: max(number, last))]
    let start = shard.textStart(ofBlock: number)
    guard let text = slot.text.part(at: start - slot.textStart, count: shard.textStart(ofBlock: number + 1) - start)
    else { throw .contradiction(ShardFormat.Section.blocks.name) }
    return text
  }

  /// The slot that holds a group's text up to the end of a block.
  private func slot(ofGroup number: Int, through last: Int) throws(ShardError) -> Int {
    let end = shard.textStart(ofBlock: last + 1)
    var index = next
    for other in 0..<Self.slots where entries[other].group == number {
      if entries[other].textStart + entries[other].length >= end { return other }
      index = other
    }
    let group = try shard.group(number)
    if !shard.checkedGroups.contains(number) {
      guard UInt32(truncatingIfNeeded: Checksum.of(group.stored)) == group.checksum else {
        throw .damagedSection(ShardFormat.Section.text.name)
      }
      shard.checkedGroups.insert(number)
    }
    if index == next { next = (next + 1) % Self.slots }
    let length = min(group.textEnd, end) - group.textStart
    guard length >= 0 else { throw .contradiction(ShardFormat.Section.blocks.name) }
    entries[index].group = -1
    reserve(length, in: index)
    let target = UnsafeMutableBufferPointer(rebasing: entries[index].buffer[..<length])
    guard BlockDecoder.decode(group.stored, of: group.textEnd - group.textStart, into: target) else {
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
  ///
  /// `last`: the last block of its group that will be asked for soon.
  func segment(
    of document: Shard.Document, inBlock number: Int, through last: Int = 0
  ) throws(ShardError) -> (text: ByteView, start: Int) {
    let text = try text(ofBlock: number, through: last)
    let blockStart = shard.textStart(ofBlock: number)
    let start = max(blockStart, document.textStart)
    let end = min(blockStart + text.count, document.textEnd)
    guard start <= end, let part = text.part(at: start - blockStart, count: end - start) else {
      throw .contradiction(ShardFormat.Section.blocks.name)
    }
    return (part, start - document.textStart)
  }
}
