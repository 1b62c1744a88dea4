import SearchModel

/// How well a file answers a query: a sum of terms with reasons. The weights are
/// judgement, in this order: a definition, the file's own name, the words as they
/// were typed, then what is known of file and repository before any query.
struct FileScore: Equatable {
  enum NameMatch: Int, Comparable {
    case none, path, name, whole

    static func < (left: NameMatch, right: NameMatch) -> Bool { left.rawValue < right.rawValue }
  }

  var definition: HitTraits.Definition?
  var nameMatch = NameMatch.none
  /// Shares of the query's terms, 0...1.
  var wholeWords = 0.0
  var caseExact = 0.0
  /// Most terms on one line, as a share of all; 0 for queries of one term.
  var together = 0.0
  /// All of several terms stand in one name that is defined.
  var isInOneName = false
  var lines = 0
  var rank = 0.0
  var weight = 0.0

  static let pointsOfRank = 32.0
  static let pointsOfWeight = 8.0

  /// The terms that count, in a fixed order.
  var terms: [ScoreTerm] {
    var terms: [ScoreTerm] = []
    func add(_ reason: String, _ points: Double) {
      if points > 0 { terms.append(ScoreTerm(reason, (points * 100).rounded() / 100)) }
    }
    switch definition {
    case .whole: add("defines the term", 40)
    case .extending: add("extends what the term names", 32)
    case .value: add("has a value of this name", 24)
    case .part: add("defines a name with the term", 16)
    case nil: break
    }
    switch nameMatch {
    case .whole: add("is named like the term", 30)
    case .name: add("the file name matches", 18)
    case .path: add("the path matches", 6)
    case .none: break
    }
    add("whole words", 14 * wholeWords)
    add("case as typed", 4 * caseExact)
    add("terms on one line", 10 * together)
    if isInOneName { add("all terms in one name", 12) }
    add("matching lines", 5 * (1 - 4 / (4 + Double(lines))))
    add("kind and place of the file", Self.pointsOfRank * rank)
    add("weight of the repository", Self.pointsOfWeight * weight)
    return terms
  }

  var total: Double { terms.reduce(0) { $0 + $1.points } }
}
