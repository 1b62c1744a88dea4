import Catalog
import Foundation
import GitRead
import Ownership

/// What the commits of a repository's default branch tell.
struct RepositoryHistory: Sendable {
  /// People of one repository, those with the most commits.
  static let mostContributors = 20_000
  /// Documents whose last change is asked for, those nearest to the root.
  static let mostDocuments = 200
  private static let secondsPerDay: Int64 = 86_400

  var weeks: [WeekRecord] = []
  var contributors: [ContributorRecord] = []
  /// Seconds since 1970; nil when unknown, as the first one of a history that was not read to its end.
  var firstCommit: Int64?
  var lastCommit: Int64?
  /// Seconds since 1970 of the last change to a document.
  var documented: Int64?
  /// What was not read, as sentences without the repository's name.
  var problems: [String] = []

  init() {}

  /// - Throws: `GitError`.
  init(
    of repository: GitRepository, head: ObjectID, record: RepositoryRecord, documents: [String], now: Date,
    limits: HistoryLimits = HistoryLimits(), bounds: WorkBounds
  ) throws {
    let revision = Revision.commit(head)
    let now = Int64(now.timeIntervalSince1970)
    let newest = min(now, record.lastActivity.map { Int64($0.timeIntervalSince1970) } ?? now)
    let year = newest - 365 * Self.secondsPerDay
    var tally = HistoryTally(
      mainline: try repository.mainline(of: revision, since: year, bounds: bounds), since: year,
      // Clocks are a little off; a commit of next year says nothing of this week.
      until: now + Self.secondsPerDay)
    let isWhole = try repository.forEachContribution(of: revision, limits: limits, bounds: bounds) { tally.add($0) }
    weeks = tally.weeks
    contributors = tally.contributors(of: record.id)
    firstCommit = isWhole ? tally.first : nil
    lastCommit = tally.last
    if !isWhole {
      problems.append(
        "Its history is not read to its end: \(tally.commits) commits are counted, and the first is unknown.")
    }
    if contributors.count > Self.mostContributors {
      contributors.removeLast(contributors.count - Self.mostContributors)
    }
    let nearest = documents.sorted { Self.depth($0) < Self.depth($1) }.prefix(Self.mostDocuments)
    let changed = try repository.lastChange(of: Array(nearest), at: revision, bounds: bounds)
    // The epoch is the date of those who have none.
    documented = changed.flatMap { $0 > 0 ? $0 : nil }
  }

  private static func depth(_ path: String) -> (Int, String) { (path.utf8.count { $0 == UInt8(ascii: "/") }, path) }
}

/// Counts commits by week and by person while they are read.
struct HistoryTally {
  private struct Week {
    var commits = 0
    var authors: Set<String> = []
  }

  private struct Work {
    var commits = 0
    var integrations = 0
    var merges = 0
    var lastIntegration: Int64?
  }

  private let mainline: Set<ObjectID>
  private let since: Int64
  private let until: Int64
  private var weekly: [Int: Week] = [:]
  private var people: [Contribution.Person: Work] = [:]
  private var bots: [Contribution.Person: Bool] = [:]
  private(set) var commits = 0
  /// Seconds since 1970, of commits whose dates can be true.
  private(set) var first: Int64?
  private(set) var last: Int64?

  /// - Parameters:
  ///   - mainline: commits that were put on the branch, rather than brought in by a merge.
  ///   - since: seconds since 1970 from which they count as integrations.
  ///   - until: a later date cannot be true.
  init(mainline: Set<ObjectID>, since: Int64, until: Int64) {
    self.mainline = mainline
    self.since = since
    self.until = until
  }

  mutating func add(_ commit: Contribution) {
    commits += 1
    let isAuthorBot = isBot(commit.author)
    if !isAuthorBot { people[commit.author, default: Work()].commits += 1 }
    guard !commit.hasOddDate, commit.committerDate > 0, commit.committerDate <= until else { return }
    let date = commit.committerDate
    first = min(first ?? date, date)
    last = max(last ?? date, date)
    let week = Self.week(of: date)
    weekly[week, default: Week()].commits += 1
    if !isAuthorBot { weekly[week]?.authors.insert(commit.author.email.lowercased()) }
    if date >= since, mainline.contains(commit.id) { integrate(commit, isAuthorBot: isAuthorBot) }
  }

  /// Where a host commits in somebody's name, that is the author: who pressed the button of a merge, and nobody better
  /// is known of the rest.
  private mutating func integrate(_ commit: Contribution, isAuthorBot: Bool) {
    let person = isBot(commit.committer) ? commit.author : commit.committer
    guard person != commit.author || !isAuthorBot else { return }
    var work = people[person] ?? Work()
    work.integrations += 1
    if commit.isMerge { work.merges += 1 }
    work.lastIntegration = max(work.lastIntegration ?? 0, commit.committerDate)
    people[person] = work
  }

  private mutating func isBot(_ person: Contribution.Person) -> Bool {
    if let known = bots[person] { return known }
    let isBot = Bots.isBot(name: person.name, email: person.email)
    bots[person] = isBot
    return isBot
  }

  /// Days from 1970-01-01, a Thursday, to the Monday of a time's week; the time is not before 1970.
  static func week(of seconds: Int64) -> Int {
    let day = Int(seconds / 86_400)
    return day - (day + 3) % 7
  }

  var weeks: [WeekRecord] {
    weekly.map { WeekRecord(week: $0.key, commits: $0.value.commits, authors: $0.value.authors.count) }
      .sorted { $0.week < $1.week }
  }

  /// The most commits first.
  func contributors(of repository: Int64) -> [ContributorRecord] {
    people.map { person, work in
      ContributorRecord(
        repositoryId: repository, name: person.name, email: person.email, commits: work.commits,
        integrations: work.integrations, merges: work.merges, lastIntegration: work.lastIntegration.map { Int($0) })
    }.sorted { ($1.commits, $0.email, $0.name) < ($0.commits, $1.email, $1.name) }
  }
}
