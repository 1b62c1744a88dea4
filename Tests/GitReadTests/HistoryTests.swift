import Foundation
import GitRead
import TestSupport
import Testing

@Suite struct HistoryTests {
  @Test func followsRenamesWithinTheLimit() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let text = (0..<40).map { "line \($0)\n" }.joined()
    try source.commit(["old name.txt": text], message: "Add")
    try source.commit(["other": "x"], message: "Unrelated")
    try source.git(["mv", "old name.txt", "new.txt"])
    try source.commit([:], message: "Rename")
    try source.commit(["new.txt": text + "more\n"], message: "Change")
    let repository = shop.reading(source)
    let path = Array("new.txt".utf8)
    let all = try repository.history(of: path, at: .branch("main"), limit: 10)
    #expect(all.map(\.commit.subject) == ["Change", "Rename", "Add"])
    #expect(all.map { String(decoding: $0.path, as: UTF8.self) } == ["new.txt", "new.txt", "old name.txt"])
    #expect(all[1].previousPath == Array("old name.txt".utf8))
    func subjects(_ limit: Int, skip: Int = 0, following: Bool = true) throws -> [String] {
      try repository.history(
        of: path, at: .branch("main"), limit: limit, skip: skip, followingRenames: following
      ).map(\.commit.subject)
    }
    #expect(try subjects(2) == ["Change", "Rename"])
    #expect(try subjects(1, skip: 1) == ["Rename"])
    #expect(try subjects(Int.max, skip: 2) == ["Add"])
    #expect(try subjects(0).isEmpty && subjects(-5, skip: -5).isEmpty)
    #expect(try subjects(9, following: false) == ["Change", "Rename"])
  }

  @Test func anEmptyPathIsTheWholeRepository() throws {
    let shop = try Workshop()
    let source = try shop.source()
    try source.commit(["a": "1"], message: "One")
    try source.git(["checkout", "-q", "-b", "side"])
    try source.commit(["b": "1"], message: "Side")
    try source.git(["checkout", "-q", "main"])
    try source.git(["merge", "-q", "--no-ff", "-m", "Merge", "side"])
    let history = try shop.reading(source).history(of: [], at: .branch("main"), limit: 10)
    #expect(Set(history.map(\.commit.subject)) == ["One", "Side", "Merge"])
    #expect(history.first?.commit.parents.count == 2)
  }

  @Test func pathsAreTakenLiterally() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let names = ["--output=pwned", "-n", ":(glob)*", "*", "a\nb", "\u{1B}[31m", ":x", "!x"]
    for (index, name) in names.enumerated() {
      try source.importCommit([(name: Array(name.utf8), content: "\(index)")])
      try source.git(["update-ref", "refs/heads/b\(index)", "refs/heads/main"])
    }
    let repository = shop.reading(source)
    for (index, name) in names.enumerated() {
      let history = try repository.history(of: Array(name.utf8), at: .branch("b\(index)"), limit: 5)
      #expect(history.map(\.path) == [Array(name.utf8)], "\(name)")
    }
    #expect(try repository.history(of: [0xFF], at: .branch("main"), limit: 5).isEmpty)
    #expect(try repository.history(of: [0x61, 0x00, 0x62], at: .branch("main"), limit: 5).isEmpty)
    #expect(try repository.history(of: Array("nowhere".utf8), at: .branch("main"), limit: 5).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: "/pwned"))
  }

  @Test func oddPeopleAndDatesAreMadeHarmless() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let tree = try source.tree([("100644", "a", try source.object("blob", Data("a".utf8)))])
    let table: [(people: String, date: Int64, odd: Bool, name: String)] = [
      ("A <a@b> 0 +0000", 0, false, "A"),
      ("A <a@b> -1 +0000", 0, true, "A"),
      ("A <a@b> 9223372036854775808 +0000", 4_102_444_800, true, "A"),
      ("A <a@b> 99999999999999999999999 +9999", 4_102_444_800, true, "A"),
      ("A <a@b> 1700000000 +9999", 1_700_000_000, false, "A"),
      ("A <a@b>", 0, true, "A"),
      (" <> 1700000000 +0000", 1_700_000_000, false, ""),
      ("N\u{1B}]0;x\u{7}ame\u{202E} <a@b> 1700000000 +0000", 1_700_000_000, false, "Name"),
      (
        String(repeating: "n", count: 1 << 20) + " <a@b> 1700000000 +0000", 1_700_000_000, false,
        String(repeating: "n", count: 200)
      ),
    ]
    let repository = shop.reading(source)
    for row in table {
      let commit = try source.commitTree(tree, header: "author \(row.people)\ncommitter \(row.people)")
      let read = try repository.commit(.commit(try #require(ObjectID(commit))))
      #expect(read.authorName == row.name)
      #expect(read.hasOddDate == row.odd, "\(row.people.prefix(60))")
      #expect(read.authorDate == row.date, "\(row.people.prefix(60))")
      #expect(Commit.dates.contains(read.authorDate) && Commit.dates.contains(read.committerDate))
    }
    let long = try source.commitTree(tree, message: String(repeating: "long ", count: 1 << 20))
    #expect(try repository.commit(.commit(try #require(ObjectID(long)))).subject.count == 1000)
  }

  @Test func latinOneNamesBecomeText() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let tree = try source.tree([("100644", "a", try source.object("blob", Data("a".utf8)))])
    var content = Data("tree \(tree)\nauthor J".utf8) + [0xF6] + Data("rg <j@b> 1700000000 +0000\n".utf8)
    content += Data("committer J <j@b> 1700000000 +0000\n\nGr".utf8) + [0xFC] + Data("n\n".utf8)
    let commit = try #require(ObjectID(try source.object("commit", content)))
    let read = try shop.reading(source).commit(.commit(commit))
    #expect(read.authorName == "J\u{FFFD}rg")
    #expect(read.subject.hasPrefix("Gr"))
  }

  @Test func unknownRevisionsAreSaid() throws {
    let shop = try Workshop()
    let source = try shop.source()
    try source.commit(["a": "1"])
    let repository = shop.reading(source)
    let id = try #require(ObjectID(String(repeating: "1", count: 40)))
    for revision in [Revision.branch("gone"), .branch("--output=x"), .ref("refs/tags/none"), .detached] {
      let error = try failure { _ = try repository.commit(revision) }
      #expect(error.kind == .unknownRevision, "\(revision): \(error)")
    }
    #expect(throws: GitError.self) { try repository.commit(.commit(id)) }
    #expect(throws: GitError.self) { try repository.tree(of: .commit(id)) }
  }

  @Test func changesBetweenCommits() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let old = try source.commit(["a": "1", "b": "1", "d/c": "1"])
    try source.git(["rm", "-q", "b"])
    let new = try source.commit(["a": "2", "d/new\nline": "3"])
    var changes: [String] = []
    try shop.reading(source).changes(
      from: try #require(ObjectID(old)), to: try #require(ObjectID(new))
    ) { change in
      #expect((change.id == nil) == (change.kind == .deleted))
      changes.append("\(change.kind) \(String(decoding: change.path, as: UTF8.self))")
    }
    #expect(changes == ["changed a", "deleted b", "added d/new\nline"])
  }
}
