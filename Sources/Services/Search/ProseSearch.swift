import Catalog
import QueryLanguage
import Retrieval
import SearchModel

/// Finds projects and document sections by their words.
struct ProseSearch {
  /// What was found: the best hits, and how many there are in all.
  struct Found<Hit: Sendable>: Sendable {
    var hits: [Hit] = []
    var total = 0
    /// Left out as forks or archived.
    var hidden = 0
    /// There may be more than `total`.
    var isBound = false
  }

  /// A document of a repository's default branch.
  struct Place: Hashable {
    var repositoryId: Int64
    var path: String
  }

  /// Sections shown of one document: a document never fills the page.
  private static let sectionsPerDocument = 3

  let catalog: Catalog
  let scope: SearchScope
  let plan: ProsePlan
  let filter: QueryFilter

  init(_ plan: ProsePlan, catalog: Catalog, scope: SearchScope) throws {
    self.plan = plan
    self.catalog = catalog
    self.scope = scope
    filter = try QueryFilter(plan.filter)
  }

  /// At most `limit` projects, best first. `hides` leaves out forks and archived ones, and counts them.
  func projects(
    languages: [RepositoryID: [String]], limit: Int, hides: Bool = false
  ) async throws -> Found<ProjectHit> {
    guard let expression = plan.expression else { return Found() }
    // A project has no path, so its repository alone decides; an imported one has a language only.
    let repositories = repositories { facts in
      filter.accepts(QueryFilter.Subject(repository: facts, path: nil, languages: languages[facts.id] ?? []))
    }
    let imported = try await catalog.importedLanguages().filter { language in
      filter.accepts(QueryFilter.Subject(repository: nil, path: nil, languages: language.isEmpty ? [] : [language]))
    }
    guard !repositories.isEmpty || !imported.isEmpty else { return Found() }
    var found = try await catalog.projects(
      matching: expression, ProjectFilter(includesHidden: !hides), in: repositories, importedLanguages: imported)
    if let name = plan.onlyWord { found.putFirst(named: name) }
    let best = found.matches.prefix(limit)
    let scores = Dictionary(best.map { ($0.id, $0.score) }, uniquingKeysWith: { first, _ in first })
    let records = try await catalog.projects(withIDs: best.map(\.id))
    var result = Found(
      hits: try await hits(records) { record in
        let score = scores[record.id ?? 0] ?? 0
        return (score, [ScoreTerm("words in name, description and topics, and use", score)])
      }, total: found.total, hidden: found.hidden, isBound: !found.isComplete)
    try await addPublishers(to: &result, in: repositories, among: found.matches, limit: limit)
    return result
  }

  /// A package's name finds the project that publishes it, whatever the project is called.
  private func addPublishers(
    to found: inout Found<ProjectHit>, in repositories: [Int64], among matches: [ProjectMatches.Match], limit: Int
  ) async throws {
    guard let name = plan.onlyWord else { return }
    let known = Set(matches.map(\.id))
    let publishers = try await catalog.projects(publishingAny: name, in: repositories, limit: Self.mostPublishers)
      .filter { $0.sourceId == nil && !known.contains($0.id ?? 0) }
    let best = found.hits.first?.score ?? 1
    let hits = try await hits(publishers) { _ in (best, [ScoreTerm("publishes the package \(name)", best)]) }
    found.total += hits.count
    found.hits = Array((hits + found.hits).prefix(limit))
  }

  private static let mostPublishers = 10

  /// Projects whose names are like what was typed: begin with it, hold it, or nearly do.
  func projects(like text: String, limit: Int) async throws -> [ProjectHit] {
    let found = try await catalog.projects(typed: text, in: scope.ids, limit: limit)
    let scores = Dictionary(found.map { ($0.project.id, $0.score) }, uniquingKeysWith: { first, _ in first })
    return try await hits(found.map(\.project)) { record in
      let score = scores[record.id] ?? 0
      return (score, [ScoreTerm("a name like it", score)])
    }
  }

  private func hits(
    _ records: [ProjectRecord], scored: (ProjectRecord) -> (Double, [ScoreTerm])
  ) async throws -> [ProjectHit] {
    guard !records.isEmpty else { return [] }
    let sources = try await catalog.importSourceNames()
    return records.compactMap { record in
      ProjectSummary(record, in: scope, sources: sources).map { summary in
        let (score, why) = scored(record)
        return ProjectHit(project: summary, score: score, why: why)
      }
    }
  }

  /// At most `limit` documents with their best sections, best document first. Those at `shown` places stand elsewhere in
  /// the answer.
  func documents(limit: Int, without shown: Set<Place> = []) async throws -> Found<DocumentHit> {
    guard let expression = plan.expression else { return Found() }
    let documents = try await acceptedDocuments(expression, without: shown)
    guard documents?.isEmpty != true else { return Found() }
    let found = try await catalog.sections(
      matching: expression, in: accepted, ofDocuments: documents, perDocument: Self.sectionsPerDocument,
      limit: Self.sectionsPerDocument * limit)
    let words = WordBeginnings(Words.of(plan.typed))
    var order: [Int64] = []
    var hits: [Int64: DocumentHit] = [:]
    for row in found.sections {
      guard let facts = facts(row.repositoryId) else { continue }
      if hits[row.documentId] == nil {
        order.append(row.documentId)
        hits[row.documentId] = DocumentHit(
          repository: facts.name, path: row.path, title: row.title, sections: [],
          score: row.score * (0.7 + 0.6 * facts.weight))
      }
      hits[row.documentId]?.sections.append(Self.section(row, words: words))
    }
    let best = order.compactMap { hits[$0] }.sorted {
      ($1.score, $0.repository, $0.path) < ($0.score, $1.repository, $1.path)
    }
    return Found(hits: best, total: found.documents)
  }

  /// Repositories of which documents are wanted, as far as the filters ask for no path.
  private var accepted: [Int64] {
    repositories { facts in
      filter.asksForPaths || filter.accepts(QueryFilter.Subject(repository: facts, path: nil, languages: []))
    }
  }

  /// Those of the scope that are accepted; nothing is asked where everything is.
  private func repositories(where isAccepted: (RepositoryFacts) -> Bool) -> [Int64] {
    if filter.acceptsAll { return scope.ids }
    return scope.repositories.values.filter(isAccepted).map { Int64($0.id.rawValue) }
  }

  /// The documents that are wanted where their paths decide; nil where the repositories do.
  private func acceptedDocuments(_ expression: String, without shown: Set<Place>) async throws -> [Int64]? {
    guard filter.asksForPaths || !shown.isEmpty else { return nil }
    return try await catalog.documents(matching: expression, in: accepted).filter { document in
      accepts(document) && !shown.contains(Place(repositoryId: document.repositoryId, path: document.path))
    }.map(\.id)
  }

  private func accepts(_ document: DocumentMatch) -> Bool {
    guard let facts = facts(document.repositoryId) else { return false }
    return filter.accepts(QueryFilter.Subject(repository: facts, path: document.path, languages: []))
  }

  private func facts(_ id: Int64) -> RepositoryFacts? { scope[RepositoryID(UInt32(truncatingIfNeeded: id))] }

  private static func section(_ row: SectionMatch, words: WordBeginnings) -> DocumentHit.Section {
    let excerpt = SectionExcerpt(of: row.text, words: words)
    return DocumentHit.Section(
      heading: row.heading, anchor: row.anchor, line: row.line, snippet: excerpt.text, ranges: excerpt.ranges)
  }
}
