import Foundation
import SearchModel
import Services
import WireTypes

/// What replies look like, for the description.
enum Samples {
  static let date = Date(timeIntervalSince1970: 1_750_000_000)
  private static let facts = RepositoryFacts(id: RepositoryID(1), name: "apple/swift-nio", owner: "NIO")

  private static let summary = RepositorySummary(
    facts: facts, description: "Event-driven network application framework.", freshness: .matched(date),
    lastActivity: date, languages: [LanguageShare(language: "Swift", files: 580, bytes: 5_400_000)],
    license: "Apache-2.0", topics: ["networking"], files: 640, indexedBytes: 6_100_000,
    skipped: [SkippedCount(reason: "binary", files: 3)])

  static let projectSummary = ProjectSummary(
    id: 1, name: "swift-nio", description: summary.description, repository: facts.name, folder: "",
    ecosystem: "swift", owner: "NIO", license: "Apache-2.0", topics: ["networking"])

  private static let entries = [
    TreeEntry(name: "Sources", path: "Sources", kind: .folder, size: 0, language: ""),
    TreeEntry(name: "Package.swift", path: "Package.swift", kind: .file, size: 12_345, language: "Swift"),
  ]

  private static let problem = Problem(
    severity: .warning, subject: facts.name, message: "3 binary files are not searched.", hint: "", date: date)

  static var search: SearchReply {
    let line = LineMatch(
      line: 42, text: "  func writeBytes(_ bytes: [UInt8]) -> Int {", ranges: [7..<17], definition: .function)
    let match = FileMatch(
      repository: facts.id, path: "Sources/NIOCore/ByteBuffer-core.swift", language: "Swift", branches: ["main"],
      lines: [line], lineCount: 7, pathRanges: [], score: 12.5, why: [ScoreTerm("defines it", 8)])
    var totals = SearchAnswer.Totals()
    (totals.lines, totals.files, totals.documents) = (7, 1, 1)
    let section = DocumentHit.Section(
      heading: "Byte buffers", anchor: "byte-buffers", line: 12, snippet: "writeBytes appends to the buffer",
      ranges: [0..<10])
    return SearchReply(
      SearchAnswer(
        query: "writeBytes", files: [CodeHit(repository: facts, match: match)],
        documents: [
          DocumentHit(repository: facts.name, path: "README.md", title: "SwiftNIO", sections: [section], score: 3.2)
        ],
        totals: totals,
        facets: [
          Facet(
            name: "language",
            values: [Facet.Value(label: "Swift", count: 1, query: "writeBytes lang:swift", isSelected: false)])
        ],
        hiddenForks: 1, hiddenArchived: 0, elapsed: .microseconds(1_500)))
  }

  static var suggest: SuggestReply {
    SuggestReply(
      query: "swift-n",
      completions: [
        Completion(kind: "repository", title: facts.name, detail: summary.description, query: facts.name)
      ])
  }

  static var repositories: RepositoriesReply { RepositoriesReply([summary], total: 1, next: nil) }

  static var repository: RepositoryReply {
    RepositoryReply(
      RepositoryDetail(
        summary: summary, commit: "5f2b6a1c0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f5a",
        sourceURL: "https://github.com/apple/swift-nio", readme: TextFile(path: "README.md", text: "# SwiftNIO\n"),
        root: entries, projects: [projectSummary], problems: [problem]))
  }

  static var projects: ProjectsReply {
    ProjectsReply(
      ProjectListAnswer(
        projects: [projectSummary], total: 1, hidden: 2,
        facets: [.init(facet: .language, values: [.init(value: "Swift", projects: 1)])]), next: nil)
  }

  static var file: FileReply {
    FileReply(
      FileDetail(
        repository: facts, path: "Package.swift", branch: "main", commit: "5f2b6a1c0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f5a",
        size: 46, language: "Swift", text: "// swift-tools-version:6.0\nlet package = \"nio\"\n",
        outline: [OutlineEntry(name: "package", kind: .constant, line: 2, depth: 0)]))
  }

  static var tree: TreeReply {
    TreeReply(repository: facts.name, branch: nil, path: "", entries: entries, total: 2, next: nil)
  }

  static var status: StatusReply {
    StatusReply(
      StatusReport(
        overview: Overview(
          organization: "Swift Commons", repositories: 1, projects: 1, files: 640, documents: 12, owners: 1,
          indexedBytes: 6_100_000, languages: summary.languages, oldestMatch: date, failing: 0, isSyncing: false),
        generation: 7, shards: 1, shardBytes: 4_200_000, repositories: [summary], problems: [problem],
        lastRun: SyncRun(started: date, finished: date.addingTimeInterval(12), repositories: 1, changed: 1, failed: 0)))
  }
}
