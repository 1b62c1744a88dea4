import Foundation
import QueryLanguage
import SearchModel
import Services

/// An organisation with what pages have to cope with: honest repositories, and one in which every
/// name and text tries to break out of its place.
struct SampleOrganization: Searching, Browsing, Cataloguing {
  static let now = Date(timeIntervalSince1970: 1_773_478_800)  // 2026-03-14T09:00:00Z

  static let script = "<script>alert(1)</script>"
  static let image = "\"><img src=x onerror=alert(1)>"
  /// A right-to-left override, which would turn what follows around.
  static let reordering = "access\u{202E}txt.exe"
  static let hostileName = "evil/\(script)-&amp;'\"/-/x"
  static let hostilePath = "src/\(image)/new\nline \u{1B}[31m%2e%2e & \(reordering).swift"
  static let hostileBranch = "feature/<b>#?&%20"

  /// Nothing is configured.
  var isEmpty = false
  /// What was recorded and decided.
  var recorded: @Sendable (RecordRequest) -> Void = { _ in }
  var decided: @Sendable (DecideRequest) -> Void = { _ in }
  /// What was asked, answered and accepted.
  var put: @Sendable (AskRequest) -> Void = { _ in }
  var answered: @Sendable (AnswerRequest) -> Void = { _ in }
  var accepted: @Sendable (Int64?) -> Void = { _ in }
  /// What was opened after a search.
  var opened: @Sendable (String, LookedFor, Asker) -> Void = { _, _, _ in }
  /// Who searched or researched.
  var asked: @Sendable (Asker?) -> Void = { _ in }

  // MARK: - Searching

  func search(_ request: SearchRequest) async throws -> SearchAnswer {
    asked(request.asker)
    if request.query.hasSuffix("(") {
      throw UserFacingError(
        .badQuery, "The parenthesis is not closed.", hint: "Add `)` where the group ends, or quote the text.",
        range: request.query.utf8.count - 1..<request.query.utf8.count, suggestion: request.query + ")")
    }
    if request.query == "broken" { throw FileError.disk }
    var totals = SearchAnswer.Totals()
    guard request.query != "nothing" else {
      var answer = SearchAnswer(
        query: request.query, type: request.type, totals: totals, hiddenForks: 2, hiddenArchived: 1,
        suggestions: [Suggestion(reason: "Search forks too", query: "nothing fork:yes")], elapsed: .microseconds(400))
      answer.guesses = [Self.imported, Self.hostileProject].map { ProjectHit(project: $0, score: 0.5) }
      return answer
    }
    totals.lines = 483
    totals.files = 96
    totals.repositories = 2
    totals.projects = 5
    totals.documents = 27
    totals.decisions = 4
    totals.questions = 5
    totals.teams = 2
    totals.people = 1
    var answer = SearchAnswer(
      query: request.query, type: request.type, files: Self.hits,
      repositories: [RepositoryHit(repository: Self.nio, nameRanges: [6..<15], score: 1)],
      projects: [ProjectHit(project: Self.project, score: 1)], documents: [Self.document], totals: totals,
      facets: Self.facets, hiddenForks: 2, hiddenArchived: 1,
      incomplete: Self.incomplete(request.query),
      hints: ["`std::move` was read as text: no field is called `std`."], elapsed: .milliseconds(3), next: "50")
    answer.teams = [
      DirectoryHit(kind: .team, name: "NIO", title: "NIO", detail: "Networking for everybody.", score: 0.9),
      DirectoryHit(kind: .team, name: Self.hostileName, title: Self.script, detail: Self.image, score: 0.5),
    ]
    answer.decisions = Self.decisionHits
    answer.questions = Self.questionHits
    answer.people = [DirectoryHit(kind: .person, name: Self.image, title: Self.reordering, score: 0.5)]
    return answer
  }

  private enum FileError: Error { case disk }

  func complete(_ prefix: String, viewer: Viewer, limit: Int) async throws -> [Completion] {
    [
      Completion(
        kind: "repository", title: "apple/swift-nio", detail: Self.nio.description, query: "apple/swift-nio",
        place: .init("apple/swift-nio")),
      Completion(kind: "team", title: "NIO", detail: Self.image, query: Self.hostileName),
      Completion(kind: "symbol", title: Self.script, detail: Self.image, query: "sym:\"\(Self.script)\""),
    ].filter { _ in prefix.utf8.count >= 2 }
  }

  // MARK: - Browsing

