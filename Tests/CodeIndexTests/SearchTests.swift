import CodeIndex
import Foundation
import QueryLanguage
import SearchModel
import TestSupport
import Testing

@Suite struct SearchTests {
  @Test func storesAndReturnsDocuments() throws {
    let long = String(repeating: "let value = 1\n", count: 5_000) + "the end"
    let index = try TestIndex([
      .text("a.swift", long, language: "Swift").defining("value"), .text("dir/a.swift", "other\n"), .text("empty", ""),
    ])
    let found = try #require(try index.snapshot.document(repository: 1, path: "a.swift", branch: "main"))
    #expect(String(decoding: found.content, as: UTF8.self) == long)
    #expect(found.symbols.count == 5_000)
    #expect(try index.snapshot.document(repository: 1, path: "empty", branch: "")?.content == [])
    #expect(try index.snapshot.document(repository: 1, path: "swift", branch: "main") == nil)
    #expect(try index.snapshot.document(repository: 1, path: "a.swift", branch: "other") == nil)
    #expect(try index.snapshot.document(repository: 2, path: "a.swift", branch: "main") == nil)
    #expect(index.summaries.map(\.documents) == [3])
    #expect(index.summaries[0].textBytes == long.utf8.count + 6)
    try index.snapshot.shards[0].verify()
  }

  /// Symbols are kept in pages that neighbouring documents share; names may be long, and far from each other.
  @Test func symbolsOfManyDocumentsComeBack() async throws {
    let gap = String(repeating: "some text between the definitions\n", count: 900)
    let documents = (0..<12).map { number -> ShardDocument in
      let names = (0..<number * 9).map { "name\($0)_\(number)" + String(repeating: "x", count: $0 == 3 ? 300 : 0) }
      var text = ""
      var symbols: [SymbolSpan] = []
      for (place, name) in names.enumerated() {
        if place == 5 { text += gap }
        symbols.append(
          SymbolSpan(
            start: UInt32(text.utf8.count), length: UInt16(name.utf8.count), kind: SymbolKind.allCases[place % 24],
            depth: UInt8(truncatingIfNeeded: place * 3)))
        text += name + "\n"
      }
      return .text("f\(number)", text, symbols: symbols)
    }
    let index = try TestIndex(documents)
    for document in documents {
      let found = try #require(try index.snapshot.document(repository: 1, path: document.path, branch: ""))
      #expect(found.symbols == document.symbols)
    }
    for (name, number) in [("name5_7", 7), ("name98_11", 11), ("name0_2", 2)] {
      let found = try await index.search(ParsedQuery(root: .symbol(Pattern(name), kind: nil)))
      #expect(found.files.map(\.path) == ["f\(number)"])
      let text = try await index.search(ParsedQuery(root: .content(Pattern(name))))
      #expect(text.files.first?.lines.first?.definition != nil)
    }
    #expect(SymbolKind.allCases.allSatisfy { $0.rawValue < 32 })
  }

  @Test func theSameInputGivesTheSameFile() throws {
    let documents = [ShardDocument.text("b", "one"), .text("a", "two", rank: 0.9)]
    let names = try [documents, documents.reversed()].map { try TestIndex($0).summaries.map(\.fileName) }
    #expect(names[0] == names[1])
  }

  @Test func showsLinesWithNumbersAndRanges() async throws {
    let index = try TestIndex([
      .text("src/open.swift", "// über open\r\nfunc open() {\r\n}\nopen(); open()\n").defining("open() {")
    ])
    let result = try await index.search("case:yes content:open")
    let file = try #require(result.files.first)
    #expect(file.lines.map(\.line) == [1, 2, 4])
    #expect(file.lines.map(\.text) == ["// über open", "func open() {", "open(); open()"])
    #expect(file.lines.map(\.ranges) == [[9..<13], [5..<9], [0..<4, 8..<12]])
    #expect(file.lines.map(\.definition) == [nil, .function, nil])
    #expect(try await index.search("open").files[0].pathRanges == [4..<8])
  }

