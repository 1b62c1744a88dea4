import Catalog
import CodeIndex
import QueryLanguage
import SearchModel
import Settings

extension DocumentService {
  /// Files looked at for links to practices.
  private static let mostFiles = 500
  /// Chapters that a search of the book shows.
  private static let mostChapters = 50

  func handbook(viewer: Viewer) async throws -> Handbook? {
    let state = try live.state()
    return try await shelf(in: state, scope: access.scope(of: state, for: viewer))?.handbook
  }

  private func shelf(
    in state: LiveState, scope: SearchScope
  ) async throws -> (handbook: Handbook, record: RepositoryRecord)? {
    guard let practices = access.practices, let record = state.byName[practices.repository],
      let facts = scope[record.repositoryID]
    else { return nil }
    let documentation = try await shelf.documentation(of: record)
    return (Handbook(repository: facts, folder: practices.folder, documentation: documentation), record)
  }

  func chapter(_ slug: String, viewer: Viewer) async throws -> HandbookChapter {
    let state = try live.state()
    let scope = access.scope(of: state, for: viewer)
    guard let (handbook, record) = try await shelf(in: state, scope: scope), let path = handbook.path(of: slug) else {
      throw UserFacingError.absent("chapter \(slug)")
    }
    let document = try await document(handbook.repository.name, path: path, viewer: viewer)
    let index = handbook.paths.firstIndex(of: path) ?? 0
    return HandbookChapter(
      handbook: handbook, slug: slug, document: document,
      previous: index > 0 ? handbook.paths[index - 1] : nil,
      next: index + 1 < handbook.paths.count ? handbook.paths[index + 1] : nil,
      followers: try await followers(
        of: path, PracticeLinks(handbook, record: record), besides: handbook.repository, in: state, scope: scope))
  }

  /// Repositories whose files link to a practice, each with the first line that does.
  private func followers(
    of path: String, _ links: PracticeLinks, besides handbook: RepositoryFacts, in state: LiveState, scope: SearchScope
  ) async throws -> [PracticeFollower] {
    let others = SearchScope(scope.repositories.values.filter { $0.id != handbook.id })
    let found = try await linkingFiles(links.query(for: path), in: state, scope: others)
    var followers: [RepositoryID: PracticeFollower] = [:]
    for file in found {
      guard let facts = others[file.repository],
        let line = file.lines.first(where: { links.practices(in: $0.text).contains(path) })
      else { continue }
      let follower = PracticeFollower(repository: facts, path: file.path, line: line.line)
      if let known = followers[facts.id], (known.path, known.line) <= (follower.path, follower.line) { continue }
      followers[facts.id] = follower
    }
    return followers.values.sorted { $0.repository.name < $1.repository.name }
  }

  func practices(followedBy repository: String, folder: String, viewer: Viewer) async throws -> [FollowedPractice] {
    let state = try live.state()
    let scope = access.scope(of: state, for: viewer)
    guard let record = state.byName[repository], let facts = scope[record.repositoryID] else {
      throw UserFacingError.absent(repository)
    }
    guard let (handbook, bookRecord) = try await shelf(in: state, scope: scope), handbook.repository.id != facts.id
    else { return [] }
    let links = PracticeLinks(handbook, record: bookRecord)
    // A fork or an archived repository is asked for by its name.
    let alone = RepositoryFacts(id: facts.id, name: facts.name, branches: facts.branches)
    let found = try await linkingFiles(links.query, in: state, scope: SearchScope([alone]))
      .filter { folder.isEmpty || $0.path.hasPrefix(folder + "/") }
    var practices: [String: FollowedPractice] = [:]
    for file in found.sorted(by: { $0.path < $1.path }) {
      for line in file.lines {
        for path in links.practices(in: line.text) where practices[path] == nil {
          practices[path] = handbook.slug(of: path).map {
            FollowedPractice(
              slug: $0, title: handbook.documentation.title(of: path), path: file.path, line: line.line)
          }
        }
      }
    }
    // In the order of the book.
    return handbook.paths.compactMap { practices[$0] }
  }

  /// Files of default branches with lines that a query finds.
  private func linkingFiles(_ query: Query, in state: LiveState, scope: SearchScope) async throws -> [FileMatch] {
    let result = try await state.snapshot.search(
      ParsedQuery(root: query), scope: scope,
      limits: SearchLimits(files: Self.mostFiles, linesPerFile: 100, deadline: .now + .seconds(2)))
    return result.files.filter { file in
      guard let main = scope[file.repository]?.branches.first else { return true }
      return file.branches.isEmpty || file.branches.contains(main)
    }
  }

  func chapters(matching words: String, viewer: Viewer) async throws -> [DocumentHit] {
    let state = try live.state()
    guard let (handbook, record) = try await shelf(in: state, scope: access.scope(of: state, for: viewer)) else {
      throw UserFacingError.absent("handbook")
    }
    let terms = words.split { $0 == " " || $0 == "\t" }.prefix(50).map { Query.text(Pattern(String($0))) }
    guard !terms.isEmpty, let plan = ProsePlan(.and(terms), prefix: true) else { return [] }
    let search = try ProseSearch(plan, catalog: live.catalog, scope: SearchScope([handbook.repository]))
    // Documents beside the book's folder take places below the limit; there are seldom many.
    let hits = try await search.documents(limit: Self.mostChapters * 4).hits
    return Array(
      hits.filter { handbook.slug(of: $0.path) != nil && $0.repository == record.name }.prefix(Self.mostChapters))
  }
}
