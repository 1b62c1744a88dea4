/// One matching line of a file.
package struct LineMatch: Sendable, Equatable {
  /// 1-based line number.
  package var line: Int
  /// The line's bytes as text without its line break, windowed around the first
  /// match when the line is long (`isWindow`); invalid UTF-8 is replaced.
  package var text: String
  /// Matches as UTF-8 byte ranges within `text`, in order, not overlapping.
  package var ranges: [Range<Int>]
  /// Whether `text` is a window of a longer line.
  package var isWindow: Bool
  /// The kind of the symbol defined at one of the matches, if any.
  package var definition: SymbolKind?

  package init(
    line: Int, text: String, ranges: [Range<Int>], isWindow: Bool = false, definition: SymbolKind? = nil
  ) {
    self.line = line
    self.text = text
    self.ranges = ranges
    self.isWindow = isWindow
    self.definition = definition
  }
}

/// A file with at least one match in its content or its path.
package struct FileMatch: Sendable, Equatable {
  package var repository: RepositoryID
  package var path: String
  /// Language name, empty when unknown.
  package var language: String
  package var branches: [String]
  /// Best lines first come in file order; at most the request's `linesPerFile`.
  package var lines: [LineMatch]
  /// All matching lines of the file, also those not in `lines`.
  package var lineCount: Int
  /// Matches within `path`, as UTF-8 byte ranges.
  package var pathRanges: [Range<Int>]
  /// Higher is better; comparable within one answer only.
  package var score: Double
  /// The terms of the score, largest first: what it is for, and how much.
  package var why: [ScoreTerm]

  package init(
    repository: RepositoryID, path: String, language: String, branches: [String], lines: [LineMatch],
    lineCount: Int, pathRanges: [Range<Int>], score: Double, why: [ScoreTerm]
  ) {
    self.repository = repository
    self.path = path
    self.language = language
    self.branches = branches
    self.lines = lines
    self.lineCount = lineCount
    self.pathRanges = pathRanges
    self.score = score
    self.why = why
  }
}

/// One reason for a rank.
package struct ScoreTerm: Sendable, Equatable, Codable {
  package var reason: String
  package var points: Double

  package init(_ reason: String, _ points: Double) {
    self.reason = reason
    self.points = points
  }
}

/// What the code index answers.
package struct CodeResult: Sendable {
  /// Files in rank order, at most the request's `limit`.
  package var files: [FileMatch]
  /// Matching lines found (path-only matches count 1 each); a lower bound unless complete.
  package var lineCount: Int
  package var fileCount: Int
  /// Files per repository and per language, over all that was found.
  package var filesByRepository: [RepositoryID: Int]
  package var filesByLanguage: [String: Int]
  /// Repositories that would have matched but for the default `fork:no`, `archived:no`: files found there are not
  /// searched, so this counts the repositories left out.
  package var hiddenForks: Int
  package var hiddenArchived: Int
  /// Empty when the answer is complete.
  package var incomplete: [Incompleteness]
  package var statistics: SearchStatistics

  package init(
    files: [FileMatch] = [], lineCount: Int = 0, fileCount: Int = 0,
    filesByRepository: [RepositoryID: Int] = [:], filesByLanguage: [String: Int] = [:],
    hiddenForks: Int = 0, hiddenArchived: Int = 0, incomplete: [Incompleteness] = [],
    statistics: SearchStatistics = SearchStatistics()
  ) {
    self.files = files
    self.lineCount = lineCount
    self.fileCount = fileCount
    self.filesByRepository = filesByRepository
    self.filesByLanguage = filesByLanguage
    self.hiddenForks = hiddenForks
    self.hiddenArchived = hiddenArchived
    self.incomplete = incomplete
    self.statistics = statistics
  }
}

/// What a search did, for `--explain` and the metrics.
package struct SearchStatistics: Sendable, Equatable {
  package var shards = 0
  package var candidateBlocks = 0
  package var candidateFiles = 0
  package var bytesScanned = 0

  package init() {}

  package static func += (left: inout SearchStatistics, right: SearchStatistics) {
    left.shards += right.shards
    left.candidateBlocks += right.candidateBlocks
    left.candidateFiles += right.candidateFiles
    left.bytesScanned += right.bytesScanned
  }
}

/// Limits of one search; every search has them.
package struct SearchLimits: Sendable, Equatable {
  /// Files to return.
  package var files: Int
  /// Files to skip before those (for the next page).
  package var offset: Int
  /// Matching lines shown per file.
  package var linesPerFile: Int
  /// Matching lines after which counting stops; `Int.max` counts all.
  package var matchedLines: Int
  /// When to stop, on the monotonic clock; nil never stops.
  package var deadline: ContinuousClock.Instant?

  package init(
    files: Int = 50, offset: Int = 0, linesPerFile: Int = 5, matchedLines: Int = 5_000,
    deadline: ContinuousClock.Instant? = nil
  ) {
    self.files = files
    self.offset = offset
    self.linesPerFile = linesPerFile
    self.matchedLines = matchedLines
    self.deadline = deadline
  }
}
