import Catalog

/// Which shards are put together next, so that a thousand small repositories, and a thousand changes, cost a query no
/// more than a few shards do.
///
/// Shards of about the same size are put together as soon as there are several of them, as log-structured trees do
/// (O'Neil et al. 1996, size-tiered): a document is copied once for each tier, and fewer than `mostOfTier` shards stay
/// in each.
struct CompactionPlan {
  /// Bytes of text that answer, up to which a shard belongs to a tier; what has more stays alone.
  static let tiers = [64 << 10, 512 << 10, 4 << 20, 32 << 20]
  /// Shards of one tier that are left as they are.
  static let mostOfTier = 7
  /// Bytes of text that one step copies.
  static let mostText = 64 << 20
  /// A shard of a large tier is written anew when more than one in so many of its documents does not answer.
  private static let deadShare = 5
  /// Below this a shard soon meets others anyway.
  private static let smallestAlone = 512 << 10

  /// The shards of the next step; nil when there is nothing to do.
  static func next(_ shards: [ShardRecord]) -> [ShardRecord]? {
    var small: [(text: Int, shard: ShardRecord)] = []
    for shard in shards {
      let text = liveText(of: shard)
      if text < tiers[tiers.count - 1] { small.append((text, shard)) }
    }
    small.sort { ($0.text, $0.shard.fileName) < ($1.text, $1.shard.fileName) }
    var below = 0
    for tier in tiers {
      let upTo = small.prefix { $0.text < tier }.count
      // What is smaller comes along: it costs little.
      if upTo - below > mostOfTier { return step(small.prefix(upTo)) }
      below = upTo
    }
    return shards.first { shard in
      shard.textBytes >= smallestAlone && (shard.documents - shard.liveDocuments) * deadShare > shard.documents
    }.map { [$0] }
  }

  private static func step(_ shards: some Sequence<(text: Int, shard: ShardRecord)>) -> [ShardRecord] {
    var text = 0
    return shards.prefix { shard in
      text += shard.text
      return text <= mostText
    }.map(\.shard)
  }

  private static func liveText(of shard: ShardRecord) -> Int {
    shard.documents == 0 ? 0 : shard.textBytes * shard.liveDocuments / shard.documents
  }
}
