import Catalog
import Embedding
import Retrieval
import Synchronization

/// All projects of one generation, ready to be compared with a need: the vectors of their texts, the words of their
/// summaries, and what speaks for them beside.
struct ComparedProjects: Sendable {
  struct Project: Sendable {
    enum PartKind { case summary, section, symbol }

    var id: Int64
    /// nil for an imported one.
    var repository: Int64?
    /// Rows of the vectors, the summary's first, the symbols' last; -1 where there is none.
    var rows: [Int32]
    /// How many of them are no symbols.
    var texts: Int

    /// Gives the parts with what their cosines count.
    func forEachPart(_ cosines: [Float], _ signals: RankingSignals, _ body: (Int, PartKind, Float) -> Void) {
      for (part, row) in rows.enumerated() where row >= 0 {
        let cosine = cosines[Int(row)]
        if part == 0 {
          body(part, .summary, cosine)
        } else if part < texts {
          if signals.contains(.sections) { body(part, .section, cosine * CandidateRanking.sectionShare) }
        } else if signals.contains(.symbols) {
          body(part, .symbol, cosine * CandidateRanking.symbolShare)
        }
      }
    }
  }

  /// What is asked.
  struct Question {
    var need: Need
    /// Of length one; nil without a model.
    var vector: [Float]?
    var signals = RankingSignals.all
    var limit: Int
  }

  private let projects: [Project]
  private let vectors: VectorTable
  private let words: LexicalIndex
  /// Positions in `projects` by the name in lower case.
  private let named: [String: [Int]]
  private let use: [Float]
  private let passages: [ComparedPassage]
  private let passageRows: [Int32]
  /// What most projects seem to be written in; nil when there is no such language.
  let language: String?

  /// The cosines of all texts; nil without a model.
  func cosines(_ question: Question) -> [Float]? { question.vector.map(vectors.scores) }

  /// The best of those that somebody may see.
  ///
  /// `standing` says what else is to be added to a project's score; nil when it does not exist for who asks.
  func best(_ question: Question, _ cosines: [Float]?, standing: (Project) -> Float?) -> ProjectComparison {
    var comparison = ProjectComparison(limit: question.limit)
    let standings = projects.map { standing($0) }
    let meanings = meanings(cosines, standings, question.signals, &comparison)
    let weights = Weights(question)
    var lexical = [Float](repeating: 0, count: projects.count)
    words.add(terms(question), weight: weights.words, to: &lexical)
    let names = names(question)
    func match(_ index: Int, _ standing: Float) -> ProjectComparison.Match? {
      // One that nobody has read has only its words; where no word fits, use alone is no reason.
      guard !meanings[index].isNaN || lexical[index] > 0 || names[index] != nil else { return nil }
      let isOwn = question.signals.contains(.ownWork) || standing < 0
      var match = ProjectComparison.Match(
        project: projects[index].id, words: lexical[index], use: use[index] * weights.use,
        standing: isOwn ? standing : 0)
      match.name = names[index] ?? 0
      match.meaning = meanings[index].isNaN ? nil : meanings[index]
      return match
    }
    let learnt = learntScores(weights.learnt, match, standings)
    var positions: [Int64: Int] = [:]
    for (index, standing) in standings.enumerated() {
      guard let standing, var match = match(index, standing) else { continue }
      match.learnt = learnt?[index] ?? 0
      comparison.matches.add(match)
      positions[match.project] = index
    }
    comparison.matches.update { match in
      guard let cosines, let position = positions[match.project] else { return }
      match.meaning = nil
      match.compare(projects[position], cosines, question.signals)
    }
    return comparison
  }

  /// What each project's nearest part counts, NaN where there is none; also finds the nearest symbols.
  private func meanings(
    _ cosines: [Float]?, _ standings: [Float?], _ signals: RankingSignals, _ comparison: inout ProjectComparison
  ) -> [Float] {
    var meanings = [Float](repeating: .nan, count: projects.count)
    var field = FieldOfMeanings()
    for (index, project) in projects.enumerated() where standings[index] != nil {
      comparison.compared += 1
      if project.rows.isEmpty { comparison.unread += 1 }
      guard let cosines else { continue }
      project.forEachPart(cosines, signals) { part, kind, meaning in
        if !(meaning <= meanings[index]) { meanings[index] = meaning }
        guard kind == .symbol, let repository = project.repository else { return }
        comparison.symbols.add(
          ProjectComparison.NearSymbol(
            project: project.id, repository: repository, part: part, meaning: meaning / CandidateRanking.symbolShare))
      }
      if !meanings[index].isNaN { field.add(meanings[index]) }
    }
    comparison.field = field.level
    return meanings
  }

