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
    /// Which of `partRows` are its own, the summary's first, the symbols' last.
    var parts: Range<Int>
    /// How many of them are no symbols.
    var texts: Int
  }

  /// What is asked.
  struct Question {
    var need: Need
    /// Of length one; nil without a model.
    var vector: [Float]?
    var weights = RankingWeights.standard
    var limit: Int
  }

  let projects: [Project]
  /// Rows of the vectors by part; -1 where there is none.
  let partRows: [Int32]
  private let vectors: VectorTable
  let words: LexicalIndex
  /// Positions in `projects` by the name in lower case.
  let named: [String: [Int]]
  /// How much use speaks for each.
  let use: [Float]
  private let passages: [ComparedPassage]
  private let passageRows: [Int32]
  /// What most projects seem to be written in; nil when there is no such language.
  let language: String?

  init(
    projects: [Project], partRows: [Int32], vectors: VectorTable = VectorTable(), words: LexicalIndex,
    named: [String: [Int]] = [:], use: [Float], passages: [ComparedPassage] = [], passageRows: [Int32] = [],
    language: String? = nil
  ) {
    self.projects = projects
    self.partRows = partRows
    self.vectors = vectors
    self.words = words
    self.named = named
    self.use = use
    self.passages = passages
    self.passageRows = passageRows
    self.language = language
  }

  /// The cosines of all texts; nil without a model.
  func cosines(_ question: Question) -> [Float]? { question.vector.map(vectors.scores) }

  /// The best of those that somebody may see.
  ///
  /// `standing` says what else is to be added to a project's score; nil when it does not exist for who asks.
  func best(_ question: Question, _ cosines: [Float]?, standing: (Project) -> Float?) -> ProjectComparison {
    ProjectScoring(self, question, cosines, standings: projects.map { standing($0) ?? .nan }).comparison()
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
    var partRows: [Int32] = []
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
      let start = partRows.count
      partRows += own.rows
      projects.append(
        Project(
          id: project.id, repository: project.repository, parts: start..<partRows.count, texts: own.texts))
    }
    let passages = try await catalog.comparedPassages()
    self.init(
      projects: projects, partRows: partRows, vectors: table, words: words, named: named, use: UsePriors.of(weights),
      passages: passages, passageRows: passages.map { rowOf[$0.vector] ?? -1 },
      language: KnownLanguages.prevailing(languages))
  }
}
