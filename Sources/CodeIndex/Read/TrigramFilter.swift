import Bytes

/// Which trigrams a small shard may hold, a bit for all that share a hash. It tells most shards of a thousand small
/// repositories apart without a look into them; a large shard holds nearly everything that is ever asked for.
struct TrigramFilter: Sendable {
  private static let hashBits: UInt32 = 15
  /// With more trigrams in it than this it would let nearly everything pass.
  static let mostKeys = 1 << 14

  private var words = [UInt64](repeating: 0, count: 1 << Int(hashBits - 6))

  mutating func insert(_ key: UInt32) {
    let hash = Self.hash(key)
    words[hash >> 6] |= 1 << UInt64(hash & 63)
  }

  private func contains(_ key: UInt32) -> Bool {
    let hash = Self.hash(key)
    return words[hash >> 6] >> UInt64(hash & 63) & 1 != 0
  }

  private static func hash(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> (32 - hashBits)) }

  /// Whether blocks that fulfil a condition can be there.
  func mayFulfil(_ query: BlockQuery) -> Bool {
    switch query {
    case .all, .pair, .run: true
    case .none: false
    case .trigrams(let keys): keys.allSatisfy(contains)
    case .and(let parts): parts.allSatisfy(mayFulfil)
    case .or(let parts): parts.contains(where: mayFulfil)
    }
  }

  /// Whether documents that fulfil a condition can be there.
  func mayFulfil(_ query: DocumentQuery) -> Bool {
    switch query {
    case .all: true
    case .block(let query): mayFulfil(query)
    case .and(let parts): parts.allSatisfy(mayFulfil)
    case .or(let parts): parts.contains(where: mayFulfil)
    }
  }
}

extension SearchPlan {
  /// Whether a shard can hold documents that match.
  func mayMatch(_ filter: TrigramFilter) -> Bool { mayMatch(root, filter) }

  private func mayMatch(_ node: Node, _ filter: TrigramFilter) -> Bool {
    switch node {
    case .all, .not: true
    case .none: false
    case .leaf(let number): mayMatch(leaves[number], filter)
    case .and(let parts): parts.allSatisfy { mayMatch($0, filter) }
    case .or(let parts): parts.contains { mayMatch($0, filter) }
    }
  }

  private func mayMatch(_ leaf: Leaf, _ filter: TrigramFilter) -> Bool {
    if let documents = leaf.documents {
      return filter.mayFulfil(documents) || leaf.pathBlocks.map(filter.mayFulfil) ?? false
    }
    return (leaf.contentBlocks ?? leaf.pathBlocks).map(filter.mayFulfil) ?? true
  }
}
