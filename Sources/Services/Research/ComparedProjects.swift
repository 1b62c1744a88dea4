import Catalog
import Embedding
import Retrieval
import Synchronization

/// All projects of one generation, ready to be compared with a need: the vectors of their texts, the words of their
/// summaries, and what speaks for them beside.
struct ComparedProjects: Sendable {
  struct Project: Sendable {
    var id: Int64
    /// nil for an imported one.
    var repository: Int64?
    /// Rows of the vectors, the summary's first; -1 where there is none.
    var rows: [Int32]
  }

  private let projects: [Project]
  private let vectors: VectorTable
  private let words: LexicalIndex
  /// Positions in `projects` by the name in lower case.
  private let named: [String: [Int]]
  private let use: [Float]
  /// What most projects seem to be written in; nil when there is no such language.
  let language: String?

  /// The best of those that somebody may see.
  ///
  /// - Parameters:
  ///   - question: vectors of the need's phrasings added up, of length one; nil without a model.
  ///   - standing: what else is to be added to a project's score; nil when it does not exist for who asks.
  func best(
    _ need: Need, question: [Float]?, limit: Int, standing: (Project) -> Float?
  ) -> ProjectComparison {
    let lexical = lexicalScores(need, hasModel: question != nil)
    let cosines = question.map(vectors.scores)
    var comparison = ProjectComparison(limit: limit)
    for (index, project) in projects.enumerated() {
      guard let standing = standing(project) else { continue }
      comparison.compared += 1
      if project.rows.isEmpty { comparison.unread += 1 }
      var match = ProjectComparison.Match(
        project: project.id, words: lexical[index], use: use[index] * CandidateRanking.useWeight, standing: standing)
      if let cosines {
        match.compare(project.rows, cosines)
        // One that nobody has read has only its words.
        if match.meaning == nil, match.words <= 0 { continue }
      } else if match.words <= 0 {
        continue  // No word fits, and use alone is no reason.
      }
      comparison.add(match)
    }
    return comparison
  }

  private func lexicalScores(_ need: Need, hasModel: Bool) -> [Float] {
    var scores = [Float](repeating: 0, count: projects.count)
    // Without vectors the words are all there is.
    let weight = hasModel ? CandidateRanking.lexicalWeight(need.form) : 1
    if weight > 0 { words.add(need.words, weight: weight, to: &scores) }
    for word in Set(need.words) {
      for position in named[word] ?? [] { scores[position] += CandidateRanking.nameWeight }
    }
    return scores
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
    var parts: [Int64: [Int32]] = [:]
    for part in try await catalog.comparedParts() { parts[part.project, default: []].append(rowOf[part.vector] ?? -1) }
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
      projects.append(Project(id: project.id, repository: project.repository, rows: parts[project.id] ?? []))
    }
    self.init(
      projects: projects, vectors: table, words: words, named: named, use: CandidateRanking.usePriors(weights),
      language: KnownLanguages.prevailing(languages))
  }
}