  /// The need's words, and without a model those that stand beside them elsewhere.
  private func terms(_ question: Question) -> LexicalIndex.Terms {
    let own = words.terms(question.need.words)
    guard question.vector == nil, question.need.form == .sentence, question.signals.contains(.learntWords) else {
      return own
    }
    return words.companions(of: own, most: CandidateRanking.companions)
      .mapValues { $0 * CandidateRanking.companionWeight }.merging(own) { $1 }
  }

  private func names(_ question: Question) -> [Int: Float] {
    guard question.signals.contains(.name) else { return [:] }
    var names: [Int: Float] = [:]
    for word in Set(question.need.words) {
      for position in named[word] ?? [] { names[position] = CandidateRanking.nameWeight }
    }
    return names
  }

  /// How much of the words that the nearest have in common each project holds, as it counts.
  private func learntScores(
    _ weight: Float, _ match: (Int, Float) -> ProjectComparison.Match?, _ standings: [Float?]
  ) -> [Float]? {
    guard weight > 0 else { return nil }
    var nearest = Best<(index: Int, score: Float)>(limit: CandidateRanking.teachers) {
      ($1.score, $0.index) < ($0.score, $1.index)
    }
    for (index, standing) in standings.enumerated() {
      guard let standing, let match = match(index, standing) else { continue }
      nearest.add((index, match.score))
    }
    var scores = [Float](repeating: 0, count: projects.count)
    let terms = words.common(to: nearest.elements.map(\.index), most: CandidateRanking.learntTerms)
    words.add(terms, weight: weight, to: &scores)
    return scores
  }

  /// What the parts of a score count for a question.
  private struct Weights {
    var words: Float
    var learnt: Float
    var use: Float

    init(_ question: Question) {
      let signals = question.signals
      // Without vectors the words are all there is.
      words = question.vector == nil ? 1 : CandidateRanking.lexicalWeight(question.need.form)
      if !signals.contains(.words), question.vector != nil { words = 0 }
      learnt =
        question.vector != nil && signals.contains(.learntWords) ? CandidateRanking.learntWeight(question.need.form) : 0
      use = signals.contains(.use) ? CandidateRanking.useWeight : 0
    }
  }
}

extension ComparedProjects {
  /// The passages that come nearest to what `cosines` are of, one for each document, of those that `isWanted` takes.
  func passages(
    _ cosines: [Float], limit: Int, atLeast least: Float, where isWanted: (ComparedPassage) -> Bool
  ) -> [ComparedPassage] {
    var nearest: [Int64: (passage: ComparedPassage, meaning: Float)] = [:]
    for (passage, row) in zip(passages, passageRows) where row >= 0 && cosines[Int(row)] >= least && isWanted(passage) {
      if let known = nearest[passage.document], known.meaning >= cosines[Int(row)] { continue }
      nearest[passage.document] = (passage, cosines[Int(row)])
    }
    return nearest.values.sorted { ($1.meaning, $0.passage.path) < ($0.meaning, $1.passage.path) }.prefix(limit)
      .map(\.passage)
  }
}

extension ComparedProjects {
  /// Reads all of the catalogue that is compared.
  init(_ catalog: Catalog) async throws {
    let rows = Mutex<(table: VectorTable, of: [Int64: Int32])>((VectorTable(), [:]))
    try await catalog.forEachVector { vector in
      guard vector.content.count == SentenceModel.width else { return }
      rows.withLock { rows in
        rows.of[vector.hash] = Int32(rows.table.count)
        rows.table.append(values: vector.content.map { Int8(bitPattern: $0) }, scale: Float(vector.scale))
      }
    }
    let (table, rowOf) = rows.withLock { ($0.table, $0.of) }
    var parts: [Int64: (rows: [Int32], texts: Int)] = [:]
    for part in try await catalog.comparedParts() {
      parts[part.project, default: ([], 0)].rows.append(rowOf[part.vector] ?? -1)
      if !part.isSymbol { parts[part.project]?.texts += 1 }
    }
    var projects: [Project] = []
    var words = LexicalIndex()
    var named: [String: [Int]] = [:]
    var weights: [Double] = []
    var languages: [String: Int] = [:]
    for project in try await catalog.comparedProjects() {
      named[project.foldedName, default: []].append(projects.count)
      words.append(project.text)
      weights.append(project.weight)
      for language in KnownLanguages.named(in: project.text, and: project.language) {
        languages[language, default: 0] += 1
      }
      let own = parts[project.id] ?? ([], 0)
      projects.append(Project(id: project.id, repository: project.repository, rows: own.rows, texts: own.texts))
    }
    let passages = try await catalog.comparedPassages()
    self.init(
      projects: projects, vectors: table, words: words, named: named, use: CandidateRanking.usePriors(weights),
      passages: passages, passageRows: passages.map { rowOf[$0.vector] ?? -1 },
      language: KnownLanguages.prevailing(languages))
  }
}
