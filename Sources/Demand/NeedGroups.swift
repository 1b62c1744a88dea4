import Embedding
import Retrieval

/// Needs put together by what they mean, one after the other: each joins the group to whose needs it lies nearest on
/// average, if it lies near enough, else it begins one (leader clustering by average linkage; Hartigan, "Clustering
/// Algorithms", 1975, chapter 3). So the same needs in the same order give the same groups, and a new need costs one
/// comparison with each group and moves no other. The average, and not the nearness to a group's direction, keeps groups
/// from growing without end: the more they hold, the less anything is like all of it.
///
/// Without vectors the words are compared.
package struct NeedGroups: Sendable {
  /// The mean cosine to a group's needs from which a need belongs to it. With the labelled needs of DemandTests no pair is
  /// put together wrongly from 0.475 on, and 0.5 finds nine in ten of those that belong together.
  package static let nearness: Float = 0.5
  /// The same without vectors: the share of the words of both that are in both.
  static let sharedWords = 0.28

  package struct Group: Sendable {
    /// The same as long as its first need is known.
    package let id: String
    /// Different ones, in the order in which they came.
    package fileprivate(set) var needs: [String]
    /// The sum of the vectors of its needs; empty without.
    fileprivate var sum: [Float]
  }

  package private(set) var groups: [Group] = []
  private var groupOf: [String: Int] = [:]
  /// A row for each group, the mean of its vectors: its product with another is the mean of the cosines.
  private var centres = VectorTable()
  /// By the stem of a word the groups whose first need has it, and how many stems that need has.
  private var holders: [String: [Int]] = [:]
  private var stemCounts: [Int] = []

  private let nearness: Float
  /// Whether needs come with vectors.
  package let hasVectors: Bool

  package init(hasVectors: Bool, nearness: Float = Self.nearness) {
    self.hasVectors = hasVectors
    self.nearness = nearness
  }

  /// What two needs have in common that are the same but for case and punctuation; empty where there is no word.
  package static func key(_ need: String) -> String { Need(need).words.joined(separator: " ") }

  /// The group of a need that was added.
  package func group(of need: String) -> Int? { group(withKey: Self.key(need)) }

  package func group(withKey key: String) -> Int? { groupOf[key] }

  /// Adds a need; one that was added before, or has no word, changes nothing. `vector` has length one, and is nil where
  /// there are no vectors.
  package mutating func add(_ need: String, vector: [Float]?) {
    let key = Self.key(need)
    guard !key.isEmpty, groupOf[key] == nil else { return }
    let stems = Need(need).stems
    if let group = vector.map(nearest) ?? nearest(stems) {
      groupOf[key] = group
      join(need, vector, to: group)
    } else {
      groupOf[key] = groups.count
      begin(need, key, vector, stems)
    }
  }

  private func nearest(_ vector: [Float]) -> Int? {
    var best: (group: Int, nearness: Float)?
    for (group, score) in centres.scores(vector).enumerated() where score >= best?.nearness ?? nearness {
      if best.map({ score > $0.nearness }) ?? true { best = (group, score) }
    }
    return best?.group
  }

  private func nearest(_ stems: Set<String>) -> Int? {
    guard !hasVectors else { return nil }
    var shared: [Int: Int] = [:]
    for stem in stems {
      for group in holders[stem] ?? [] { shared[group, default: 0] += 1 }
    }
    let scored = shared.map { group, count in
      (group: group, score: Double(count) / Double(stems.count + stemCounts[group] - count))
    }
    return scored.filter { $0.score >= Self.sharedWords }.max { ($0.score, $1.group) < ($1.score, $0.group) }?.group
  }

  private mutating func join(_ need: String, _ vector: [Float]?, to group: Int) {
    groups[group].needs.append(need)
    guard let vector else { return }
    for i in vector.indices { groups[group].sum[i] += vector[i] }
    let count = Float(groups[group].needs.count)
    centres.replace(group, with: groups[group].sum.map { $0 / count })
  }

  private mutating func begin(_ need: String, _ key: String, _ vector: [Float]?, _ stems: Set<String>) {
    let id = String(UInt64(bitPattern: TextFingerprint.of(key)), radix: 36)
    if let vector { centres.append(vector) }
    for stem in stems { holders[stem, default: []].append(groups.count) }
    stemCounts.append(stems.count)
    groups.append(Group(id: id, needs: [need], sum: vector ?? []))
  }
}
