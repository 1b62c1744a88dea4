import Bytes
package import GitRead

/// Makes a block of commits that continue a history.
package struct HistoryBuilder {
  private var positions: [ObjectID: UInt32] = [:]
  private var people: [Contribution.Person: UInt32] = [:]
  private var paths: [[UInt8]: UInt32] = [:]
  private var tickets: [String: UInt32] = [:]
  private var newPeople = ByteWriter()
  private var newPaths = ByteWriter()
  private var newTickets = ByteWriter()
  private var lastPath: [UInt8] = []
  private var commits = ByteWriter()
  private var lastDate: Int64 = 0
  private let knownPeople: Int
  private let knownPaths: Int
  private let knownTickets: Int
  private let knownCommits: Int
  private var tip: ObjectID?
  /// Bytes of each commit's id.
  private var idLength: Int?

  /// How many commits were added.
  package var count: Int { positions.count - knownCommits }

  /// The commits of `history` are known; the first to be added may have them as parents.
  package init(continuing history: ChangeHistory? = nil) {
    if let history {
      for (position, commit) in history.commits.enumerated() { positions[commit.id] = UInt32(position) }
      for (position, person) in history.people.enumerated() { people[person] = UInt32(position) }
      for (position, path) in history.paths.enumerated() { paths[path] = UInt32(position) }
      for (position, ticket) in history.tickets.enumerated() { tickets[ticket] = UInt32(position) }
    }
    idLength = history?.tip?.byteCount
    knownPeople = people.count
    knownPaths = paths.count
    knownTickets = tickets.count
    knownCommits = positions.count
  }

  /// Adds a commit whose parents were added before it. One that is there already is passed over, and so is one whose id
  /// has another length: a repository has ids of one length.
  package mutating func add(_ facts: CommitFacts) {
    let length = facts.id.byteCount
    guard positions[facts.id] == nil, positions.count < Int(UInt32.max), length == idLength ?? length else { return }
    idLength = length
    let position = UInt32(positions.count)
    positions[facts.id] = position
    tip = facts.id
    commits.append(facts.id.bytes)
    commits.appendVarint(number(of: facts.author))
    commits.appendVarint(number(of: facts.committer))
    commits.appendSigned(facts.authorDate &- lastDate)
    commits.appendSigned(facts.committerDate &- facts.authorDate)
    lastDate = facts.authorDate
    commits.appendVarint(UInt32(facts.parents.count))
    for parent in facts.parents { commits.appendVarint(positions[parent].map { position - $0 } ?? 0) }
    commits.appendVarint(UInt32(facts.coAuthors.count + facts.reviewers.count))
    for person in facts.coAuthors { commits.appendLongVarint(UInt64(number(of: person)) * 2) }
    for person in facts.reviewers { commits.appendLongVarint(UInt64(number(of: person)) * 2 + 1) }
    commits.appendVarint(UInt32(facts.tickets.count))
    for ticket in facts.tickets { commits.appendVarint(number(of: ticket)) }
    commits.appendVarint(UInt32(clamping: facts.omittedChanges))
    commits.appendVarint(UInt32(facts.changes.count))
    var last: Int64 = 0
    for change in facts.changes {
      let path = Int64(number(of: change.path))
      let lines = change.addedLines.flatMap { added in change.deletedLines.map { (added, $0) } }
      commits.append(change.kind.rawValue | (lines == nil ? HistoryFormat.withoutLines : 0))
      commits.appendSigned(path - last)
      last = path
      if change.kind == .renamed { commits.appendVarint(number(of: change.previousPath ?? change.path)) }
      if let (added, deleted) = lines {
        commits.appendVarint(UInt32(clamping: added))
        commits.appendVarint(UInt32(clamping: deleted))
      }
    }
  }

  /// The block; nil when nothing was added.
  func block(idLength: Int) -> [UInt8]? {
    guard let tip else { return nil }
    var payload = ByteWriter(capacity: commits.count + newPaths.count + newPeople.count + 64)
    payload.append(UInt8(idLength))
    payload.append(tip.bytes)
    payload.appendVarint(UInt32(people.count - knownPeople))
    payload.append(newPeople.bytes)
    payload.appendVarint(UInt32(paths.count - knownPaths))
    payload.append(newPaths.bytes)
    payload.appendVarint(UInt32(tickets.count - knownTickets))
    payload.append(newTickets.bytes)
    payload.appendVarint(UInt32(count))
    payload.append(commits.bytes)
    return HistoryFormat.block(payload.bytes)
  }

  /// What was added, as a history of its own, where nothing is continued.
  /// - Throws: `HistoryError` when it continues another.
  package func history() throws -> ChangeHistory {
    guard let tip, let block = block(idLength: tip.byteCount) else { return ChangeHistory() }
    return try block.withUnsafeBytes { buffer in
      try HistoryReader(HistoryFormat.payloads(of: ByteView(buffer), at: 0)).history
    }
  }

  // MARK: Tables

  private mutating func number(of person: Contribution.Person) -> UInt32 {
    if let known = people[person] { return known }
    let number = UInt32(people.count)
    people[person] = number
    newPeople.appendText(person.name)
    newPeople.appendText(person.email)
    return number
  }

  private mutating func number(of ticket: String) -> UInt32 {
    if let known = tickets[ticket] { return known }
    let number = UInt32(tickets.count)
    tickets[ticket] = number
    newTickets.appendText(ticket)
    return number
  }

  private mutating func number(of path: [UInt8]) -> UInt32 {
    if let known = paths[path] { return known }
    let number = UInt32(paths.count)
    paths[path] = number
    let shared = zip(path, lastPath).prefix { $0 == $1 }.count
    newPaths.appendVarint(UInt32(shared))
    newPaths.appendVarint(UInt32(path.count - shared))
    newPaths.append(path[shared...])
    lastPath = path
    return number
  }
}
