/// A commit as far as it tells who did something and when.
package struct Contribution: Sendable, Equatable {
  /// A name and address as the commit has them: cleaned as in `Commit`.
  package struct Person: Sendable, Hashable {
    package var name: String
    package var email: String

    package init(name: String, email: String) {
      self.name = name
      self.email = email
    }
  }

  package var id: ObjectID
  package var author: Person
  package var committer: Person
  /// Seconds since 1970, clamped to `Commit.dates`.
  package var committerDate: Int64
  /// The date had to be clamped, so it says nothing.
  package var hasOddDate: Bool
  package var isMerge: Bool
}

/// How much of a history is read.
package struct HistoryLimits: Sendable, Equatable {
  package var commits: Int
  package var seconds: Int

  package init(commits: Int = 500_000, seconds: Int = 120) {
    self.commits = commits
    self.seconds = seconds
  }
}

extension GitRepository {
  /// Calls `body` for the commits that `revision` can reach, newest first, while git is still listing them.
  /// - Returns: whether all were read, and not only as many as a limit allows.
  /// - Throws: `GitError`, and what `body` throws.
  package func forEachContribution(
    of revision: Revision, limits: HistoryLimits = HistoryLimits(), bounds: WorkBounds = WorkBounds(),
    _ body: (Contribution) throws -> Void
  ) throws -> Bool {
    var parser = ContributionParser()
    var records = LineSplitter(separator: 0, keeping: ContributionParser.longestField)
    var count = 0
    let (most, overflows) = max(0, limits.commits).addingReportingOverflow(1)
    do {
      try read(
        [
          "log", "-z", "--no-show-signature", "--format=" + ContributionParser.format,
          "--max-count=\(overflows ? Int.max : most)", "--end-of-options", revision.description, "--",
        ], bounds: bounds.within(seconds: limits.seconds)
      ) { piece in
        try records.feed(piece) { field in
          guard let contribution = parser.feed(field) else { return }
          count += 1
          if count <= limits.commits { try body(contribution) }
        }
      }
    } catch let error as GitError where error.kind == .deadline && bounds.deadline.map({ $0 > .now }) ?? true {
      return false
    }
    return count <= limits.commits
  }

  /// The commits that were put on a branch one after the other, without those that merges brought in: of `revision`
  /// back to the first one that was made before `since`, in seconds since 1970; at most `limit`.
  package func mainline(
    of revision: Revision, since: Int64, limit: Int = 100_000, bounds: WorkBounds = WorkBounds()
  ) throws -> Set<ObjectID> {
    var ids: Set<ObjectID> = []
    var lines = LineSplitter(separator: 0x0A)
    try read(
      [
        "rev-list", "--first-parent", "--max-age=\(max(0, since))", "--max-count=\(max(0, limit))", "--end-of-options",
        revision.description, "--",
      ], bounds: bounds
    ) { piece in
      try lines.feed(piece) { line in if let id = ObjectID(hex: line) { ids.insert(id) } }
    }
    return ids
  }

  /// When one of the files at `paths` was changed last: seconds since 1970, clamped to `Commit.dates`; nil when none of
  /// them ever was, or git did not find out in time.
  package func lastChange(
    of paths: [String], at revision: Revision, seconds: Int = 20, bounds: WorkBounds = WorkBounds()
  ) throws -> Int64? {
    guard !paths.isEmpty else { return nil }
    var fields: [UInt8] = []
    do {
      try read(
        [
          "log", "-1", "--no-show-signature", "--no-renames", "--format=%ct", "--end-of-options", revision.description,
          "--",
        ] + paths, bounds: bounds.within(seconds: seconds)
      ) { fields += $0 }
    } catch let error as GitError where error.kind == .deadline && bounds.deadline.map({ $0 > .now }) ?? true {
      return nil
    }
    let line = fields.prefix { $0 != 0x0A }
    return line.isEmpty ? nil : Commit.date(line).seconds
  }
}

/// Puts commits together from fields between NULs. A field that is none of theirs, as a damaged commit may leave, is
/// passed over, and the next id begins a commit.
struct ContributionParser {
  static let format = "tformat:%H%x00%P%x00%an%x00%ae%x00%cn%x00%ce%x00%ct"
  static let longestField = 4 << 10
  private static let fieldCount = 7

  private var fields: [[UInt8]] = []
  private var people = PersonReader()

  /// The commit that the field completes.
  mutating func feed(_ field: ArraySlice<UInt8>) -> Contribution? {
    fields.append(Array(field))
    while let first = fields.first, ObjectID(hex: first[...]) == nil { fields.removeFirst() }
    guard fields.count == Self.fieldCount else { return nil }
    defer { fields.removeAll(keepingCapacity: true) }
    guard let id = ObjectID(hex: fields[0][...]) else { return nil }
    let date = Commit.date(fields[6][...])
    return Contribution(
      id: id, author: people.person(fields[2], fields[3]), committer: people.person(fields[4], fields[5]),
      committerDate: date.seconds, hasOddDate: date.isOdd, isMerge: fields[1].contains(0x20))
  }
}

/// Cleans the names and addresses of commits. Few people make many commits: each is cleaned once.
struct PersonReader {
  private struct RawPerson: Hashable {
    var name: [UInt8]
    var email: [UInt8]
  }

  private var people: [RawPerson: Contribution.Person] = [:]
  private static let mostPeople = 50_000

  mutating func person(_ name: [UInt8], _ email: [UInt8]) -> Contribution.Person {
    let raw = RawPerson(name: name, email: email)
    if let known = people[raw] { return known }
    let person = Contribution.Person(
      name: Commit.text(name[...], limit: 200), email: Commit.text(email[...], limit: 200))
    if people.count < Self.mostPeople { people[raw] = person }
    return person
  }
}