  @Test func countsLinesOverBlocks() async throws {
    let text = (1...9_000).map { $0 % 1_000 == 0 ? "needle \($0)" : "hay \($0)" }.joined(separator: "\n")
    let index = try TestIndex([.text("a", "short\n", rank: 0.9), .text("b", text)])
    let result = try await index.search(
      ParsedQuery(root: .content(Pattern("needle"))), limits: SearchLimits(linesPerFile: 100))
    #expect(result.files[0].lines.map(\.line) == Array(stride(from: 1_000, through: 9_000, by: 1_000)))
    #expect(result.statistics.candidateBlocks < 20)
  }

  /// The last line of a file need not be ended, and an empty match at its end is one.
  @Test func findsEmptyMatchesAtTheEndOfAFile() async throws {
    let index = try TestIndex([.text("a", "one\ntwo\n"), .text("b", "one\ntwo"), .text("c", "one\n\n")])
    for expression in ["x*$", "(?:]\\.;)?$"] {
      let result = try await index.search("content:/\(expression)/")
      #expect(result.files.map { $0.lines.map(\.line) } == [[1, 2], [1, 2], [1, 2]])
    }
  }

  /// The window of a long line may begin in the middle of a character, which must not cost it its end.
  @Test func aWindowHoldsAMatchAtTheEndOfItsLine() async throws {
    for count in 400..<404 {
      let index = try TestIndex([.text("a", String(repeating: "語", count: count) + "zz")])
      let line = try #require(try await index.search("content:zz").files.first?.lines.first)
      #expect(line.ranges.map { String(decoding: Array(line.text.utf8)[$0], as: UTF8.self) } == ["zz"])
    }
  }

  @Test func windowsLongLines() async throws {
    let index = try TestIndex([
      .text("a.js", String(repeating: "ü", count: 50_000) + "needle" + String(repeating: "z", count: 900))
    ])
    let line = try #require(try await index.search("content:needle").files.first?.lines.first)
    #expect(line.isWindow)
    #expect(line.text.utf8.count <= 520)
    let range = try #require(line.ranges.first)
    #expect(String(decoding: Array(line.text.utf8)[range], as: UTF8.self) == "needle")
  }

  @Test func stopsAtTheMatchLimitAlwaysAlike() async throws {
    let index = try TestIndex(
      (0..<400).map { .text("f\($0)", String(repeating: "hit\n", count: 10), rank: Double($0 % 10) / 10) })
    let query = ParsedQuery(root: .content(Pattern("hit")))
    let first = try await index.search(query, limits: SearchLimits(matchedLines: 500))
    #expect(first.incomplete == [.matchLimit])
    #expect(first.lineCount >= 500 && first.lineCount < 1_000)
    for _ in 0..<5 {
      let again = try await index.search(query, limits: SearchLimits(matchedLines: 500))
      #expect(again.files == first.files && again.lineCount == first.lineCount)
    }
    let all = try await index.search(query, limits: SearchLimits(matchedLines: .max))
    #expect(all.incomplete.isEmpty && all.lineCount == 4_000)
    #expect(all.files.map(\.score) == all.files.map(\.score).sorted(by: >))
  }

  @Test func pagesFollowEachOther() async throws {
    let index = try TestIndex((0..<70).map { .text("f\($0)", "hit\n", rank: Double($0) / 100) })
    let query = ParsedQuery(root: .content(Pattern("hit")))
    let all = try await index.search(query, limits: SearchLimits(files: 70)).files.map(\.path)
    var paged: [String] = []
    for offset in stride(from: 0, to: 70, by: 20) {
      paged += try await index.search(query, limits: SearchLimits(files: 20, offset: offset)).files.map(\.path)
    }
    #expect(paged == all && all.first == "f69")
    #expect(try await index.search(query, limits: SearchLimits(files: 5, offset: .max)).files.isEmpty)
  }

