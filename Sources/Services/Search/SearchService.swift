import Catalog
import CodeIndex
import Languages
import QueryLanguage
import SearchModel

/// Searches everything: the code index, the catalogue's prose, the names.
struct SearchService: Searching {
  private static let largestLimit = 1_000
  /// Documents shown where code is shown too. Their sections are quoted, which is dear.
  private static let documentsBesideCode = 12
  /// Lines shown of a file that alone was found.
  private static let linesOfOnlyFile = 1_000

  let live: LiveIndex
  let access: AccessPolicy
  /// What people asked; nil where nobody looks for that.
  var questions: (any QuestionFinding)?
  /// What is not indexed; nil where only the index is searched.
  var revisions: Revisions?
  /// A search that has not answered by then says what it has.
  var deadline = Duration.seconds(5)
  /// How long a search waits for a revision that is not indexed; and one that says it waits.
  private static let patienceForRevisions = (usual: Duration.seconds(2), most: Duration.seconds(600))
  /// How long completions may take, and a guess at what was meant: people type on, and what comes later is of no use.
  var patience = Duration.milliseconds(150)

  func search(_ request: SearchRequest) async throws -> SearchAnswer {
    let start = ContinuousClock.now
    let parse = try Self.parse(request)
    let query = parse.query
    let state = try live.state()
    let scope = access.scope(of: state, for: request.viewer)
    let limit = min(max(1, request.limit), Self.largestLimit)
    let offset = try SearchCursor.offset(request.cursor)
    let revision = try await revision(of: query, state: state, scope: scope, request, start)

    let limits = SearchLimits(
      files: limit + 1, offset: offset,
      matchedLines: request.countsAll ? .max : query.count ?? SearchLimits().matchedLines,
      deadline: (request.waitsForRevisions ? .now : start) + deadline)
    let (code, prose) = try await results(
      query, state: state, scope: scope, revision: revision, request: request, limits: limits, limit: limit)

    var answer = SearchAnswer(
      query: request.query, type: query.type, totals: SearchAnswer.Totals(), hiddenForks: 0, hiddenArchived: 0,
      elapsed: .zero)
    answer.add(prose, limit: limit)
    answer.add(code, scope: scope, limit: limit, offset: offset)
    if answer.projects.isEmpty, query.type == .project || answer.isEmpty, let guesses = prose.guesses {
      answer.guesses = try await guesses()
    }
    answer.facets = Facets.make(code, scope: scope, query: request.query)
    if let chosen = Facets.revision(query, files: code.fileCount) { answer.facets.insert(chosen, at: 0) }
    answer.incomplete += prose.lacks
    answer.incomplete += revision?.lacks ?? []
    answer.incomplete += state.damaged.map { .unusableShard(file: $0.file, cause: $0.cause) }
    if query.asksRepositories {
      answer.incomplete += try state.views.view(scope, forks: query.forks, archived: query.archived, of: state)
        .lacks(of: query, asksSymbols: query.asksSymbols)
    }
    answer.suggestions = Suggestions.make(for: request.query, parsed: query, answer: answer)
    if answer.isEmpty, request.wantsCorrection, !request.lenient, query.revision == nil,
      let meant = try await meant(by: query, state: state, scope: scope, start)
    {
      answer.suggestions.insert(Suggestion(reason: "Did you mean", query: QueryPrinter.text(of: meant)), at: 0)
    }
    if request.explain {
      answer.plan = (revision?.snapshot ?? state.snapshot).explain(
        Self.codeQuery(query) ?? query, scope: revision?.scope ?? scope)
    }
    answer.hints = parse.hints + (revision?.hints ?? [])
    answer.elapsed = ContinuousClock.now - start
    return answer
  }

  /// What the index and the catalogue have, side by side. Code is searched here and now: handing it to another thread
  /// takes as long as a rare word's whole search.
  private func results(
    _ query: ParsedQuery, state: LiveState, scope: SearchScope, revision: RevisionChoice?, request: SearchRequest,
    limits: SearchLimits, limit: Int
  ) async throws -> (CodeResult, ProseResult) {
    let expands = request.expandsOnlyFile
    guard query.wantsProse else {
      return (try await codeResult(query, state, scope, revision, limits, expandsOnlyFile: expands), ProseResult())
    }
    async let prose = proseResult(query, state: state, scope: scope, request: request, limit: limit)
    return (
      try await codeResult(query, state, scope, revision, limits, expandsOnlyFile: expands), try await prose
    )
  }

  /// Where a query with `rev:` looks; nil for one without.
  private func revision(
    of query: ParsedQuery, state: LiveState, scope: SearchScope, _ request: SearchRequest,
    _ start: ContinuousClock.Instant
  ) async throws -> RevisionChoice? {
    guard let name = query.revision else { return nil }
    let patience = request.waitsForRevisions ? Self.patienceForRevisions.most : Self.patienceForRevisions.usual
    return try await RevisionChoice(
      name, of: Self.codeQuery(query) ?? ParsedQuery(root: .nothing), in: state, scope: scope,
      // Who is still typing has not said which revision.
      shelf: request.lenient ? nil : revisions, until: start + patience)
  }

