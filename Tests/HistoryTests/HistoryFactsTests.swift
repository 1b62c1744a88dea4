import Foundation
import GitRead
import TestSupport
import Testing

@testable import History

/// What is stored equals what git says, commit by commit.
@Suite struct HistoryFactsTests {
  @Test func equalGitsOwn() throws {
    let corpus = try HistoryCorpus()
    let source = corpus.source
    let history = try corpus.updated()
    let ids = try source.git(["rev-list", "main"]).split(separator: "\n").map(String.init)
    #expect(Set(history.commits.map(\.id.hex)) == Set(ids))
    #expect(history.commits.count == ids.count)
    #expect(history.tip?.hex == (try source.git(["rev-parse", "main"])))
    for commit in history.commits { try expectEqual(commit, in: history, to: source) }
    // The corpus is one only when it holds what is hard.
    #expect(history.changes.contains { $0.previousPath != nil })
    #expect(history.changes.contains { $0.addedLines == nil })
    #expect(history.commits.contains { $0.parents.count > 2 })
    #expect(history.commits.contains { $0.changes.isEmpty && !$0.isMerge })
    #expect(history.commits.contains { $0.authorDate > Int64(Int32.max) })
    #expect(history.helpers.map(\.role).sorted { $0.rawValue < $1.rawValue } == [.author, .author, .reviewer])
  }

  /// Tickets are kept with their commits, and one that is known by then is the same in what is appended.
  @Test func ticketsStayWithTheirCommits() throws {
    let corpus = try HistoryCorpus()
    func named(_ history: ChangeHistory) -> [[String]] {
      history.commits.map { history.ticketNumbers[$0.tickets].map { history.tickets[Int($0)] } }.filter { !$0.isEmpty }
    }
    #expect(named(try corpus.updated()).isEmpty)
    try corpus.commit("CF-12 Begin")
    try corpus.commit("Go on with CF-12, and (AB2-7)")
    #expect(named(try corpus.updated()) == [["CF-12"], ["CF-12", "AB2-7"]])
    try corpus.commit("[AB2-7] [NEW-1]: end")
    let history = try corpus.updated()
    #expect(named(history) == [["CF-12"], ["CF-12", "AB2-7"], ["AB2-7", "NEW-1"]])
    #expect(history.tickets == ["CF-12", "AB2-7", "NEW-1"])
  }

  /// Names that swap, that are no UTF-8, that have a line's end; modes, submodules, roots without a common ancestor.
  @Test func rareChangesEqualGitsOwn() throws {
    let corpus = try HistoryCorpus()
    let source = corpus.source
    try source.write((1...30).map { "one \($0)\n" }.joined(), to: "swap/one.txt")
    try source.write((1...30).map { "two \($0)\n" }.joined(), to: "swap/two\nlines.txt")
    try corpus.commit("Two files")
    for (from, to) in [("one.txt", "hold"), ("two\nlines.txt", "one.txt"), ("hold", "two\nlines.txt")] {
      try source.git(["mv", "swap/\(from)", "swap/\(to)"])
    }
    try corpus.commit("Swap")
    var name = Array("\(source.path)/odd".utf8.map(CChar.init(bitPattern:))) + [CChar(bitPattern: 0xFF), 0]
    try #require(name.withUnsafeMutableBufferPointer { close(creat($0.baseAddress!, 0o644)) } == 0)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: source.path + "/dóc/x")
    try corpus.commit("A name without an encoding, and a mode")
    let tip = try source.git(["rev-parse", "HEAD"])
    try source.git(["update-index", "--add", "--cacheinfo", "160000,\(tip),module"])
    try source.git(["commit", "-q", "-m", "A submodule"])
    try source.git(["checkout", "-q", "--orphan", "root"])
    try source.git(["rm", "-q", "-r", "--cached", "."])
    try source.git(["clean", "-q", "-f", "-d", "-x"])
    try source.write("another beginning\n", to: "beginning.txt")
    try corpus.commit("Second root")
    try source.git(["checkout", "-q", "-f", "main"])
    try source.git(["merge", "-q", "--allow-unrelated-histories", "-m", "Join", "root"])
    let history = try corpus.updated()
    let ids = try source.git(["rev-list", "main"]).split(separator: "\n").map(String.init)
    #expect(Set(history.commits.map(\.id.hex)) == Set(ids))
    for commit in history.commits { try expectEqual(commit, in: history, to: source) }
    #expect(history.commits.count { $0.parents.isEmpty } == 2)
    #expect(history.paths.contains { $0.contains(0xFF) })
    // Numbers that 32 bits do not hold. Of dates before 1970 older git programs say that they are 0, and so do we then.
    #expect(history.commits.contains { $0.authorDate == 99_999_999_999 && $0.committerDate == 2_147_483_648 })
    #expect(history.people.contains { $0.name == "Jürgen" })
  }