  @Test func saysThatTimeRanOut() async throws {
    let index = try TestIndex([.text("a", "hit\n")])
    let limits = SearchLimits(deadline: .now - .seconds(1))
    let result = try await index.search(ParsedQuery(root: .content(Pattern("hit"))), limits: limits)
    #expect(result.incomplete == [.deadline])
  }

  /// Whenever time runs out, what was found until then is right, and the answer says that it is not all.
  @Test func aDeadlineGivesAPartOfTheAnswer() async throws {
    let index = try TestIndex((0..<300).map { .text("f\($0)", String(repeating: "call hit\n", count: 100)) })
    let query = ParsedQuery(root: .content(Pattern("[a-z]+ h.t\\z", isRegex: true)))
    for milliseconds in [0, 1, 3, 10, 30, 60_000] {
      let limits = SearchLimits(
        files: 300, linesPerFile: 1, matchedLines: .max, deadline: .now + .milliseconds(milliseconds))
      let result = try await index.search(query, limits: limits)
      #expect(result.incomplete.isEmpty == (result.fileCount == 300 && result.files.count == 300))
      #expect(result.incomplete.isEmpty || result.incomplete == [.deadline])
      #expect(result.lineCount == 100 * result.fileCount)
      #expect(result.files.allSatisfy { $0.lineCount == 100 })
    }
  }

  /// Without the cancellation this would read many thousand lines one by one.
  @Test func cancellationStopsASearch() async throws {
    let text = String(repeating: String(repeating: "a", count: 60) + "\n", count: 3_000)
    let index = try TestIndex((0..<50).map { .text("f\($0)", text) })
    let query = ParsedQuery(root: .content(Pattern("(a|aa)+b?\\z", isRegex: true)))
    for delay in [0, 20] {
      let task = Task { try await index.search(query, limits: SearchLimits(matchedLines: .max)) }
      // From a thread of its own: on a busy machine this test's next turn may come after the search's end.
      Thread.detachNewThread {
        Thread.sleep(forTimeInterval: Double(delay) / 1_000)
        task.cancel()
      }
      let outcome = await task.result
      #expect(throws: CancellationError.self) { _ = try outcome.get() }
    }
  }

  @Test func hidesForksAndWhatIsOutOfScope() async throws {
    let repositories = [
      RepositoryFacts(id: 1, name: "a/one"), RepositoryFacts(id: 2, name: "a/two", isFork: true),
      RepositoryFacts(id: 3, name: "a/three", isArchived: true), RepositoryFacts(id: 4, name: "a/secret"),
    ]
    let index = try TestIndex(
      (1...4).map { .text("f", "hit\n", repository: RepositoryID(UInt32($0))) }, in: repositories)
    let scope = SearchScope(Array(repositories.prefix(3)))
    let query = ParsedQuery(root: .content(Pattern("hit")))
    let result = try await index.search(query, scope: scope)
    #expect(result.filesByRepository == [1: 1])
    #expect((result.hiddenForks, result.hiddenArchived) == (1, 1))
    let named = ParsedQuery(root: .and([.repository(Pattern("one")), .content(Pattern("hit"))]))
    let one = try await index.search(named, scope: scope)
    #expect((one.fileCount, one.hiddenForks, one.hiddenArchived) == (1, 0, 0))
    let forks = try await index.search(ParsedQuery(root: query.root, forks: .only, archived: .yes), scope: scope)
    #expect(forks.filesByRepository == [2: 1])
  }

