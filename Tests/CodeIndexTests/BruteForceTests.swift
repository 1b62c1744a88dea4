import CodeIndex
import QueryLanguage
import SearchModel
import TestSupport
import Testing

/// For random queries over random corpora the index answers exactly what a scan answers.
@Suite struct BruteForceTests {
  private static let words = [
    "kmalloc", "kfree", "GFP_KERNEL", "return", "struct", "int", "foo", "bar", "Foo", "x", "zq", "über", "Straße",
    "\u{212A}elvin", "mi\u{17F}\u{17F}", "0123456789abcdef0123456789abcdef", "//", "{", "}", ";", "(", ")", "日本語",
    "TODO",
  ]

  private static func line(_ random: inout Seeded) -> String {
    (0..<Int.random(in: 0...7, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      .joined(separator: [" ", "", "_", "."].randomElement(using: &random) ?? " ")
  }

  private static func content(_ random: inout Seeded) -> [UInt8] {
    let size = [0, 1, 3, 40, 900].randomElement(using: &random) ?? 0
    let lineBreak = Int.random(in: 0..<6, using: &random) == 0 ? "\r\n" : "\n"
    var text = (0..<size).map { _ in line(&random) }.joined(separator: lineBreak)
    if Bool.random(using: &random) { text += lineBreak }
    var bytes = Array(text.utf8)
    if !bytes.isEmpty, Int.random(in: 0..<8, using: &random) == 0 {
      for _ in 0..<3 {
        bytes[Int.random(in: bytes.indices, using: &random)] = [0, 0xFF, 0x80].randomElement(using: &random) ?? 0
      }
    }
    if Int.random(in: 0..<12, using: &random) == 0 {
      bytes += [UInt8](repeating: 97, count: 40_000) + Array(" zq kfree end".utf8)
    }
    return bytes
  }

  static func corpus(_ random: inout Seeded) -> (repositories: [RepositoryFacts], documents: [ShardDocument]) {
    let names = ["kernel/foo", "apple/bar", "x/zq", "team/über"]
    let owners = ["Core", "core", nil, "Web"]
    let repositories = names.indices.map { (index: Int) -> RepositoryFacts in
      RepositoryFacts(
        id: RepositoryID(UInt32(index) + 1), name: names[index], owner: owners[index], isFork: index == 2,
        isArchived: index == 3, branches: ["main", "release/1.0"], weight: Double(index) / 4)
    }
    var documents: [ShardDocument] = []
    for repository in repositories {
      for number in 0..<Int.random(in: 1...14, using: &random) {
        let content = content(&random)
        let name = ["kmalloc.c", "Foo.swift", "a/b/foo", "x", "bar/zq.c", "Test/bar.h", "odd\nname.c", "über.md"]
        var symbols: [SymbolSpan] = []
        for start in 0..<min(content.count, 400) where Int.random(in: 0..<25, using: &random) == 0 {
          let length = content[start...].prefix(Int.random(in: 1...9, using: &random)).prefix { $0 > 32 }.count
          guard length > 0 else { continue }
          let kind = [SymbolKind.function, .class, .macro].randomElement(using: &random) ?? .other
          symbols.append(SymbolSpan(start: UInt32(start), length: UInt16(length), kind: kind))
        }
        documents.append(
          ShardDocument(
            repository: repository.id, path: "\(number)/" + (name.randomElement(using: &random) ?? "f"),
            content: content, language: ["C", "Swift", ""].randomElement(using: &random) ?? "",
            branches: UInt64.random(in: 1...3, using: &random), blob: [1, 2, 3], symbols: symbols, flags: [],
            rank: Double.random(in: 0...1, using: &random)))
      }
    }
    return (repositories, documents)
  }

  private static let regexes = [
    "k(malloc|free)", "foo.*bar", "^struct", ";$", "[a-f0-9]{32}", "[a-f0-9]{6,}", "\\bint\\b", "(?i)gfp_kernel", "x*",
    "a+",
    "(foo|bar|zq)+", "^$", "\\w+\\s+\\(", "[^a-z ]{3}", "z.?q", "(?i)\u{FC}ber", "stra.e", "\u{65E5}.\u{8A9E}",
    "\\pL{3}", "(?i)k",
    "(?i)kelvin", "(?i)miss", "ret(urn)?", "(GFP|gfp)_K", "\\Afoo", "bar\\z", "f(o){2}", "(?-i)Foo", "[[:upper:]]{4}",
    ".{60,}",
    "TODO|\\{", "kmalloc[^;]*;", "(a|b)?foo", "int|", "\\x66oo", "[\\x{fc}u]ber", "\\Qfoo.bar\\E", "(foo){2,3}",
    "[^k]elvin", "(?i)[^k]elvin",
    "mi\u{17F}", "(?i:s)\u{17F}", "a{30}.*zq", "\\S{50}", "(?:f|b)(?:o|a)(?:o|r)", "\\d{8}", "[A-Za-z]{7}",
    "m[a-c]lloc|f[q-s]ee",
  ]

  private static func pattern(_ random: inout Seeded, _ documents: [ShardDocument]) -> Pattern {
    let ignoresCase = Bool.random(using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return Pattern(regexes.randomElement(using: &random) ?? "", isRegex: true, ignoresCase: ignoresCase)
    case 1: return Pattern(words.randomElement(using: &random) ?? "", ignoresCase: ignoresCase)
    case 2:
      // A piece of a document, so that long literals are found.
      let content = documents.randomElement(using: &random)?.content ?? []
      guard content.count > 4 else { return Pattern("in", ignoresCase: ignoresCase) }
      let start = Int.random(in: 0..<content.count - 2, using: &random)
      let piece = content[start...].prefix(Int.random(in: 1...14, using: &random)).prefix { $0 >= 32 && $0 < 127 }
      return Pattern(piece.isEmpty ? "t" : String(decoding: piece, as: UTF8.self), ignoresCase: ignoresCase)
    default:
      let first = words.randomElement(using: &random) ?? ""
      let second = words.randomElement(using: &random) ?? ""
      return Pattern(
        first + ([" ", ".", "_", ""].randomElement(using: &random) ?? "") + second, ignoresCase: ignoresCase)
    }
  }

  static func query(_ random: inout Seeded, _ documents: [ShardDocument], depth: Int = 0) -> Query {
    switch Int.random(in: depth > 2 ? 5..<15 : 0..<15, using: &random) {
    case 0, 1: return .and((0..<2).map { _ in query(&random, documents, depth: depth + 1) })
    case 2:
      return .or((0..<Int.random(in: 2...3, using: &random)).map { _ in query(&random, documents, depth: depth + 1) })
    case 3, 4: return .not(query(&random, documents, depth: depth + 1))
    case 5: return .content(pattern(&random, documents))
    case 6: return .file(pattern(&random, documents))
    case 7: return .symbol(pattern(&random, documents), kind: Bool.random(using: &random) ? .function : nil)
    case 8: return .language(["c", "swift", "rust"].randomElement(using: &random) ?? "")
    case 9: return .branch(["main", "release", "nope"].randomElement(using: &random) ?? "")
    case 10: return .owner(["core", "Web", "none"].randomElement(using: &random) ?? "")
    case 11: return .repository(Pattern(["foo", "apple", "/"].randomElement(using: &random) ?? "", ignoresCase: true))
    default: return .text(pattern(&random, documents))
    }
  }

  @Test func answersLikeAScan() async throws {
    for seed in 1...UInt64(Fuzzing.rounds(6)) {
      var random = Seeded(Fuzzing.seed(seed))
      let (repositories, documents) = Self.corpus(&random)
      let index = try TestIndex(documents, in: repositories)
      for _ in 0..<60 {
        let query = ParsedQuery(
          root: Self.query(&random, documents), forks: [.no, .yes, .only].randomElement(using: &random) ?? .no,
          archived: [.no, .yes, .only].randomElement(using: &random) ?? .no)
        let hidden = RepositoryID(UInt32.random(in: 1...8, using: &random))
        let visible = repositories.filter { $0.id != hidden }
        let scan = BruteForce(
          documents: documents, repositories: Dictionary(uniqueKeysWithValues: visible.map { ($0.id, $0) }))
        try await compare(query, index, scan, SearchScope(visible), "seed \(seed) \(query)")
      }
    }
  }

  private func compare(
    _ query: ParsedQuery, _ index: TestIndex, _ scan: BruteForce, _ scope: SearchScope, _ note: Comment
  ) async throws {
    let expected = try scan.answer(query)
    let limits = SearchLimits(files: 1_000, linesPerFile: .max, matchedLines: .max)
    let result = try await index.search(query, limits: limits, scope: scope)
    var found: [String: [Int]] = [:]
    for file in result.files {
      found["\(scope[file.repository]?.name ?? "?"):\(file.path)"] = file.lines.map(\.line)
      #expect(file.lineCount == file.lines.count, note)
    }
    #expect(found == expected.lines.mapValues { $0.keys.sorted() }, note)
    #expect(result.lineCount == expected.lineCount, note)
    #expect(result.fileCount == expected.lines.count, note)
    #expect(result.filesByRepository.values.reduce(0, +) == result.fileCount, note)
    #expect(result.filesByLanguage.values.reduce(0, +) == result.fileCount, note)
    #expect(result.incomplete.isEmpty, note)
    #expect(result.files.map(\.score) == result.files.map(\.score).sorted(by: >), note)
  }
}
