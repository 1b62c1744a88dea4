import SearchModel

/// Adds up what the slices found: counts of all hits, and the best of them.
struct HitMerger {
  private(set) var best: [FileHit] = []
  private(set) var damaged: Set<String> = []
  private(set) var isCutShort = false

  private let shards: [Shard]
  private let limit: Int
  private var lineCount = 0
  private var fileCount = 0
  private var statistics = SearchStatistics()
  /// Files of each repository and of each language of each shard.
  private var byRepository: [[Int]]
  private var byLanguage: [[Int]]

  init(shards: [Shard], best limit: Int) {
    self.shards = shards
    self.limit = limit
    byRepository = shards.map { [Int](repeating: 0, count: $0.repositories.count) }
    byLanguage = shards.map { [Int](repeating: 0, count: $0.languages.count) }
  }

  mutating func add(_ slice: SliceResult) {
    for hit in slice.hits {
      lineCount = lineCount.clampedSum(hit.countedLines)
      fileCount += 1
      let shard = Int(hit.shard)
      let repository = shards[shard].repository(of: Int(hit.document))
      let language = shards[shard].language(of: Int(hit.document))
      if repository < byRepository[shard].count { byRepository[shard][repository] += 1 }
      if language < byLanguage[shard].count { byLanguage[shard][language] += 1 }
      best.append(hit)
    }
    // Sorting now and then keeps this linear in the number of hits.
    if best.count / 4 > limit, best.count > 4096 { shrink() }
    if slice.damage != nil, let hit = slice.shard { damaged.insert(shards[hit].fileName) }
    if slice.isCutShort { isCutShort = true }
    statistics.candidateBlocks += slice.decodedBlocks
    statistics.bytesScanned += slice.decodedBytes
  }

  /// Keeps the best; of equals those that came first.
  ///
  /// What is left out stays behind whatever comes later: within a repository a better hit never costs more than a worse
  /// one, and another hit of it only moves those behind.
  private mutating func shrink() {
    var met: [RepositoryID: Int] = [:]
    for index in order(by: \.score) {
      let shard = shards[Int(best[index].shard)]
      let number = shard.repository(of: Int(best[index].document))
      guard number < shard.repositories.count else { continue }
      let before = met[shard.repositories[number].id, default: 0]
      met[shard.repositories[number].id] = before + 1
      best[index].crowding = Crowding.points(after: before)
    }
    best = order(by: \.standing).prefix(limit).map { best[$0] }
  }

  private func order(by score: KeyPath<FileHit, Float>) -> [Int] {
    best.indices.sorted { (best[$1][keyPath: score], $0) < (best[$0][keyPath: score], $1) }
  }

  mutating func finish(into result: inout CodeResult) {
    shrink()
    result.lineCount = lineCount
    result.fileCount = fileCount
    result.statistics = statistics
    for (shard, counts) in byRepository.enumerated() {
      for (number, count) in counts.enumerated() where count > 0 {
        result.filesByRepository[shards[shard].repositories[number].id, default: 0] += count
      }
    }
    for (shard, counts) in byLanguage.enumerated() {
      for (number, count) in counts.enumerated() where count > 0 {
        result.filesByLanguage[shards[shard].languages[number], default: 0] += count
      }
    }
  }
}