  @Test func ranksDefinitionsAndNamesFirst() async throws {
    let index = try TestIndex([
      .text("use.c", "parse(x);\nparse(y);\n", rank: 0.7), .text("def.c", "int parse(int x)\n").defining("parse"),
      .text("parse.c", "nothing\n"), .text("part.c", "reparsed\n"),
    ])
    let result = try await index.search("parse")
    #expect(result.files.map(\.path) == ["def.c", "parse.c", "use.c", "part.c"])
    #expect(result.files[0].why.first?.reason == "defines the term")
    for file in result.files { #expect(abs(file.score - file.why.reduce(0) { $0 + $1.points }) < 0.001) }
  }

  @Test func ranksWhatANameStandsFor() async throws {
    let index = try TestIndex([
      .text("a.swift", "let buffer = 1\n").defining("buffer", kind: .constant),
      .text("b.swift", "extension buffer {}\n").defining("buffer", kind: .extension),
      .text("c.swift", "struct buffer {}\n").defining("buffer", kind: .struct),
    ])
    #expect(try await index.search("buffer").files.map(\.path) == ["c.swift", "b.swift", "a.swift"])
  }

  @Test func takesSeveralWordsForOneName() async throws {
    let index = try TestIndex([
      .text("a.swift", "event loop; event loop\nevent loop\n"),
      .text("b.swift", "class EventLoop {}\n").defining("EventLoop", kind: .class),
      .text("EventLoop.md", "nothing of the kind\n"),
    ])
    let found = try await index.search("event loop").files
    #expect(found.map(\.path) == ["b.swift", "EventLoop.md", "a.swift"])
    #expect(found[0].why.contains { $0.reason == "defines the term" && $0.points == 40 })
    #expect(found[1].why.contains { $0.reason == "is named like the term" })
    let part = try await index.search("event lo").files
    #expect(part.first?.why.contains { $0.reason == "defines the term" } == false)
  }

  @Test func noRepositoryFillsThePage() async throws {
    let repositories = [RepositoryFacts(id: 1, name: "large"), RepositoryFacts(id: 2, name: "small")]
    let many = (0..<40).map { ShardDocument.text("f\($0)", "hit hit\nhit\n", repository: 1, rank: 0.9) }
    let index = try TestIndex(many + [.text("g", "a hit\n", repository: 2, rank: 0.1)], in: repositories)
    let query = ParsedQuery(root: .content(Pattern("hit")))
    func paths(_ offset: Int, _ files: Int) async throws -> [String] {
      try await index.search(query, limits: SearchLimits(files: files, offset: offset)).files.map(\.path)
    }
    let all = try await paths(0, 100)
    #expect(all.count == 41)
    let place = try #require(all.firstIndex(of: "g"))
    #expect((3...20).contains(place))
    // Pages cut the same order.
    var pages: [String] = []
    for offset in stride(from: 0, to: 41, by: 7) { pages += try await paths(offset, 7) }
    #expect(pages == all)
  }

  @Test func refusesWhatIsNoExpression() async throws {
    let index = try TestIndex([.text("a", "b")])
    await #expect(throws: UserFacingError.self) {
      try await index.search(ParsedQuery(root: .text(Pattern("a(b", isRegex: true))))
    }
    await #expect(throws: UserFacingError.self) {
      try await index.search(ParsedQuery(root: .text(Pattern("((((x{100}){10}y){1000}z{1000}){1000})", isRegex: true))))
    }
  }

  @Test func printsPlans() throws {
    let index = try TestIndex([
      .text("drivers/net/a.c", "int kmalloc(GFP_ATOMIC);\n").defining("kmalloc"),
      .text("b.swift", "let zq = 1\n", language: "Swift"),
    ])
    let queries = [
      "kmalloc", "case:yes Kmalloc file:^drivers/net/.*\\.c$", "/kmalloc.*GFP_ATOMIC/", "zq", "/[a-f0-9]{32}/",
      "(/(foo|bar)_baz/ or -lang:swift) sym:function:kmalloc repo:x branch:main owner:Core", "content:/^$/",
      "/(?i)stra\u{DF}e/",
      "/\\d+\\.\\d+/", "/x|/",
    ]
    let plans = try queries.map { text in
      "# \(text)\n"
        + index.snapshot.explain(
          try QueryParser.parse(text, languages: { $0.lowercased() }).query, scope: index.scope)
    }
    Golden.check(plans.joined(separator: "\n"), "plans.txt")
  }
}
