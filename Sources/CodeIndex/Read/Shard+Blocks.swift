import Bytes

extension Shard {
  /// The blocks that fulfil a condition, text blocks first, then path blocks; nil when all do.
  func blocks(fulfilling query: BlockQuery) throws(ShardError) -> BlockSet? {
    switch query {
    case .all: return nil
    case .none: return BlockSet(capacity: postings.blocks)
    case .trigrams(let keys): return try blocks(holding: keys)
    case .pair(let pair):
      var set = BlockSet(capacity: postings.blocks)
      let first = UInt32(pair) << 8
      for list in try postings.lists(from: first, through: first | 0xFF) { try postings.insert(list, into: &set) }
      return set
    case .run(let byteClass, let length): return blocks(withRun: length, of: byteClass)
    case .and(let parts): return try intersection(of: parts)
    case .or(let parts):
      var union = BlockSet(capacity: postings.blocks)
      for part in parts {
        guard let set = try blocks(fulfilling: part) else { return nil }
        union.formUnion(set)
      }
      return union
    }
  }

  private func intersection(of parts: [BlockQuery]) throws(ShardError) -> BlockSet? {
    var intersection: BlockSet?
    for part in parts {
      guard let set = try blocks(fulfilling: part) else { continue }
      if set.isEmpty { return set }
      if intersection == nil { intersection = set } else { intersection?.formIntersection(set) }
    }
    return intersection
  }

  private func blocks(holding keys: [UInt32]) throws(ShardError) -> BlockSet? {
    var lists: [PostingsReader.List] = []
    lists.reserveCapacity(keys.count)
    for key in keys {
      guard let list = try postings.list(of: key) else { return BlockSet(capacity: postings.blocks) }
      lists.append(list)
    }
    lists.sort { $0.count < $1.count }
    guard let rarest = lists.first, rarest.code != .everyBlock else { return nil }
    var set = BlockSet(capacity: postings.blocks)
    try postings.insert(rarest, into: &set)
    for list in lists.dropFirst() {
      // Reading a few blocks takes no longer than reading a list that would hardly leave any out.
      if set.count * Self.listBytesPerBlock <= list.length { break }
      try postings.intersect(list, with: &set)
    }
    return set
  }

  /// Bytes of postings that take as long to read as a block of text.
  private static let listBytesPerBlock = 1024

  private func blocks(withRun length: Int, of byteClass: Int) -> BlockSet {
    var set = BlockSet(capacity: postings.blocks)
    for block in 0..<blockCount where Int(longestRun(inBlock: block, of: byteClass)) >= length { set.insert(block) }
    for block in 0..<pathBlockCount where Int(longestRun(inPathBlock: block, of: byteClass)) >= length {
      set.insert(blockCount + block)
    }
    return set
  }
}