  /// The same query without a slip of the keyboard, where that finds something in code.
  private func meant(
    by query: ParsedQuery, state: LiveState, scope: SearchScope, _ start: ContinuousClock.Instant
  ) async throws -> ParsedQuery? {
    let deadline = start + self.deadline
    let search = DidYouMean(snapshot: state.snapshot, scope: scope, deadline: deadline)
    guard let meant = try await search.query(for: query) else { return nil }
    guard let code = Self.codeQuery(meant) else { return meant }
    let limits = SearchLimits(files: 1, matchedLines: 1, deadline: deadline)
    return try await state.snapshot.search(code, scope: scope, limits: limits).files.isEmpty ? nil : meant
  }

  /// The query that `replacement` repairs.
  private static func replacing(_ range: Range<Int>, of query: String, with replacement: String) -> String {
    let bytes = Array(query.utf8)
    let end = String(decoding: bytes[min(range.upperBound, bytes.count)...], as: UTF8.self)
    return String(decoding: bytes[..<min(range.lowerBound, bytes.count)], as: UTF8.self) + replacement + end
  }

  private static func parse(_ request: SearchRequest) throws -> Parse {
    let languages = { (name: String) in Language.named(name)?.name.lowercased() }
    do {
      var parse =
        request.lenient
        ? QueryParser.parseLeniently(request.query, languages: languages)
        : try QueryParser.parse(
          request.query, languages: languages, languageNames: Language.all.flatMap { [$0.name] + $0.aliases })
      parse.query.type = request.type ?? parse.query.type
      return parse
    } catch {
      throw UserFacingError(
        .badQuery, error.message, hint: error.suggestion, range: error.range,
        suggestion: error.replacement.map { Self.replacing(error.range, of: request.query, with: $0) })
    }
  }
}

// MARK: - Code

extension SearchService {
  private func codeResult(
    _ query: ParsedQuery, _ state: LiveState, _ scope: SearchScope, _ revision: RevisionChoice?, _ limits: SearchLimits,
    expandsOnlyFile: Bool
  ) async throws -> CodeResult {
    guard let query = Self.codeQuery(query) else { return CodeResult() }
    let (snapshot, scope) = (revision?.snapshot ?? state.snapshot, revision?.scope ?? scope)
    var result = try await snapshot.search(query, scope: scope, limits: limits)
    if expandsOnlyFile, result.fileCount == 1, let file = result.files.first, file.lines.count < file.lineCount {
      var wider = limits
      wider.linesPerFile = Self.linesOfOnlyFile
      result = try await snapshot.search(query, scope: scope, limits: wider)
    }
    return revision?.named(result) ?? result
  }

  /// The query as the code index is asked; nil when code is not asked for.
  private static func codeQuery(_ query: ParsedQuery) -> ParsedQuery? {
    var query = query
    switch query.type {
    case nil:
      // Filters alone (`repo:x`) are a way of looking around, not of reading every file.
      return query
    case .code: break
    case .file: query.root = query.root.mapTerms { .file($0) }
    case .symbol: query.root = query.root.mapTerms { .symbol($0, kind: nil) }
    default: return nil
    }
    return query
  }
}

extension Query {
  /// The tree with each bare term replaced.
  fileprivate func mapTerms(_ replacement: (Pattern) -> Query) -> Query {
    switch self {
    case .and(let parts): .and(parts.map { $0.mapTerms(replacement) })
    case .or(let parts): .or(parts.map { $0.mapTerms(replacement) })
    case .not(let part): .not(part.mapTerms(replacement))
    case .text(let pattern): replacement(pattern)
    default: self
    }
  }
}

// MARK: - Names and prose

extension SearchService {
  /// What the catalogue found.
  fileprivate struct ProseResult: Sendable {
    var repositories: [RepositoryHit] = []
    var projects = ProseSearch.Found<ProjectHit>()
    /// Asked only when nothing was found.
    var guesses: (@Sendable () async throws -> [ProjectHit])?
    var documents = ProseSearch.Found<DocumentHit>()
    var decisions = ProseSearch.Found<DecisionHit>()
    var questions = ProseSearch.Found<QuestionHit>()
    /// Why a part of it could not be looked at.
    var lacks: [Incompleteness] = []
    var teams: [DirectoryHit] = []
    var people: [DirectoryHit] = []
  }

  /// Filters are of repositories and files: no team and nobody has what they ask for.
  private func addDirectory(
    to result: inout ProseResult, _ query: ParsedQuery, _ typed: String, state: LiveState, scope: SearchScope,
    limit: Int
  ) async throws {
    guard !typed.isEmpty, !query.root.hasFilters else { return }
    let search = DirectorySearch(catalog: live.catalog, teams: state.manifest.teams, scope: scope)
    let least = query.type == nil ? DirectorySearch.certain : 0
    if query.wants(.team) {
      result.teams = search.teams(like: typed, limit: limit).filter { $0.score >= least }
    }
    if query.wants(.person) {
      result.people = try await search.people(like: typed, least: least, limit: limit)
    }
  }