  func overview(viewer: Viewer) async throws -> Overview {
    guard !isEmpty else {
      return Overview(
        organization: "Swift Commons", repositories: 0, projects: 0, files: 0, documents: 0, owners: 0,
        indexedBytes: 0, failing: 0, isSyncing: false)
    }
    return Overview(
      organization: "Swift Commons", repositories: 53, projects: 61, files: 14_539, documents: 880, owners: 25,
      indexedBytes: 276_000_000, languages: Self.languages, oldestMatch: Self.now - 240, failing: 1, isSyncing: false)
  }

  func repositories(matching: String, viewer: Viewer) async throws -> [RepositorySummary] {
    isEmpty ? [] : Self.all.filter { matching.isEmpty || $0.facts.name.contains(matching) }
  }

  func project(_ name: String, viewer: Viewer) async throws -> ProjectDetail {
    guard let project = Self.projects.first(where: { $0.name == name }) else {
      throw Self.absent(name)
    }
    return ProjectDetail(summary: project, sourceURL: "https://git.example.org/\(project.repository ?? "")")
  }

  func repository(_ name: String, viewer: Viewer) async throws -> RepositoryDetail {
    guard let summary = Self.all.first(where: { $0.facts.name == name }) else { throw Self.absent(name) }
    var detail = RepositoryDetail(
      summary: summary, commit: "4282b0c9d1f6a7e8b3c5d2e1f0a9b8c7d6e5f4a3",
      sourceURL: "https://git.example.org/\(name)", readme: TextFile(path: "README.md", text: Self.readme),
      root: summary.freshness == .never ? [] : Self.root, projects: [Self.project],
      problems: summary.freshness == .never ? [] : [Self.problem], owners: Self.owners(of: summary.facts))
    detail.decisions = summary.freshness == .never ? 0 : 12
    return detail
  }

  func tree(_ repository: String, branch: String?, path: String, viewer: Viewer) async throws -> [TreeEntry] {
    guard Self.all.contains(where: { $0.facts.name == repository }), path.isEmpty || path == "Sources" else {
      throw Self.absent(repository)
    }
    return Self.root
  }

  func file(_ repository: String, branch: String?, path: String, viewer: Viewer) async throws -> FileDetail {
    guard let summary = Self.all.first(where: { $0.facts.name == repository }), let text = Self.files[path] else {
      throw Self.absent(path)
    }
    var detail = FileDetail(
      repository: summary.facts, path: path, branch: branch ?? summary.facts.branches[0], commit: "4282b0c9",
      size: text.utf8.count, language: path.hasSuffix(".swift") ? "Swift" : "", text: text,
      outline: path.hasSuffix(".swift") ? Self.outline : [])
    if path.hasSuffix(".bin") || path.hasSuffix(".png") {
      (detail.text, detail.withheld, detail.isSearched) = (nil, "binary", false)
    }
    return detail
  }

  func raw(_ repository: String, branch: String?, path: String, viewer: Viewer) async throws -> [UInt8] {
    Array(try await file(repository, branch: branch, path: path, viewer: viewer).text?.utf8 ?? "\0\u{1}binary".utf8)
  }

  func history(
    _ repository: String, branch: String?, path: String, skip: Int, limit: Int, viewer: Viewer
  ) async throws -> [HistoryEntry] {
    guard Self.all.contains(where: { $0.facts.name == repository }) else { throw Self.absent(repository) }
    // Of a folder called `long` there are 250 changes.
    if path == "long" {
      return (0..<250).dropFirst(skip).prefix(limit).map {
        HistoryEntry(
          commit: "4282b0c9d1f6a7e8b3c5d2e1f0a9b8c7d6e5f4a3", authorName: "N. N.", authorEmail: "nn@example.org",
          date: Self.now - 7200, subject: "Change \(250 - $0)")
      }
    }
    return [
      HistoryEntry(
        commit: "4282b0c9d1f6a7e8b3c5d2e1f0a9b8c7d6e5f4a3", authorName: "N. N.", authorEmail: "nn@example.org",
        date: Self.now - 7200, subject: "Yield the readable bytes"),
      HistoryEntry(
        commit: "0000b0c9d1f6a7e8b3c5d2e1f0a9b8c7d6e5f4a3", authorName: Self.script, authorEmail: "",
        date: Date(timeIntervalSince1970: 9.3e18), subject: Self.image + Self.reordering),
    ]
  }

  func status(viewer: Viewer) async throws -> StatusReport {
    StatusReport(
      overview: try await overview(viewer: viewer), generation: 12, shards: isEmpty ? 0 : 4,
      shardBytes: isEmpty ? 0 : 98_000_000, repositories: isEmpty ? [] : Self.all,
      problems: isEmpty ? [] : [Self.problem],
      lastRun: isEmpty
        ? nil
        : SyncRun(started: Self.now - 300, finished: Self.now - 240, repositories: 53, changed: 2, failed: 1))
  }

