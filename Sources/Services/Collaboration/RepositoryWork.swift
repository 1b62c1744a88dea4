import Collaboration
import Foundation
import GitRead
import History

/// What the measures of collaboration need of one repository's history, and no more: it stays in memory.
struct RepositoryWork: Sendable {
  struct Commit: Sendable {
    /// The beginning of its id: the same in every repository that has it.
    var key: UInt64
    var day: Int32
    /// Whom `KnownPeople` knows by this number.
    var author: Int32
    var files: Int32
    /// Where its places stand in `places`.
    var places: Range<Int>
  }

  /// Somebody who reviewed a commit, or wrote it with its author.
  struct Help: Sendable {
    var author: Int32
    var helper: Int32
    var day: Int32
  }

  /// Oldest first, as the history has them.
  private(set) var commits: [Commit] = []
  /// Positions among the folders that were asked for; of one commit each once.
  private(set) var places: [Int32] = []
  private(set) var helps: [Help] = []
  /// As subjects name them, each once.
  private(set) var tickets: [String] = []
  /// Which commit names which of them, by position; commits in their order.
  private(set) var named: [(commit: Int32, ticket: Int32)] = []
  /// The days on which each of the manifests changed.
  private(set) var manifests: [String: [Int32]] = [:]
  /// Commits that count nowhere because their date cannot be right.
  private(set) var undated = 0

  /// A commit without files is one of the repository as a whole. Merges and commits of programs do not count; nor do dates before 1970 or after `now`, by a day.
  ///
  /// - Parameters:
  ///   - history: of the repository.
  ///   - people: for each of the history's people their number; nil for nobody to be counted.
  ///   - folders: a file belongs to the deepest one that holds it; the first one is the whole repository.
  ///   - manifests: paths of files whose changes are to be known.
  ///   - now: what claims to be later by more than a day is left out.
  init(_ history: ChangeHistory, people: [Int?], folders: [String], manifests: Set<String>, now: Date) {
    let ofPath = Self.places(history.paths, folders)
    let paths = Set(manifests.map { Array($0.utf8) })
    let manifestOf = history.paths.map { paths.contains($0) ? String(decoding: $0, as: UTF8.self) : nil }
    let latest = Int64(now.timeIntervalSince1970) + 86_400
    tickets = history.tickets
    commits.reserveCapacity(history.commits.count)
    for commit in history.commits where !commit.isMerge {
      guard let author = people[Int(commit.author)] else { continue }
      guard (1...latest).contains(commit.authorDate) else {
        undated += 1
        continue
      }
      let day = Int32(CalendarDay(seconds: commit.authorDate).number)
      let start = places.count
      for change in history.changes[commit.changes] {
        let place = ofPath[Int(change.path)]
        if !places[start...].contains(place) { places.append(place) }
        if let manifest = manifestOf[Int(change.path)] { self.manifests[manifest, default: []].append(day) }
      }
      if places.count == start { places.append(0) }
      for number in history.ticketNumbers[commit.tickets] { named.append((Int32(commits.count), Int32(number))) }
      commits.append(
        Commit(
          key: Self.key(commit.id), day: day, author: Int32(author),
          files: Int32(clamping: commit.changes.count + Int(commit.omittedChanges)), places: start..<places.count))
      for helper in history.helpers[commit.helpers] {
        guard let person = people[Int(helper.person)], person != author else { continue }
        helps.append(Help(author: Int32(author), helper: Int32(person), day: day))
      }
    }
  }

  private static func key(_ id: ObjectID) -> UInt64 { id.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }

  /// For each path the position of its folder.
  private static func places(_ paths: [[UInt8]], _ folders: [String]) -> [Int32] {
    guard folders.count > 1 else { return [Int32](repeating: 0, count: paths.count) }
    let numbers = Dictionary(
      folders.enumerated().map { (Array($1.utf8)[...], Int32($0)) }, uniquingKeysWith: { first, _ in first })
    return paths.map { path in
      var folder = path[...]
      while let slash = folder.lastIndex(of: UInt8(ascii: "/")) {
        folder = folder[..<slash]
        if let number = numbers[folder] { return number }
      }
      return 0
    }
  }
}
