import Retrieval

/// How near projects come to a need: the best of them, and how many were looked at.
struct ProjectComparison: Sendable {
  /// A project's nearness, and what it is made of.
  struct Match: Sendable {
    var project: Int64
    /// Of the words that fit, the project's name included.
    var words: Float
    var use: Float
    /// What else counts for or against it.
    var standing: Float
    /// The cosine of the part that fits best; nil without a model, and for a project that was not read yet.
    var meaning: Float?
    /// The position of that part.
    var part: Int?
    /// The section that fits best, and its cosine.
    var section: (part: Int, meaning: Float)?

    var score: Float { (meaning ?? 0) + words + use + standing }

    init(project: Int64, words: Float, use: Float, standing: Float) {
      self.project = project
      self.words = words
      self.use = use
      self.standing = standing
    }

    /// - Parameter rows: of the project's parts, the summary's first; -1 where there is none.
    mutating func compare(_ rows: [Int32], _ cosines: [Float]) {
      for (part, row) in rows.enumerated() where row >= 0 {
        let cosine = cosines[Int(row)] * (part == 0 ? 1 : CandidateRanking.sectionShare)
        if meaning.map({ cosine > $0 }) ?? true { (meaning, self.part) = (cosine, part) }
        if part > 0, section.map({ cosine > $0.meaning }) ?? true { section = (part, cosine) }
      }
    }
  }

  private let limit: Int
  /// The best first.
  private(set) var matches: [Match] = []
  /// Projects that were looked at, and those of them whose texts nobody has read yet.
  var compared = 0
  var unread = 0

  init(limit: Int) { self.limit = limit }

  mutating func add(_ match: Match) {
    if matches.count == limit, let last = matches.last, !Self.isBetter(match, than: last) { return }
    matches.insert(match, at: matches.firstIndex { Self.isBetter(match, than: $0) } ?? matches.endIndex)
    if matches.count > limit { matches.removeLast() }
  }

  private static func isBetter(_ left: Match, than right: Match) -> Bool {
    (right.score, left.project) < (left.score, right.project)
  }
}
