import Catalog
import Embedding
import Retrieval
import Synchronization

/// All projects of one generation, ready to be compared with a need: the vectors of their texts, the words of their
/// summaries, and what speaks for them beside.
struct ComparedProjects: Sendable {
  struct Project: Sendable {
    var id: Int64
    var repository: Int64?
    var isHidden: Bool
    /// In lower case.
    var name: String
    /// Rows of `vectors`, the summary's first.
    var rows: [Int32]
  }

  let projects: [Project]
  let vectors: VectorTable
  let words: LexicalIndex
  let use: [Float]
  /// What most projects seem to be written in; nil when there is no such language.
  let language: String?

  /// A project's fit to a need.
  struct Match: Sendable {
    var project: Project
    var score: Float
    /// The cosine of the part that fits best, and its position; nil without a model.
    var cosine: Float?
    var part: Int?
  }

  /// The best of those that `isVisible` accepts.
  ///
  /// - Parameter question: vectors of the need's phrasings added up, of length one; nil without a model.
  func best(
    _ need: Need, question: [Float]?, limit: Int, where isVisible: (Project) -> Bool
  ) -> [Match] {
    var scores = use.map { $0 * CandidateRanking.useWeight }
    // Without vectors the words are all there is.
    let weight = question == nil ? 1 : CandidateRanking.lexicalWeight(need.form)
    if weight > 0 { words.add(need.words, weight: weight, to: &scores) }
    let named = Set(need.words)
    let cosines = question.map(vectors.scores)
    var matches: [Match] = []
    for (index, project) in projects.enumerated() where isVisible(project) {
      var match = Match(project: project, score: scores[index])
      if named.contains(project.name) { match.score += CandidateRanking.nameWeight }
      if let cosines {
        let (cosine, part) = Self.bestPart(project.rows, cosines)
        match.score += cosine
        (match.cosine, match.part) = (cosine, part)
      } else if scores[index] <= use[index] * CandidateRanking.useWeight {
        continue  // No word fits, and use alone is no reason.
      }
      matches.append(match)
    }
    return Array(matches.sorted { ($1.score, $0.project.id) < ($0.score, $1.project.id) }.prefix(limit))
  }

  private static func bestPart(_ rows: [Int32], _ cosines: [Float]) -> (cosine: Float, part: Int?) {
    var best: (cosine: Float, part: Int?) = (0, nil)
    for (part, row) in rows.enumerated() where row >= 0 {
      let cosine = cosines[Int(row)] * (part == 0 ? 1 : CandidateRanking.sectionShare)
      if cosine > best.cosine { best = (cosine, part) }
    }
    return best
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
    var weights: [Double] = []
    var languages: [String: Int] = [:]
    for project in try await catalog.comparedProjects() {
      words.append(project.text)
      weights.append(project.weight)
      for language in KnownLanguages.named(in: project.text, and: project.language) { languages[language, default: 0] += 1 }
      projects.append(
        Project(
          id: project.id, repository: project.repository, isHidden: project.isHidden, name: project.foldedName,
          rows: parts[project.id] ?? []))
    }
    self.init(
      projects: projects, vectors: table, words: words, use: CandidateRanking.usePriors(weights),
      language: KnownLanguages.prevailing(languages))
  }
}
