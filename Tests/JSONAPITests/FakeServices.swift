import Foundation
import QueryLanguage
import SearchModel
import Services

/// An organisation in memory: a few repositories, files made of their names, and hostile text.
struct FakeServices: Searching, Browsing, Cataloguing {
  static let date = Date(timeIntervalSince1970: 1_750_000_000)

  var repositoryNames = ["apple/swift-nio", "groue/GRDB.swift", "a/-/b", "vapor/jwt-kit"]
  /// How many files a search finds.
  var filesFound = 7
  var failure: (any Error & Sendable)?
  /// What searches were asked for.
  var asked: @Sendable (SearchRequest) -> Void = { _ in }

  // MARK: - Searching

  func search(_ request: SearchRequest) async throws -> SearchAnswer {
    asked(request)
    if let failure { throw failure }
    guard !request.query.contains("(") else {
      throw UserFacingError(
        .badQuery, "The parenthesis has no end.", hint: "Close it.", range: 0..<1, suggestion: "\"(\"")
    }
    let offset = request.cursor.flatMap { Int($0.dropFirst()) } ?? 0
    let kind = request.type
    var totals = SearchAnswer.Totals()
    let wantsCode = kind == nil || kind == .code || kind == .file || kind == .symbol
    if wantsCode { (totals.files, totals.lines) = (filesFound, filesFound * 2) }
    if kind == nil || kind == .repository { totals.repositories = 3 }
    if kind == nil || kind == .document { totals.documents = 1 }
    if kind == .decision { totals.decisions = 1 }
    let end = min(offset + request.limit, filesFound)
    let repositories = kind == nil || kind == .repository ? (0..<3).map(repositoryHit) : []
    var answer = SearchAnswer(
      query: request.query, type: kind, files: wantsCode && offset < end ? (offset..<end).map(codeHit) : [],
      repositories: Array(repositories.prefix(request.limit)),
      documents: kind == nil || kind == .document ? [documentHit] : [],
      totals: totals,
      facets: [
        Facet(
          name: "language",
          values: [Facet.Value(label: "Swift", count: 7, query: "x lang:swift", isSelected: false)])
      ],
      hiddenForks: 1, hiddenArchived: 0,
      incomplete: request.countsAll ? [] : [.matchLimit],
      suggestions: [Suggestion(reason: "Ignore case", query: "x case:no")], hints: ["“x” is a word."],
      elapsed: .microseconds(1_234), plan: request.explain ? "and\n  text x" : nil,
      next: wantsCode && end < filesFound ? "o\(end)" : nil)
    if kind == .decision { answer.decisions = [Self.foundDecision.hit] }
    return answer
  }

  func complete(_ prefix: String, viewer: Viewer, limit: Int) async throws -> [Completion] {
    if let failure { throw failure }
    return repositoryNames.prefix(limit).map {
      Completion(kind: "repository", title: $0, detail: "\(prefix) in \($0)", query: $0)
    }
  }

  private func codeHit(_ index: Int) -> CodeHit {
    let line = LineMatch(
      line: index + 1, text: "let x = \"\\\u{1B}[31m\u{2028}<b>é\"", ranges: [4..<5], isWindow: index == 0,
      definition: .constant)
    return CodeHit(
      repository: facts("apple/swift-nio"),
      match: FileMatch(
        repository: RepositoryID(1), path: "Sources/F\(index).swift", language: "Swift", branches: ["main"],
        lines: [line], lineCount: 2, pathRanges: [0..<7], score: 10 - Double(index) / 3,
        why: [ScoreTerm("whole word", 3)]))
  }

  private func repositoryHit(_ index: Int) -> RepositoryHit {
    RepositoryHit(repository: summary(repositoryNames[index]), nameRanges: [0..<1], score: 5 - Double(index))
  }

  private var documentHit: DocumentHit {
    DocumentHit(
      repository: "apple/swift-nio", path: "README.md", title: "SwiftNIO",
      sections: [
        DocumentHit.Section(heading: "Use", anchor: "use", line: 12, snippet: "x is used", ranges: [0..<1])
      ], score: 2.5)
  }

  // MARK: - Browsing

  private func facts(_ name: String) -> RepositoryFacts {
    RepositoryFacts(id: RepositoryID(1), name: name, owner: name.hasPrefix("apple/") ? "NIO" : nil)
  }

