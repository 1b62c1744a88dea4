import Foundation
import GitRead
import TestSupport
import Testing

@Suite struct ContributionTests {
  private func people(_ name: String, _ date: String) -> [String: String] {
    [
      "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": "\(name)@example.org", "GIT_AUTHOR_DATE": date,
      "GIT_COMMITTER_NAME": "Integrator", "GIT_COMMITTER_EMAIL": "i@example.org", "GIT_COMMITTER_DATE": date,
    ]
  }

  private func read(
    _ repository: GitRepository, limits: HistoryLimits = HistoryLimits()
  ) throws -> (all: [Contribution], isWhole: Bool) {
    var all: [Contribution] = []
    let isWhole = try repository.forEachContribution(of: .branch("main"), limits: limits) { all.append($0) }
    return (all, isWhole)
  }

  @Test func tellsWhoWroteAndWhoMerged() throws {
    let shop = try Workshop()
    let source = try shop.source()
    try source.commit(["a": "1"])
    try source.git(["checkout", "-q", "-b", "side"])
    try source.write("2", to: "b")
    try source.git(["add", "-A"])
    try source.git(["commit", "-q", "-m", "Side"], variables: people("bea", "1700100000 +0000"))
    try source.git(["checkout", "-q", "main"])
    try source.git(["merge", "-q", "--no-ff", "-m", "M", "side"], variables: people("carl", "1700200000 +0000"))
    let repository = shop.reading(source)
    let (all, isWhole) = try read(repository)
    #expect(isWhole)
    #expect(all.map(\.author.name) == ["carl", "bea", "Ada"])
    #expect(all.map(\.committer.email) == ["i@example.org", "i@example.org", "ada@example.org"])
    #expect(all.map(\.isMerge) == [true, false, false])
    #expect(all.map(\.committerDate) == [1_700_200_000, 1_700_100_000, 1_700_000_000])
    let line = try repository.mainline(of: .branch("main"), since: 0)
    #expect(line == [all[0].id, all[2].id])
    #expect(try repository.mainline(of: .branch("main"), since: 1_700_150_000) == [all[0].id])
    #expect(try repository.mainline(of: .branch("main"), since: 0, limit: 1) == [all[0].id])
  }

  @Test func stopsAtTheLimitAndSaysSo() throws {
    let shop = try Workshop()
    let source = try shop.source()
    for number in 1...3 { try source.commit(["a": "\(number)"]) }
    let repository = shop.reading(source)
    let cut = try read(repository, limits: HistoryLimits(commits: 2))
    #expect(cut.all.count == 2 && !cut.isWhole)
    let exact = try read(repository, limits: HistoryLimits(commits: 3))
    #expect(exact.all.count == 3 && exact.isWhole)
    #expect(try read(repository, limits: HistoryLimits(commits: .max)).isWhole)
    #expect(try read(repository, limits: HistoryLimits(commits: 9, seconds: 0)).isWhole == false)
  }

  /// Dates, names and encodings that no program writes.
  @Test func oddCommitsAreReadOrPassedOver() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let tree = try source.tree([("100644", "a", try source.object("blob", Data("a\n".utf8)))])
    let headers = [
      "author A <a@b> 99999999999999999999 +9999\ncommitter A <a@b> 99999999999999999999 +9999",
      "author  <> -1 -9999\ncommitter  <> -1 -9999",
      "author \u{1B}[31mRed\u{202E} <r@b> 1700000000 +0000\ncommitter B <b@b> 9223372036854775807 +0000",
      "author \(String(repeating: "x", count: 9_000)) <x@b> 1700000000 +0000\ncommitter C <c@b> 4000000000 +0000",
      "author no address\ncommitter D <d@b> 0 +0000",
    ]
    var parent = ""
    for header in headers {
      let commit = try source.object("commit", Data("tree \(tree)\n\(parent)\(header)\n\nodd\n".utf8))
      parent = "parent \(commit)\n"
      try source.git(["update-ref", "refs/heads/main", commit])
    }
    let (all, _) = try read(shop.reading(source))
    #expect(all.count == headers.count)
    for contribution in all {
      #expect(Commit.dates.contains(contribution.committerDate))
      #expect(contribution.author.name.unicodeScalars.count <= 200)
      #expect(!contribution.author.name.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" })
    }
    #expect(all.contains { $0.hasOddDate })
  }

  @Test func knowsTheLastChangeOfSomeFiles() throws {
    let shop = try Workshop()
    let source = try shop.source()
    try source.commit(["README.md": "1", ":(top)x": "1", "docs/a.md": "1"])
    for (file, date) in [("README.md", 1_700_100_000), (":(top)x", 1_700_200_000), ("code", 1_700_300_000)] {
      try source.write("2", to: file)
      try source.git(["add", "-A"])
      try source.git(["commit", "-q", "-m", "x"], variables: people("ada", "\(date) +0000"))
    }
    let repository = shop.reading(source)
    func last(_ paths: [String]) throws -> Int64? { try repository.lastChange(of: paths, at: .branch("main")) }
    #expect(try last(["README.md", "docs/a.md"]) == 1_700_100_000)
    #expect(try last([":(top)x"]) == 1_700_200_000)
    #expect(try last(["docs"]) == 1_700_000_000)
    #expect(try last([]) == nil)
    #expect(try last(["absent", "--all", "*"]) == nil)
  }
}
