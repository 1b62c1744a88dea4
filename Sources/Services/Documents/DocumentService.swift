import Catalog
import Markup
import Readiness
import SearchModel

/// Answers what is asked of documents, from the catalogue, the live shards and the mirrors.
struct DocumentService: DocumentReading {
  let live: LiveIndex
  let access: AccessPolicy
  let browse: BrowseService
  let shelf: DocumentationShelf
  let changes: LastChanges

  func library(matching: String, skip: Int, limit: Int, viewer: Viewer) async throws -> DocumentLibrary {
    let state = try live.state()
    let counts = state.manifest.documents
    let wanted = matching.lowercased()
    let all = Summaries(state: state, scope: access.scope(of: state, for: viewer)).all.filter { summary in
      counts[Int64(summary.facts.id.rawValue)] != nil
        && (wanted.isEmpty || summary.facts.name.lowercased().contains(wanted)
          || summary.description.lowercased().contains(wanted))
    }
    let page = all.sorted(by: Self.precedes).dropFirst(max(0, skip)).prefix(max(0, limit))
    // Of the others nothing but their number is looked at.
    let origins = try await live.catalog.navigationOrigins(
      ofRepositories: page.map { Int64($0.facts.id.rawValue) })
    return DocumentLibrary(
      entries: page.map { summary in
        let id = Int64(summary.facts.id.rawValue)
        var seen: Set<String> = []
        return DocumentLibrary.Entry(
          repository: summary, documents: counts[id] ?? 0,
          kinds: (origins[id] ?? []).filter { seen.insert($0).inserted })
      },
      total: all.count, documents: all.reduce(0) { $0 + (counts[Int64($1.facts.id.rawValue)] ?? 0) })
  }

  /// By owner, those without one behind them, forks and archived ones last.
  private static func precedes(_ left: RepositorySummary, _ right: RepositorySummary) -> Bool {
    func rank(_ summary: RepositorySummary) -> (Int, String, String) {
      let facts = summary.facts
      if facts.isFork || facts.isArchived { return (2, "", facts.name) }
      return (facts.owner == nil ? 1 : 0, facts.owner ?? "", facts.name)
    }
    return rank(left) < rank(right)
  }

  func documentation(of repository: String, viewer: Viewer) async throws -> DocumentedRepository {
    let (record, summary) = try find(repository, viewer: viewer)
    return DocumentedRepository(repository: summary, documentation: try await shelf.documentation(of: record))
  }

  func document(_ repository: String, path: String, viewer: Viewer) async throws -> DocumentDetail {
    let state = try live.state()
    let scope = access.scope(of: state, for: viewer)
    let (record, _) = try find(repository, in: state, scope)
    let documentation = try await shelf.documentation(of: record)
    guard DocumentKind.of(path) != nil || documentation.place(of: path) != nil else {
      throw UserFacingError.absent("document \(repository):\(path)")
    }
    async let change = changes.lastChange(of: path, in: record)
    let file = try await browse.file(repository, branch: nil, path: path, viewer: viewer)
    var detail = DocumentDetail(
      repository: file.repository, path: path, title: documentation.title(of: path), text: file.text,
      withheld: file.withheld, documentation: documentation, place: documentation.place(of: path),
      lastChange: await change,
      editAddress: HostAddress(sourceURL: record.sourceURL)?.edit(path, branch: file.branch))
    detail.decision = try await live.catalog.decisionDetail(path, of: record, in: scope)
    return detail
  }

  func sections(of repository: String, path: String, viewer: Viewer) async throws -> DocumentText {
    let (record, _) = try find(repository, viewer: viewer)
    guard let document = try await live.catalog.document(path, ofRepository: record.id) else {
      throw UserFacingError.absent("document \(repository):\(path)")
    }
    return DocumentText(
      repository: repository, path: path, title: document.title,
      sections: document.sections.map {
        DocumentText.Section(heading: $0.heading, anchor: $0.anchor, line: $0.line, text: $0.body)
      })
  }

  private func find(_ name: String, viewer: Viewer) throws -> (RepositoryRecord, RepositorySummary) {
    let state = try live.state()
    return try find(name, in: state, access.scope(of: state, for: viewer))
  }

  private func find(
    _ name: String, in state: LiveState, _ scope: SearchScope
  ) throws -> (RepositoryRecord, RepositorySummary) {
    let summaries = Summaries(state: state, scope: scope)
    guard let record = state.byName[name], let summary = summaries.summary(of: record) else {
      throw UserFacingError.absent(name)
    }
    return (record, summary)
  }
}