  static func absent(_ thing: String) -> UserFacingError {
    UserFacingError(.notFound, "There is no \(thing) here, or it is not visible to you.", hint: "Search for it.")
  }
}

// MARK: - What it holds

extension SampleOrganization {
  static let languages = [
    LanguageShare(language: "Swift", files: 11_000, bytes: 210_000_000),
    LanguageShare(language: "C", files: 1200, bytes: 40_000_000),
    LanguageShare(language: "Markdown", files: 880, bytes: 9_000_000),
    LanguageShare(language: "YAML", files: 600, bytes: 4_000_000),
    LanguageShare(language: "Python", files: 90, bytes: 2_000_000),
    LanguageShare(language: "Shell", files: 80, bytes: 1_000_000),
    LanguageShare(language: "HTML", files: 80, bytes: 900_000),
  ]

  static let nio = RepositorySummary(
    facts: RepositoryFacts(
      id: RepositoryID(1), name: "apple/swift-nio", owner: "Apple", branches: ["main", "release/2"]),
    description: "Event-driven network application framework for high performance protocol servers and clients.",
    freshness: .matched(now - 240), lastActivity: now - 7200, languages: Array(languages.prefix(3)),
    license: "Apache-2.0", topics: ["networking", "event-loop"], files: 431, indexedBytes: 6_100_000,
    skipped: [SkippedCount(reason: "binary", files: 3), SkippedCount(reason: "symbolic link", files: 1)])

  static let grdb = RepositorySummary(
    facts: RepositoryFacts(id: RepositoryID(2), name: "groue/GRDB.swift", owner: "Data", isArchived: true),
    description: "A toolkit for SQLite databases.",
    freshness: .failing(lastMatched: now - 200_000, cause: "The server closed the connection."),
    lastActivity: now - 90_000, languages: Array(languages.prefix(1)), license: "MIT", files: 512,
    indexedBytes: 7_000_000)

  static let fresh = RepositorySummary(
    facts: RepositoryFacts(id: RepositoryID(3), name: "handbook", isFork: true), description: "", freshness: .never,
    files: 0, indexedBytes: 0)

  static let hostile = RepositorySummary(
    facts: RepositoryFacts(
      id: RepositoryID(4), name: hostileName, owner: script, branches: ["main", hostileBranch]),
    description: image + reordering, freshness: .failing(lastMatched: nil, cause: script),
    lastActivity: Date(timeIntervalSince1970: -9.3e18),
    languages: [
      LanguageShare(language: script, files: 1, bytes: .max), LanguageShare(language: "C", files: 1, bytes: .max),
    ], license: script, topics: [image], files: 1, indexedBytes: 1)

  static let all = [nio, grdb, fresh, hostile]

  static let project = ProjectSummary(
    id: 1, name: "NIOCore", description: "The core abstractions of SwiftNIO.", repository: "apple/swift-nio",
    folder: "Sources", ecosystem: "swift", owner: "Apple", license: "Apache-2.0", topics: ["networking"])

  static let hostileProject = ProjectSummary(
    id: 2, name: script, description: image, repository: hostileName, folder: hostilePath, ecosystem: image,
    owner: script, license: image, topics: [script])

  static let imported = ProjectSummary(
    id: 3, name: "requests", description: "HTTP for people.", repository: nil,
    origin: ImportOrigin(source: "upstream", identifier: "requests", address: "https://git.example.org/requests"),
    folder: "", ecosystem: "", license: "Apache-2.0", topics: ["http"])

  static let hostileImported = ProjectSummary(
    id: 4, name: script, description: image, repository: nil,
    origin: ImportOrigin(source: script, identifier: script, address: "javascript:alert(1)//https://"), folder: "",
    ecosystem: "")

  static let projects = [project, hostileProject, imported, hostileImported]

  static let problem = Problem(
    severity: .error, subject: "groue/GRDB.swift", message: "The server closed the connection \(script).",
    hint: "Check that the address can be reached from here; what was indexed before still answers.", date: now - 600)