  private func summary(_ name: String) -> RepositorySummary {
    RepositorySummary(
      facts: facts(name), description: "What \(name) is", freshness: .failing(lastMatched: Self.date, cause: "gone"),
      lastActivity: Self.date, languages: [LanguageShare(language: "Swift", files: 3, bytes: 900)],
      license: "Apache-2.0", topics: ["net"], files: 4, indexedBytes: 1_000,
      skipped: [SkippedCount(reason: "binary", files: 1)])
  }

  private func known(_ name: String) throws -> String {
    if let failure { throw failure }
    guard repositoryNames.contains(name) else {
      throw UserFacingError(.notFound, "There is no \(name) here, or it is not visible to you.", hint: "Search for it.")
    }
    return name
  }

  func overview(viewer: Viewer) async throws -> Overview {
    if let failure { throw failure }
    return Overview(
      organization: "Swift Commons", repositories: repositoryNames.count, projects: 2, files: 16, documents: 3,
      owners: 1, indexedBytes: 4_000, languages: [LanguageShare(language: "Swift", files: 12, bytes: 3_600)],
      oldestMatch: Self.date, failing: 1, isSyncing: false)
  }

  func repositories(matching: String, viewer: Viewer) async throws -> [RepositorySummary] {
    if let failure { throw failure }
    return repositoryNames.filter { matching.isEmpty || $0.contains(matching) }.sorted().map(summary)
  }

  func project(_ name: String) -> ProjectSummary {
    ProjectSummary(
      id: 1, name: name, description: "What \(name) is", repository: name, folder: "tools", ecosystem: "swift",
      owner: "NIO", license: "MIT", topics: ["net"])
  }

  func project(_ name: String, viewer: Viewer) async throws -> ProjectDetail {
    var detail = ProjectDetail(summary: project(try known(name)), sourceURL: "https://example.org/\(name)")
    describe(&detail)
    return detail
  }

  func repository(_ name: String, viewer: Viewer) async throws -> RepositoryDetail {
    RepositoryDetail(
      summary: summary(try known(name)), commit: "c0ffee", sourceURL: "https://example.org/\(name)",
      readme: TextFile(path: "README.md", text: "# Read me\n"), root: entries, projects: [project(name)],
      problems: [problem])
  }

  private var entries: [TreeEntry] {
    [
      TreeEntry(name: "Sources", path: "Sources", kind: .folder, size: 0, language: ""),
      TreeEntry(name: "a b.swift", path: "a b.swift", kind: .file, size: 12, language: "Swift"),
      TreeEntry(name: "logo.png", path: "logo.png", kind: .file, size: 99, language: "", skipped: "binary"),
    ]
  }

  private var problem: Problem {
    Problem(severity: .warning, subject: "apple/swift-nio", message: "It is late.", hint: "Wait.", date: Self.date)
  }

  func tree(_ repository: String, branch: String?, path: String, viewer: Viewer) async throws -> [TreeEntry] {
    _ = try known(repository)
    guard ["", "Sources"].contains(path) else { throw UserFacingError(.notFound, "There is no \(path) here.") }
    return entries
  }

  func file(_ repository: String, branch: String?, path: String, viewer: Viewer) async throws -> FileDetail {
    _ = try known(repository)
    guard ["Package.swift", "a b.swift", "logo.png", "Sources/-/x"].contains(path) else {
      throw UserFacingError(.notFound, "There is no \(repository):\(path) here, or it is not visible to you.")
    }
    let isBinary = path == "logo.png"
    return FileDetail(
      repository: facts(repository), path: path, branch: branch ?? "main", commit: "c0ffee", size: 23,
      language: isBinary ? "" : "Swift", text: isBinary ? nil : "one\ntwo\r\nthree\n\nfive",
      withheld: isBinary ? "binary" : nil,
      outline: [OutlineEntry(name: "two", kind: .enumCase, line: 2, depth: 1)])
  }

  func raw(_ repository: String, branch: String?, path: String, viewer: Viewer) async throws -> [UInt8] { [] }

  func history(
    _ repository: String, branch: String?, path: String, skip: Int, limit: Int, viewer: Viewer
  ) async throws -> [HistoryEntry] { [] }

  func status(viewer: Viewer) async throws -> StatusReport {
    StatusReport(
      overview: try await overview(viewer: viewer), generation: 3, shards: 2, shardBytes: 2_048,
      repositories: try await repositories(matching: "", viewer: viewer), problems: [problem],
      lastRun: SyncRun(
        started: Self.date, finished: Self.date.addingTimeInterval(9), repositories: 4, changed: 2, failed: 1))
  }
}
