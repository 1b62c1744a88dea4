import Bytes
import GitRead

/// Reads the blocks of a history. Every number is held against the table that it points into.
struct HistoryReader {
  private(set) var history = ChangeHistory()

  /// - Throws: `HistoryError.damaged` when a checksum or a number is wrong.
  init(_ payloads: [(bytes: ByteView, sum: UInt64)]) throws(HistoryError) {
    for (number, payload) in payloads.enumerated() {
      guard Checksum.of(payload.bytes) == payload.sum, add(payload.bytes) != nil else {
        throw HistoryError.damaged("block \(number + 1)")
      }
    }
  }

  /// The tip alone, of the last block.
  static func tip(of payload: ByteView) -> ObjectID? { id(at: 1, length: Int(payload[0] ?? 0), of: payload) }

  private static func id(at offset: Int, length: Int, of bytes: ByteView) -> ObjectID? {
    bytes.part(at: offset, count: length).flatMap { ObjectID(bytes: $0.buffer) }
  }

  private mutating func add(_ payload: ByteView) -> Void? {
    let idLength = Int(payload[0] ?? 0)
    guard let tip = Self.tip(of: payload) else { return nil }
    history.tip = tip
    var reader = VarintReader(payload, at: 1 + idLength)
    guard addPeople(&reader) != nil, addPaths(&reader) != nil, addTickets(&reader) != nil, let count = reader.next()
    else { return nil }
    // A commit has an id, so that there cannot be more than so many; the same holds below.
    history.commits.reserveCapacity(history.commits.count + min(Int(count), payload.count / max(1, idLength)))
    var lastDate: Int64 = 0
    for _ in 0..<count {
      guard let id = Self.id(at: reader.offset, length: idLength, of: payload) else { return nil }
      reader = VarintReader(payload, at: reader.offset + idLength)
      guard let commit = commit(id, &reader, lastDate) else { return nil }
      lastDate = commit.authorDate
      history.commits.append(commit)
    }
    return reader.offset == payload.count ? () : nil
  }

  private mutating func addPeople(_ reader: inout VarintReader) -> Void? {
    guard let count = reader.next() else { return nil }
    for _ in 0..<count {
      guard let name = reader.nextBytes(), let email = reader.nextBytes() else { return nil }
      history.people.append(Contribution.Person(name: name.text, email: email.text))
    }
    return ()
  }

  private mutating func addPaths(_ reader: inout VarintReader) -> Void? {
    guard let count = reader.next() else { return nil }
    var last: [UInt8] = []
    for _ in 0..<count {
      guard let shared = reader.next(), Int(shared) <= last.count, let rest = reader.nextBytes() else { return nil }
      var path = Array(last.prefix(Int(shared)))
      path.append(contentsOf: rest.buffer)
      history.paths.append(path)
      last = path
    }
    return ()
  }

  private mutating func addTickets(_ reader: inout VarintReader) -> Void? {
    guard let count = reader.next() else { return nil }
    for _ in 0..<count {
      guard let name = reader.nextBytes() else { return nil }
      history.tickets.append(name.text)
    }
    return ()
  }

  private mutating func commit(
    _ id: ObjectID, _ reader: inout VarintReader, _ lastDate: Int64
  ) -> ChangeHistory.Commit? {
    guard let author = reader.next(), let committer = reader.next(), let date = reader.nextSigned(),
      let delay = reader.nextSigned(), max(author, committer) < history.people.count,
      let parents = addParents(&reader), let helpers = addHelpers(&reader),
      let tickets = addTicketNumbers(&reader), let omitted = reader.next(), let changes = addChanges(&reader)
    else { return nil }
    let authorDate = lastDate &+ date
    return ChangeHistory.Commit(
      id: id, author: author, committer: committer, authorDate: authorDate, committerDate: authorDate &+ delay,
      parents: parents, helpers: helpers, tickets: tickets, changes: changes, omittedChanges: omitted)
  }

  private mutating func addParents(_ reader: inout VarintReader) -> Range<Int>? {
    guard let count = reader.next() else { return nil }
    let start = history.parents.count
    let position = UInt32(history.commits.count)
    for _ in 0..<count {
      guard let distance = reader.next(), distance <= position else { return nil }
      history.parents.append(distance == 0 ? nil : position - distance)
    }
    return start..<history.parents.count
  }

  private mutating func addHelpers(_ reader: inout VarintReader) -> Range<Int>? {
    guard let count = reader.next() else { return nil }
    let start = history.helpers.count
    for _ in 0..<count {
      guard let number = reader.nextLong(), number / 2 < UInt64(history.people.count) else { return nil }
      history.helpers.append(
        ChangeHistory.Helper(
          person: UInt32(truncatingIfNeeded: number / 2), role: number % 2 == 0 ? .author : .reviewer))
    }
    return start..<history.helpers.count
  }

  private mutating func addTicketNumbers(_ reader: inout VarintReader) -> Range<Int>? {
    guard let count = reader.next() else { return nil }
    let start = history.ticketNumbers.count
    for _ in 0..<count {
      guard let number = reader.next(), number < history.tickets.count else { return nil }
      history.ticketNumbers.append(number)
    }
    return start..<history.ticketNumbers.count
  }

  private mutating func addChanges(_ reader: inout VarintReader) -> Range<Int>? {
    guard let count = reader.next() else { return nil }
    let start = history.changes.count
    var last: Int64 = 0
    for _ in 0..<count {
      guard let tag = reader.next(), let change = change(tag, &reader, &last) else { return nil }
      history.changes.append(change)
    }
    return start..<history.changes.count
  }

  private func change(_ tag: UInt32, _ reader: inout VarintReader, _ last: inout Int64) -> ChangeHistory.Change? {
    let hasLines = tag & UInt32(HistoryFormat.withoutLines) == 0
    guard let kind = FileChange.Kind(rawValue: UInt8(truncatingIfNeeded: tag) & ~HistoryFormat.withoutLines),
      tag < 16, let step = reader.nextSigned()
    else { return nil }
    last &+= step
    guard last >= 0, last < history.paths.count else { return nil }
    var change = ChangeHistory.Change(path: UInt32(last), kind: kind)
    if kind == .renamed {
      guard let previous = reader.next(), previous < history.paths.count else { return nil }
      change.previousPath = previous
    }
    if hasLines {
      guard let added = reader.next(), let deleted = reader.next() else { return nil }
      (change.addedLines, change.deletedLines) = (added, deleted)
    }
    return change
  }
}