  /// Asks git again in another way: for this commit alone, names and lines apart.
  private func expectEqual(
    _ commit: ChangeHistory.Commit, in history: ChangeHistory, to source: TestRepository
  ) throws {
    let id = commit.id.hex
    let said = try source.git(["log", "-1", "--format=%P%n%at%n%ct%n%ae%n%ce", id])
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(
      history.parents[commit.parents].map { $0.map { history.commits[Int($0)].id.hex } }
        == said[0].split(separator: " ").map { String($0) })
    #expect(commit.authorDate == Int64(said[1]) ?? 0)
    #expect(commit.committerDate == Int64(said[2]) ?? 0)
    #expect(history.people[Int(commit.author)].email == said[3])
    #expect(history.people[Int(commit.committer)].email == said[4])
    guard !commit.isMerge else { return #expect(commit.changes.isEmpty) }
    let changes = history.changes[commit.changes].map { change in
      let path = String(decoding: history.paths[Int(change.path)], as: UTF8.self)
      let previous = change.previousPath.map { String(decoding: history.paths[Int($0)], as: UTF8.self) }
      return "\(change.addedLines.map(String.init) ?? "-") \(change.deletedLines.map(String.init) ?? "-") "
        + (previous.map { $0 + " " } ?? "") + path
    }
    let diff = ["diff-tree", "--root", "--no-commit-id", "-r", "-M", "-z"]
    let numbers = try source.git(diff + ["--numstat", id]).split(separator: "\0").map(String.init)
    var expected: [String] = []
    var rest = numbers[...]
    while let line = rest.popFirst() {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if parts[2].isEmpty, let from = rest.popFirst(), let to = rest.popFirst() {
        expected.append("\(parts[0]) \(parts[1]) \(from) \(to)")
      } else {
        expected.append(parts.joined(separator: " "))
      }
    }
    #expect(changes == expected)
    let kinds = try source.git(diff + ["--name-status", id]).split(separator: "\0").compactMap { word -> Character? in
      word.wholeMatch(of: #/[AMDT]|R\d+/#) != nil ? word.first : nil
    }
    let letters: [FileChange.Kind: Character] = [
      .added: "A", .modified: "M", .deleted: "D", .renamed: "R", .other: "T",
    ]
    #expect(history.changes[commit.changes].map { letters[$0.kind] } == kinds)
  }

  @Test func takesLittleRoom() throws {
    let corpus = try HistoryCorpus()
    for round in 0..<60 {
      try corpus.source.commit(
        Dictionary(uniqueKeysWithValues: (0..<8).map { ("src/part\($0)/file\(round % 9).txt", "\(round)\n") }))
    }
    let history = try corpus.updated()
    let size = try #require(try FileManager.default.attributesOfItem(atPath: corpus.store.path)[.size] as? Int)
    #expect(history.changes.count > 400)
    #expect(size <= 40 * history.changes.count)
  }
}
