import Bytes
import Harness

@testable import GitRead
@testable import History

/// What git says of a history, and the file that is kept of it, both damaged. A trap, a hang, or a history whose numbers
/// point outside of its tables is a finding, and so is one that is read otherwise than it was written.
private struct HistoryCheck: Sendable {
  static let shared = HistoryCheck()

  /// Payloads of a sound file.
  private let payloads: [[UInt8]]
  private static let mostEdits = 32
  private static let mostChanges = 20

  private init() {
    do {
      var builder = HistoryBuilder()
      for number in 0..<6 { builder.add(Self.commit(number)) }
      let first = try Self.payload(of: builder.block(idLength: 20))
      builder = HistoryBuilder(continuing: try builder.history())
      for number in 6..<9 { builder.add(Self.commit(number)) }
      payloads = [first, try Self.payload(of: builder.block(idLength: 20))]
    } catch {
      fatalError("The sample cannot be made: \(error)")
    }
  }

  private static func payload(of block: [UInt8]?) throws -> [UInt8] {
    guard let block else { fatalError("The sample is empty.") }
    return try block.withUnsafeBytes { try HistoryFormat.payloads(of: ByteView($0), at: 0)[0].bytes.array }
  }

  private static func commit(_ number: Int) -> CommitFacts {
    let person = { Contribution.Person(name: "Person \($0 % 4)", email: "p\($0 % 4)@example.org") }
    let path = { Array("folder/\($0 % 3)/file\($0 % 5).c".utf8) }
    return CommitFacts(
      id: id(number), parents: [number - 1, number % 4 == 3 ? number - 3 : -1].filter { $0 >= 0 }.map(id),
      author: person(number), committer: person(number + 1), authorDate: Int64(number - 3) * 86_400,
      committerDate: Int64(number) * 86_400, coAuthors: number % 2 == 0 ? [person(number + 2)] : [],
      reviewers: number % 3 == 0 ? [person(number + 3)] : [], tickets: number % 2 == 0 ? ["AB-\(number)"] : [],
      changes: [
        FileChange(kind: .modified, path: path(number), addedLines: number, deletedLines: 200),
        FileChange(kind: .renamed, path: path(number + 1), previousPath: path(number + 2)),
      ])
  }

  private static func id(_ number: Int) -> ObjectID {
    let bytes = [UInt8](repeating: UInt8(number + 1), count: 20)
    guard let id = bytes.withUnsafeBytes({ ObjectID(bytes: $0) }) else { fatalError("no object id") }
    return id
  }

  /// `input`: 0, then what git said; another byte, then edits of the file.
  func run(_ input: UnsafeBufferPointer<UInt8>) {
    guard let choice = input.first else { return }
    let rest = UnsafeBufferPointer(rebasing: input[1...])
    if choice == 0 { parse(rest) } else { readEdited(Edit.all(of: rest, limit: Self.mostEdits)) }
  }

  // MARK: The file

  private func readEdited(_ edits: [Edit]) {
    var payloads = payloads
    for edit in edits { edit.apply(to: &payloads[edit.target % payloads.count]) }
    let file = HistoryFormat.fileHeader(source: "source") + payloads.flatMap(HistoryFormat.block)
    file.withUnsafeBytes { file in
      guard let payloads = try? HistoryFormat.payloads(of: ByteView(file), source: "source"),
        let history = try? HistoryReader(payloads).history
      else { return }
      check(history)
    }
  }

  /// Follows every number.
  private func check(_ history: ChangeHistory) {
    for (position, commit) in history.commits.enumerated() {
      _ = (history.people[Int(commit.author)], history.people[Int(commit.committer)])
      for parent in history.parents[commit.parents] {
        precondition(parent.map { $0 < position } ?? true, "a parent stands behind its child")
      }
      for helper in history.helpers[commit.helpers] { _ = history.people[Int(helper.person)] }
      for ticket in history.ticketNumbers[commit.tickets] { _ = history.tickets[Int(ticket)] }
      for change in history.changes[commit.changes] {
        _ = history.paths[Int(change.path)]
        if let previous = change.previousPath { _ = history.paths[Int(previous)] }
      }
    }
  }

  // MARK: What git says

  private func parse(_ output: UnsafeBufferPointer<UInt8>) {
    var parser = CommitFactsParser(mostChanges: Self.mostChanges)
    var commits: [CommitFacts] = []
    for field in output.split(separator: 0, omittingEmptySubsequences: false) {
      if let commit = parser.feed(ArraySlice(Array(field))) { commits.append(commit) }
    }
    if let last = parser.finish() { commits.append(last) }
    var builder = HistoryBuilder()
    for commit in commits { builder.add(commit) }
    do {
      let history = try builder.history()
      precondition(history.commits.count == builder.count, "commits are missing")
      check(history)
    } catch {
      fatalError("What was written cannot be read: \(error)")
    }
  }
}

private let check: Check = { start, count in
  HistoryCheck.shared.run(UnsafeBufferPointer(start: start, count: count))
  return 0
}

@_cdecl("FuzzHistory_main")
public func fuzzHistoryMain(_ argumentCount: CInt, _ arguments: UnsafeMutableRawPointer) -> CInt {
  fuzz(argumentCount, arguments, check)
}
