import SearchModel
import Synchronization

/// One search over a snapshot: finds the candidates of each shard, matches them
/// best rank first in slices, and stops when enough lines are found. Which slices
/// count depends on their order alone, so the same question gives the same answer
/// however many threads work on it.
struct SearchRun: Sendable {
  /// Documents matched between two looks at the other slices' counts.
  private static let sliceSize = 32

  let plan: SearchPlan
  let shards: [Shard]
  let repositories: ChosenRepositories
  let limits: SearchLimits
  let stop: StopSignal

  private struct Slice {
    var candidates: Int
    var range: Range<Int>
    /// What is known of its best document before it is matched.
    var promise: Double
  }

  func result() -> CodeResult {
    var result = CodeResult()
    let choice = repositories.choice
    result.hiddenForks = choice.hiddenForks
    result.hiddenArchived = choice.hiddenArchived
    guard !choice.chosen.isEmpty else { return result }

    let (candidates, unreadable) = candidates()
    let slices = slices(of: candidates)
    let outcome = match(slices, of: candidates)
    var merger = HitMerger(shards: candidates.map(\.shard), best: limits.offset.clampedSum(limits.files))
    for slice in outcome.results { merger.add(slice) }
    merger.finish(into: &result)
    result.statistics.shards = shards.count
    result.statistics.candidateFiles = candidates.reduce(0) { $0 + $1.documents.count }
    if outcome.reachedLimit { result.incomplete.append(.matchLimit) }

    let chosen = Array(merger.best.dropFirst(max(0, limits.offset)).prefix(max(0, limits.files)))
    var damaged = merger.damaged.union(unreadable)
    result.files = files(chosen, of: candidates, damaged: &damaged)
    if stop.hasExpired || merger.isCutShort { result.incomplete.append(.deadline) }
    if !damaged.isEmpty { result.incomplete.append(.damagedShards(damaged.sorted())) }
    return result
  }

  // MARK: Candidates

  /// The candidates of each shard that has any, and the names of shards whose postings cannot be read.
  private func candidates() -> (found: [ShardCandidates], damaged: Set<String>) {
    let found = Mutex((shards: [(Int, ShardCandidates)](), damaged: Set<String>()))
    Workers.share(shards.count) { next in
      while let number = next(), !stop.isRaised {
        if let filter = shards[number].trigramFilter, !plan.mayMatch(filter) { continue }
        do {
          let chosen = repositories.inShard(shards[number], number: number)
          guard let candidates = try ShardCandidates(plan, shard: shards[number], chosen: chosen) else { continue }
          found.withLock { $0.shards.append((number, candidates)) }
        } catch {
          _ = found.withLock { $0.damaged.insert(shards[number].fileName) }
        }
      }
    }
    return found.withLock { ($0.shards.sorted { $0.0 < $1.0 }.map(\.1), $0.damaged) }
  }

  /// Slices in the order in which they are worth looking at.
  private func slices(of candidates: [ShardCandidates]) -> [Slice] {
    var slices: [Slice] = []
    for (number, shard) in candidates.enumerated() {
      var start = 0
      while start < shard.documents.count {
        let end = min(shard.documents.count, start + Self.sliceSize)
        slices.append(Slice(candidates: number, range: start..<end, promise: shard.promise(of: start)))
        start = end
      }
    }
    // Equals keep the order of the shards: sorted by number within a promise.
    return slices.enumerated().sorted {
      ($1.element.promise, $0.offset) < ($0.element.promise, $1.offset)
    }.map(\.element)
  }

  // MARK: Matching

  private struct Progress {
    var results: [SliceResult?]
    /// Slices before this one are all done.
    var done = 0
    var lines = 0
    /// The last slice that counts.
    var last: Int?
  }

  private func match(
    _ slices: [Slice], of candidates: [ShardCandidates]
  ) -> (results: [SliceResult], reachedLimit: Bool) {
    let progress = Mutex(Progress(results: [SliceResult?](repeating: nil, count: slices.count)))
    Workers.share(slices.count) { next in
      var matcher: DocumentMatcher?
      while let number = next() {
        if progress.withLock({ $0.last.map { $0 < number } ?? false }) { break }
        let slice = slices[number]
        let shard = candidates[slice.candidates]
        if matcher == nil { matcher = DocumentMatcher(plan, shard, stop: stop) } else { matcher?.use(shard) }
        guard let result = matcher?.match(shard.documents[slice.range], shard: slice.candidates, stop: stop) else {
          break
        }
        progress.withLock { progress in
          progress.results[number] = result
          while progress.last == nil, progress.done < slices.count, let ready = progress.results[progress.done] {
            progress.lines = progress.lines.clampedSum(ready.hits.reduce(0) { $0 + $1.countedLines })
            if progress.lines >= limits.matchedLines { progress.last = progress.done }
            progress.done += 1
          }
        }
      }
    }
    return progress.withLock { progress in
      let end = progress.last.map { $0 + 1 } ?? slices.count
      return (progress.results[..<end].compactMap { $0 }, end < slices.count)
    }
  }

  // MARK: Files

  private func files(
    _ hits: [FileHit], of candidates: [ShardCandidates], damaged: inout Set<String>
  ) -> [FileMatch] {
    let found = Mutex((files: [FileMatch?](repeating: nil, count: hits.count), damaged: damaged))
    Workers.share(hits.count) { next in
      var matcher: DocumentMatcher?
      while let number = next() {
        let shard = candidates[Int(hits[number].shard)]
        if matcher == nil { matcher = DocumentMatcher(plan, shard, stop: stop) } else { matcher?.use(shard) }
        do {
          var file = try matcher?.file(Int(hits[number].document), linesPerFile: limits.linesPerFile)
          file?.lose(Double(hits[number].crowding))
          found.withLock { $0.files[number] = file }
        } catch {
          _ = found.withLock { $0.damaged.insert(shard.shard.fileName) }
        }
      }
    }
    return found.withLock {
      damaged = $0.damaged
      return $0.files.compactMap { $0 }
    }
  }
}

extension FileMatch {
  /// Takes points off for better files of the same repository.
  fileprivate mutating func lose(_ points: Double) {
    guard points > 0 else { return }
    score -= points
    why.append(ScoreTerm("better ones of the repository before it", -points))
  }
}

extension Int {
  /// The sum, or the largest number.
  func clampedSum(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}

extension ShardCandidates {
  /// The points that a candidate has before it is matched, by its place among the candidates.
  fileprivate func promise(of place: Int) -> Double {
    let number = Int(documents[place])
    let repository = shard.repository(of: number)
    let weight = repository < facts.count ? facts[repository]?.weight ?? 0 : 0
    return FileScore.pointsOfRank * Double(shard.rank(of: number)) / 65535 + FileScore.pointsOfWeight * weight
  }
}
