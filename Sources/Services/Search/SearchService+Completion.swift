import Catalog
import CodeIndex
import QueryLanguage
import SearchModel

// MARK: - Names that start like what was typed

extension SearchService {
  /// Shorter beginnings name half of everything.
  private static let shortestPrefix = 2
  /// Lines looked at of a file for the name that fits best.
  private static let linesPerFile = 8

  func complete(_ prefix: String, viewer: Viewer, limit: Int) async throws -> [Completion] {
    let state = try live.state()
    let scope = access.scope(of: state, for: viewer)
    let word = String(prefix.trimmingPrefix(while: \.isWhitespace))
    guard word.count >= Self.shortestPrefix, let plan = ProsePlan(.text(Pattern(word)), prefix: true) else { return [] }
    let needle = word.lowercased()
    let repositories = state.repositories.filter { record in
      scope[record.repositoryID] != nil && record.name.lowercased().contains(needle)
    }.map {
      Completion(kind: "repository", title: $0.name, detail: $0.description, query: $0.name, place: .init($0.name))
    }
    let projects = try await ProseSearch(plan, catalog: live.catalog, scope: scope)
      .projects(like: word, limit: limit).map { Self.project($0.project) }
    let pattern = Pattern(word, ignoresCase: true)
    async let symbols = completions(.symbol(pattern, kind: nil), state: state, scope: scope, limit: limit, Self.symbol)
    async let files = completions(.file(pattern), state: state, scope: scope, limit: limit, Self.file)
    let directory = DirectorySearch(catalog: live.catalog, teams: state.manifest.teams, scope: scope)
    let teams = directory.teams(like: word, limit: limit).map(Self.entry)
    let people = try await directory.people(like: word, limit: limit).map(Self.entry)
    let kinds = [repositories, projects, teams, people, try await symbols, try await files]
    return Self.interleaved(kinds.map { Self.ranked($0, by: needle) }, limit: limit)
  }

  private func completions(
    _ query: Query, state: LiveState, scope: SearchScope, limit: Int,
    _ completions: (FileMatch, RepositoryFacts) -> [Completion]
  ) async throws -> [Completion] {
    let limits = SearchLimits(
      files: limit, linesPerFile: Self.linesPerFile, matchedLines: 1_000, deadline: .now + patience)
    let result = try await state.snapshot.search(ParsedQuery(root: query), scope: scope, limits: limits)
    return result.files.flatMap { match in scope[match.repository].map { completions(match, $0) } ?? [] }
  }

  private static func project(_ project: ProjectSummary) -> Completion {
    let search = QueryPrinter.text(of: ParsedQuery(root: .text(Pattern(asTyped: project.name)), type: .project))
    return Completion(
      kind: "project", title: project.name, detail: project.description, query: project.repository ?? search,
      place: project.repository.map { .init($0, project.folder) }, project: ProjectAddress(project))
  }

  private static func entry(_ hit: DirectoryHit) -> Completion {
    Completion(kind: hit.kind.rawValue, title: hit.title, detail: hit.detail, query: hit.name)
  }

  private static func symbol(_ match: FileMatch, in repository: RepositoryFacts) -> [Completion] {
    match.lines.compactMap { line in
      guard let range = line.ranges.first else { return nil }
      let name = Identifier.around(range, in: Array(line.text.utf8))
      return Completion(
        kind: "symbol", title: name, detail: "\(repository.name):\(match.path):\(line.line)",
        query: Self.query(.symbol(Pattern(asTyped: name), kind: nil)))
    }
  }

  private static func query(_ root: Query) -> String { QueryPrinter.text(of: ParsedQuery(root: root)) }

  /// What is called so comes first, then what begins so; equals stay as they were found.
  private static func ranked(_ completions: [Completion], by needle: String) -> [Completion] {
    func quality(_ completion: Completion) -> Int {
      let title = completion.title.lowercased()
      let name = completion.kind == "repository" ? title.split(separator: "/").last.map(String.init) ?? title : title
      return name == needle || title == needle ? 0 : name.hasPrefix(needle) || title.hasPrefix(needle) ? 1 : 2
    }
    return completions.enumerated().map { (quality: quality($1), place: $0, completion: $1) }
      .sorted { ($0.quality, $0.place) < ($1.quality, $1.place) }.map(\.completion)
  }

  private static func file(_ match: FileMatch, in repository: RepositoryFacts) -> [Completion] {
    let name = match.path.split(separator: "/").last.map(String.init) ?? match.path
    return [
      Completion(
        kind: "file", title: name, detail: "\(repository.name):\(match.path)",
        query: Self.query(.file(Pattern(asTyped: match.path))), place: .init(repository.name, match.path))
    ]
  }

  /// The best of each kind first, then the second best: no kind fills the list. Each title stands once.
  private static func interleaved(_ kinds: [[Completion]], limit: Int) -> [Completion] {
    var seen: Set<String> = []
    var chosen: [Completion] = []
    for place in 0..<(kinds.map(\.count).max() ?? 0) {
      for completions in kinds where place < completions.count && chosen.count < limit {
        let completion = completions[place]
        if seen.insert(completion.kind + "\0" + completion.title).inserted { chosen.append(completion) }
      }
    }
    return chosen
  }
}