  static let hits = [
    CodeHit(
      repository: nio.facts,
      match: FileMatch(
        repository: RepositoryID(1), path: "Sources/NIOCore/ByteBuffer-core.swift", language: "Swift",
        branches: ["main"],
        lines: [
          LineMatch(line: 741, text: "    /// Yields a buffer pointer to the readable bytes.", ranges: [8..<14]),
          LineMatch(
            line: 748,
            text: "    public func withUnsafeReadableBytes<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows {",
            ranges: [16..<39], definition: .method),
          LineMatch(
            line: 749, text: "        return try self._storage.withUnsafeBytes { body($0) } // \"a\"", ranges: [33..<48]
          ),
        ], lineCount: 12, pathRanges: [16..<26], score: 9, why: [])),
    CodeHit(
      repository: hostile.facts,
      match: FileMatch(
        repository: RepositoryID(4), path: hostilePath, language: "Swift", branches: [hostileBranch],
        lines: [
          LineMatch(line: 6000, text: "let x = \"\(script)\" // \(reordering)", ranges: [4..<5, 9..<20]),
          LineMatch(line: 7001, text: String(repeating: "x", count: 300), ranges: [290..<400], isWindow: true),
        ], lineCount: 2, pathRanges: [0..<9], score: 5, why: [])),
    CodeHit(
      repository: nio.facts,
      match: FileMatch(
        repository: RepositoryID(1), path: "Package.swift", language: "Swift", branches: ["main"], lines: [],
        lineCount: 0, pathRanges: [0..<7], score: 4, why: [])),
  ]

  static let document = DocumentHit(
    repository: "apple/swift-nio", path: "README.md", title: "SwiftNIO",
    sections: [
      DocumentHit.Section(
        heading: "Repository organization", anchor: "repository-organization", line: 12,
        snippet: "The SwiftNIO project is split across multiple repositories \(script)", ranges: [4..<12])
    ], score: 3)

  static let facets = [
    Facet(
      name: "repository",
      values: [
        Facet.Value(label: "apple/swift-nio", count: 90, query: "withUnsafeBytes", isSelected: true),
        Facet.Value(label: hostileName, count: 6, query: "withUnsafeBytes repo:\"\(script)\"", isSelected: false),
      ]),
    Facet(
      name: "language",
      values: [Facet.Value(label: "Swift", count: 96, query: "withUnsafeBytes lang:swift", isSelected: false)]),
    Facet(
      name: "owner",
      values: [Facet.Value(label: "Apple", count: 90, query: "withUnsafeBytes owner:Apple", isSelected: false)]),
  ]

  static let root = [
    TreeEntry(name: "Sources", path: "Sources", kind: .folder, size: 0, language: ""),
    TreeEntry(name: "vendor", path: "vendor", kind: .submodule, size: 0, language: "", skipped: "submodule"),
    TreeEntry(name: "README.md", path: "README.md", kind: .file, size: 4210, language: "Markdown"),
    TreeEntry(name: "main.swift", path: "main.swift", kind: .file, size: 812, language: "Swift"),
    TreeEntry(name: "logo.png", path: "logo.png", kind: .file, size: 20_480, language: "", skipped: "binary"),
    TreeEntry(name: "latest", path: "latest", kind: .link, size: 9, language: "", skipped: "symbolic link"),
    TreeEntry(name: hostilePath, path: hostilePath, kind: .file, size: .max, language: script),
  ]

  static let outline = [
    OutlineEntry(name: "Buffer", kind: .struct, line: 4, depth: 0),
    OutlineEntry(name: "readableBytes", kind: .property, line: 6, depth: 1),
    OutlineEntry(name: script, kind: .method, line: 9, depth: 1),
  ]

  static let source = """
    // Copyright \(reordering)
    import Foundation

    /* A comment \(script)
       over two lines. */
    public struct Buffer {
      public var readableBytes: Int { 42 }

      public func read(_ name: String = "a & b") throws -> [UInt8] {\r
        return try self.storage.withUnsafeBytes { Array($0) }
      }
    }

    """

  static let files = [
    "README.md": readme, "main.swift": source, hostilePath: source, "logo.png": "", "data.bin": "",
    "vector.svg": "<svg xmlns='http://www.w3.org/2000/svg'>\(script)</svg>", "empty.swift": "",
    "guide.rst": "Guide\n=====\n\n.. raw:: html\n\n   \(script)\n",
    "line.json": String(repeating: "[1,2,3],", count: 130_000),
    "long.swift": (1...12_000).map { "let value\($0) = \($0) // a line of a long file\n" }.joined(),
  ]

  static let readme = """
    # SwiftNIO

    SwiftNIO is a **cross-platform** asynchronous event-driven framework. See [the guide](guide.rst),
    [main](main.swift#L3), the [sources](Sources/) and [below](#tables).

    \(script) <img src=x onerror=alert(1)> [click](javascript:alert(1)) [data](data:text/html,x)
    ![logo](logo.png) ![tracking](http://10.0.0.1/pixel.png)

    ```swift
    let buffer = channel.allocator.buffer(capacity: 64) // "\(script)"
    ```

    ## Tables

    | Product | What it does |
    | --- | --- |
    | `NIOCore` | The core |
    | `NIOPosix` | The sockets |

    - [x] done
    - [ ] to do

    > [!NOTE]
    > A note.

    """
}