  /// Names that are like the words, where nothing holds them.
  private static let mostGuesses = 10

  /// A query that says nothing of forks and archived ones is told how many it left out.
  private func projects(
    _ query: ParsedQuery, _ plan: ProsePlan, state: LiveState, scope: SearchScope, allowed: ScopeView, limit: Int
  ) async throws -> ProseSearch.Found<ProjectHit> {
    let hides = query.forks == .no && query.archived == .no
    let view = hides ? state.views.view(scope, forks: .yes, archived: .yes, of: state) : allowed
    return try await ProseSearch(plan, catalog: live.catalog, scope: view.scope)
      .projects(languages: view.languages, limit: limit, hides: hides)
  }

  private func proseResult(
    _ query: ParsedQuery, state: LiveState, scope: SearchScope, request: SearchRequest, limit: Int
  ) async throws -> ProseResult {
    let view = state.views.view(scope, forks: query.forks, archived: query.archived, of: state)
    let allowed = view.scope
    var result = ProseResult()
    if query.wants(.repository) {
      result.repositories = try RepositorySearch(query.root)?.hits(in: view) ?? []
    }
    guard let plan = ProsePlan(query.root, prefix: request.lenient) else { return result }
    try await addDirectory(to: &result, query, plan.typed, state: state, scope: scope, limit: limit)
    let search = try ProseSearch(plan, catalog: live.catalog, scope: allowed)
    if query.wants(.project) {
      result.projects = try await projects(query, plan, state: state, scope: scope, allowed: view, limit: limit)
      result.guesses = {
        plan.typed.isEmpty ? [] : try await search.projects(like: plan.typed, limit: min(limit, Self.mostGuesses))
      }
    }
    // A decision is a document, and stands in an answer once.
    var shown: Set<ProseSearch.Place> = []
    if query.wants(.decision), !state.manifest.decisions.isEmpty {
      let isOnlyKind = query.type == .decision
      (result.decisions, shown) = try await DecisionSearch(plan, catalog: live.catalog, scope: allowed).decisions(
        limit: isOnlyKind ? limit : min(limit, Self.documentsBesideCode), listsAll: isOnlyKind)
    }
    if query.wants(.question), let questions {
      let isOnlyKind = query.type == .question
      do {
        result.questions = try await questions.questions(
          plan, scope: allowed, viewer: request.viewer,
          limit: isOnlyKind ? limit : min(limit, Self.documentsBesideCode), listsAll: isOnlyKind)
      } catch let error as UserFacingError where !isOnlyKind {
        // Damaged records keep nobody from the code.
        result.lacks.append(.unreadableQuestions(error.message))
      }
    }
    if query.wants(.document) {
      let most = query.type == .document ? limit : min(limit, Self.documentsBesideCode)
      result.documents = try await search.documents(limit: most, without: shown)
    }
    return result
  }
}

extension ParsedQuery {
  fileprivate func wants(_ kind: ResultType) -> Bool { type == nil || type == kind }

  /// Whether the catalogue can have results. Its names, documents and decisions are those of default branches.
  fileprivate var wantsProse: Bool {
    let kinds: [ResultType] = [.repository, .project, .document, .decision, .question, .team, .person]
    return revision == nil && kinds.contains(where: wants)
  }
}

// MARK: - Assembling the answer

extension SearchAnswer {
  fileprivate mutating func add(_ prose: SearchService.ProseResult, limit: Int) {
    totals.repositories = prose.repositories.count
    totals.projects = prose.projects.total
    hiddenProjects = prose.projects.hidden
    isProjectCountBound = prose.projects.isBound
    totals.documents = prose.documents.total
    totals.decisions = prose.decisions.total
    totals.questions = prose.questions.total
    (totals.teams, totals.people) = (prose.teams.count, prose.people.count)
    (teams, people) = (prose.teams, prose.people)
    repositories = Array(prose.repositories.prefix(limit))
    projects = Array(prose.projects.hits.prefix(limit))
    documents = Array(prose.documents.hits.prefix(limit))
    decisions = prose.decisions.hits
    questions = prose.questions.hits
  }

  fileprivate mutating func add(_ code: CodeResult, scope: SearchScope, limit: Int, offset: Int) {
    totals.lines = code.lineCount
    totals.files = code.fileCount
    files = code.files.prefix(limit).compactMap { match in
      scope[match.repository].map { CodeHit(repository: $0, match: match) }
    }
    // One file more than the page holds was asked for: it tells whether there is a next page.
    next = code.files.count > limit ? SearchCursor.make(offset: offset + limit) : nil
    hiddenForks = code.hiddenForks
    hiddenArchived = code.hiddenArchived
    incomplete = code.incomplete
  }
}
