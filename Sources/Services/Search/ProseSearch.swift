import Catalog
import QueryLanguage
import SearchModel

/// Finds projects and document sections by their words.
struct ProseSearch {
  /// What was found: the best hits, and how many there are in all.
  struct Found<Hit: Sendable>: Sendable {
    var hits: [Hit] = []
    var total = 0
  }

  /// Rows asked of the database. Scope and filters apply before, so that what a
  /// viewer may not see takes no place and is not counted.
  private static let rowLimit = 400
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

  func projects(languages: [RepositoryID: [String]]) async throws -> Found<ProjectHit> {
    guard let expression = plan.expression else { return Found() }
    // A project has no path, so its repository alone decides; an imported one has a language only.
    let accepted = scope.repositories.values.filter { facts in
      filter.accepts(QueryFilter.Subject(repository: facts, path: nil, languages: languages[facts.id] ?? []))
    }
    let ids = accepted.map { Int64($0.id.rawValue) }
    let imported = try await catalog.importedLanguages().filter { language in
      filter.accepts(QueryFilter.Subject(repository: nil, path: nil, languages: language.isEmpty ? [] : [language]))
    }
    guard !ids.isEmpty || !imported.isEmpty else { return Found() }
    let rows = try await catalog.projects(
      matching: expression, in: ids, importedLanguages: imported, limit: Self.rowLimit)
    guard !rows.isEmpty else { return Found() }
    let sources = try await catalog.importSourceNames()
    let hits = rows.compactMap { record, score -> ProjectHit? in
      ProjectSummary(record, in: scope, sources: sources).map {
        ProjectHit(
          project: $0, score: score, why: [ScoreTerm("words in name, description and topics, and use", score)])
      }
    }
    guard rows.count == Self.rowLimit else { return Found(hits: hits, total: hits.count) }
    let total = try await catalog.projectCount(matching: expression, in: ids, importedLanguages: imported)
    return Found(hits: hits, total: total)
  }

  /// At most `limit` documents with their best sections, best document first.
  func documents(limit: Int) async throws -> Found<DocumentHit> {
    guard let expression = plan.expression else { return Found() }
    let scoped = scope.repositories.keys.map { Int64($0.rawValue) }
    let accepted = try await catalog.documents(matching: expression, in: scoped).filter(accepts)
    guard !accepted.isEmpty else { return Found() }
    let rows = try await catalog.sections(
      matching: expression, ofDocuments: accepted.map(\.id), perDocument: Self.sectionsPerDocument,
      limit: Self.sectionsPerDocument * limit)
    var order: [Int64] = []
    var hits: [Int64: DocumentHit] = [:]
    for row in rows {
      guard let facts = facts(row.repositoryId) else { continue }
      if hits[row.documentId] == nil {
        order.append(row.documentId)
        hits[row.documentId] = DocumentHit(
          repository: facts.name, path: row.path, title: row.title, sections: [],
          score: row.score * (0.7 + 0.6 * facts.weight))
      }
      hits[row.documentId]?.sections.append(Self.section(row))
    }
    let best = order.compactMap { hits[$0] }.sorted {
      ($1.score, $0.repository, $0.path) < ($0.score, $1.repository, $1.path)
    }
    return Found(hits: best, total: accepted.count)
  }

  private func accepts(_ document: DocumentMatch) -> Bool {
    guard let facts = facts(document.repositoryId) else { return false }
    return filter.accepts(QueryFilter.Subject(repository: facts, path: document.path, languages: []))
  }

  private func facts(_ id: Int64) -> RepositoryFacts? { scope[RepositoryID(UInt32(truncatingIfNeeded: id))] }

  private static func section(_ row: SectionMatch) -> DocumentHit.Section {
    let (text, ranges) = unmarked(row.snippet)
    return DocumentHit.Section(
      heading: row.heading, anchor: row.anchor, line: row.line, snippet: text, ranges: ranges)
  }

  /// Takes the marks (U+0001, U+0002) out of a snippet and says where they stood.
  /// A snippet is one line of prose: runs of white space are one space.
  static func unmarked(_ snippet: String) -> (text: String, ranges: [Range<Int>]) {
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    var start: Int?
    for byte in snippet.utf8 {
      switch byte {
      case 1: start = bytes.count
      case 2:
        if let begin = start, begin < bytes.count { ranges.append(begin..<bytes.count) }
        start = nil
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if bytes.last != UInt8(ascii: " ") { bytes.append(UInt8(ascii: " ")) }
      default: bytes.append(byte)
      }
    }
    return (String(decoding: bytes, as: UTF8.self), ranges)
  }
}
