import Retrieval

/// How near projects come to a need: the best of them, and how many were looked at.
struct ProjectComparison: Sendable {
  /// A project's nearness, and what it is made of.
  struct Match: Sendable {
    /// Functions that speak for a project, and the cosine from which one does.
    static let mostFunctions = 3
    static let leastOfFunction: Float = 0.3

    var project: Int64
    /// The cosine of the text that fits best, by its kind's share; nil without a model, and for a project that was not
    /// read yet.
    var meaning: Float?
    /// The position of that text.
    var part: Int?
    /// For the nearest function or type.
    var symbols: Float = 0
    /// Of the need's words that fit, and of the words that the nearest have in common.
    var words: Float = 0
    var learnt: Float = 0
    /// For being called by one of the words.
    var name: Float = 0
    var use: Float = 0
    /// For what teams decided about it before; found out for the best only.
    var verdicts: Float = 0
    /// What else counts for or against it.
    var standing: Float = 0
    /// The section that fits best.
    var section: Nearest?
    /// The functions and types that do, the best first; how telling they are counts too.
    var functions: [Nearest] = []

    struct Nearest: Sendable, Equatable {
      var part: Int
      var meaning: Float
    }

    /// What says that it is about the need: all but what speaks for the project as such.
    var evidence: Float { (meaning ?? 0) + symbols + words + learnt + name + use }

    var score: Float { evidence + verdicts + standing }

    init(project: Int64) { self.project = project }
  }

  /// A symbol of any project, and its cosine, less for those that tell less.
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
  var field = FieldOfMeanings.usual

  /// The cosine from which a function or type seems to be about the need: no need that nobody can meet (in
  /// Benchmarks/needs/lacking.jsonl) comes nearer than 0.41 to one of the example organisation.
  static let leastOfCode: Float = 0.4
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
