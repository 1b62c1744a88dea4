import Foundation
import Retrieval

/// What the signals of all projects say to one question, each worked out once.
struct ProjectScoring {
  private let texts: ComparedProjects
  private let question: ComparedProjects.Question
  private let cosines: [Float]?

  /// By the position of the project. NaN where it does not exist for who asks.
  private let standings: [Float]
  /// The cosine of the nearest text, NaN where nothing was read.
  private var meanings: [Float]
  /// What the nearest function or type counts.
  private var symbols: [Float]
  private var words: [Float]
  private var learnt: [Float]
  private var names: [Int: Float] = [:]
  /// How near what has nothing to do with the need comes.
  private var field = FieldOfMeanings.usual
  private var compared = 0
  private var unread = 0

  private var weights: RankingWeights { question.weights }

  /// `standings` are what else counts for each project, NaN for one that does not exist for who asks.
  init(
    _ texts: ComparedProjects, _ question: ComparedProjects.Question, _ cosines: [Float]?, standings: [Float]
  ) {
    (self.texts, self.question, self.cosines, self.standings) = (texts, question, cosines, standings)
    let count = texts.projects.count
    meanings = [Float](repeating: .nan, count: count)
    symbols = [Float](repeating: 0, count: count)
    words = symbols
    learnt = symbols
    compareTexts()
    compareWords()
    compareNames()
    compareLearntWords()
  }

  func comparison() -> ProjectComparison {
    var comparison = ProjectComparison(limit: question.limit)
    (comparison.compared, comparison.unread, comparison.field) = (compared, unread, field)
    for index in nearest(question.limit) { comparison.matches.add(match(index)) }
    addNearSymbols(to: &comparison)
    return comparison
  }

  // MARK: Signals

  private mutating func compareTexts() {
    var field = FieldOfMeanings()
    for (index, project) in texts.projects.enumerated() where !standings[index].isNaN {
      compared += 1
      guard let cosines else { continue }
      var text: Float = .nan
      var symbol: Float = 0
      for part in project.parts {
        let row = Int(texts.partRows[part])
        guard row >= 0, let cosine = share(of: part - project.parts.lowerBound, project, cosines[row]) else { continue }
        if part - project.parts.lowerBound < project.texts {
          if !(cosine <= text) { text = cosine }
        } else {
          symbol = max(symbol, cosine)
        }
      }
      meanings[index] = text
      symbols[index] = weights.symbols * max(0, symbol - FieldOfMeanings.usual)
      if text.isNaN { unread += 1 } else { field.add(text) }
    }
    self.field = field.level
  }

  /// What the cosine of a part counts; nil when its kind is left out.
  private func share(of part: Int, _ project: ComparedProjects.Project, _ cosine: Float) -> Float? {
    if part == 0 { return cosine }
    if part < project.texts { return weights.sections > 0 ? cosine * weights.sections : nil }
    return weights.symbols > 0 ? cosine : nil
  }

  private mutating func compareWords() {
    let weight = question.need.form == .keywords ? weights.words : 0
    guard cosines == nil || unread > 0 || weight > 0 else { return }
    texts.words.add(texts.words.terms(question.need.words), weight: 1, to: &words)
    guard cosines != nil else { return }
    for index in words.indices where words[index] > 0 {
      let meaning = meanings[index].isNaN ? field + words[index] - RankingWeights.wordsBelowMeaning : 0
      words[index] = meaning + weight * words[index]
    }
  }

  private mutating func compareNames() {
    guard weights.name > 0 else { return }
    for word in Set(question.need.words) {
      for index in texts.named[word] ?? [] { names[index] = weights.name }
    }
  }

  private mutating func compareLearntWords() {
    let teachers = RankingWeights.teachers(among: compared)
    guard weights.learnt > 0, teachers > 1 else { return }
    let terms = texts.words.common(to: nearest(teachers), most: RankingWeights.learntTerms)
    texts.words.add(terms, weight: weights.learnt, to: &learnt)
  }

  // MARK: Sums

  /// The positions of the best, the best first.
  private func nearest(_ limit: Int) -> [Int] {
    var best = Best<(index: Int, score: Float)>(limit: limit) { ($1.score, $0.index) < ($0.score, $1.index) }
    for index in standings.indices where isCandidate(index) { best.add((index, score(index))) }
    return best.elements.map(\.index)
  }

  /// One that nobody has read has only its words; where no word fits, use alone is no reason.
  private func isCandidate(_ index: Int) -> Bool {
    !standings[index].isNaN && (!meanings[index].isNaN || words[index] > 0 || learnt[index] > 0 || names[index] != nil)
  }

  private func score(_ index: Int) -> Float {
    let near = (meanings[index].isNaN ? 0 : meanings[index]) + symbols[index] + words[index] + learnt[index]
    return near + (names[index] ?? 0) + weights.use * texts.use[index] + standings[index]
  }

  private func match(_ index: Int) -> ProjectComparison.Match {
    let project = texts.projects[index]
    var match = ProjectComparison.Match(project: project.id)
    match.meaning = meanings[index].isNaN ? nil : meanings[index]
    match.symbols = symbols[index]
    match.words = words[index]
    match.learnt = learnt[index]
    match.name = names[index] ?? 0
    match.use = weights.use * texts.use[index]
    match.standing = standings[index]
    findParts(&match, project)
    return match
  }

  // MARK: Parts

  /// Finds the texts that fit best, and the functions.
  private func findParts(_ match: inout ProjectComparison.Match, _ project: ComparedProjects.Project) {
    guard let cosines else { return }
    var functions = Best<ProjectComparison.Match.Nearest>(limit: ProjectComparison.Match.mostFunctions) {
      ($1.meaning, $0.part) < ($0.meaning, $1.part)
    }
    var nearest: Float = -.infinity
    for (part, position) in project.parts.enumerated() where texts.partRows[position] >= 0 {
      let cosine = cosines[Int(texts.partRows[position])]
      guard let meaning = share(of: part, project, cosine) else { continue }
      if part >= project.texts {
        if cosine >= ProjectComparison.Match.leastOfFunction {
          functions.add(.init(part: part, meaning: telling(cosine, part - project.texts)))
        }
      } else {
        if meaning > nearest { (match.part, nearest) = (part, meaning) }
        if part > 0, match.section.map({ meaning > $0.meaning }) ?? true {
          match.section = .init(part: part, meaning: meaning)
        }
      }
    }
    match.functions = functions.elements
  }

  /// Symbols stand in the order of how much they tell to somebody who looks for a use.
  private func telling(_ cosine: Float, _ place: Int) -> Float {
    cosine - RankingWeights.tellingWeight * Float(log(Double(place + 1)))
  }

  private func addNearSymbols(to comparison: inout ProjectComparison) {
    guard let cosines, weights.symbols > 0 else { return }
    for (index, project) in texts.projects.enumerated() where !standings[index].isNaN {
      guard let repository = project.repository else { continue }
      for (place, position) in project.parts.dropFirst(project.texts).enumerated() where texts.partRows[position] >= 0 {
        let cosine = cosines[Int(texts.partRows[position])]
        guard cosine >= ProjectComparison.leastOfCode else { continue }
        comparison.symbols.add(
          ProjectComparison.NearSymbol(
            project: project.id, repository: repository, part: project.texts + place,
            meaning: telling(cosine, place)))
      }
    }
  }
}
