import Retrieval

/// How near projects come to a need: the best of them, and how many were looked at.
struct ProjectComparison: Sendable {
  /// A project's nearness, and what it is made of.
  struct Match: Sendable {
    var project: Int64
    /// Of the need's words that fit, and of the words that the nearest have in common.
    var words: Float
    var learnt: Float = 0
    /// For being called by one of the words.
    var name: Float = 0
    var use: Float
    /// For what teams decided about it before; found out for the best only.
    var verdicts: Float = 0
    /// What else counts for or against it.
    var standing: Float
    /// The cosine of the part that fits best, by its kind's share; nil without a model, and for a project that was not
    /// read yet.
    var meaning: Float?
    /// The position of that part.
    var part: Int?
    /// The section and the symbol that fit best, with what they count.
    var section: Nearest?
    var symbol: Nearest?

    struct Nearest: Sendable, Equatable {
      var part: Int
      var meaning: Float
    }

    var score: Float { (meaning ?? 0) + words + learnt + name + use + verdicts + standing }

    init(project: Int64, words: Float, use: Float, standing: Float) {
      self.project = project
      self.words = words
      self.use = use
      self.standing = standing
    }

    /// Finds the parts that fit best.
    mutating func compare(_ project: ComparedProjects.Project, _ cosines: [Float], _ signals: RankingSignals) {
      project.forEachPart(cosines, signals) { part, kind, meaning in
        if self.meaning.map({ meaning > $0 }) ?? true { (self.meaning, self.part) = (meaning, part) }
        switch kind {
        case .summary: break
        case .section:
          if section.map({ meaning > $0.meaning }) ?? true { section = Nearest(part: part, meaning: meaning) }
        case .symbol: if symbol.map({ meaning > $0.meaning }) ?? true { symbol = Nearest(part: part, meaning: meaning) }
        }
      }
    }
  }

  /// A symbol of any project, and its cosine.
  struct NearSymbol: Sendable {
    var project: Int64
    var repository: Int64
    var part: Int
    var meaning: Float
  }

  /// The best first.
  var matches = Best<Match>(limit: 0) { ($1.score, $0.project) < ($0.score, $1.project) }
  var symbols = Best<NearSymbol>(limit: Self.mostSymbols) {
    ($1.meaning, $0.project, $0.part) < ($0.meaning, $1.project, $1.part)
  }
  /// Projects that were looked at, and those of them whose texts nobody has read yet.
  var compared = 0
  var unread = 0
  /// How near what has nothing to do with the need comes.
  var field: Float = CandidateRanking.usualField

  /// Enough that some are left when those of the candidates are taken away.
  private static let mostSymbols = 60

  init(limit: Int) { matches.limit = limit }
}

/// The first few of many, in order.
struct Best<Element: Sendable>: Sendable {
  var limit: Int
  private(set) var elements: [Element] = []
  private let precedes: @Sendable (Element, Element) -> Bool

  init(limit: Int, by precedes: @escaping @Sendable (Element, Element) -> Bool) {
    self.limit = limit
    self.precedes = precedes
  }

  mutating func add(_ element: Element) {
    if elements.count >= limit {
      guard let last = elements.last, precedes(element, last) else { return }
      elements.removeLast()
    }
    elements.insert(element, at: elements.firstIndex { precedes(element, $0) } ?? elements.endIndex)
  }

  /// Changes each, and puts them in order again.
  mutating func update(_ change: (inout Element) -> Void) {
    for index in elements.indices { change(&elements[index]) }
    elements.sort(by: precedes)
  }
}
