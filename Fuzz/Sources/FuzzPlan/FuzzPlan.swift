import CRe2Shim
import Foundation
import Harness
import QueryLanguage
import SearchModel

@testable import CodeIndex

/// A query, and texts that it is asked of: the index must find what a plain scan with RE2 finds, line by line.
///
/// The first line of an input is the query. The rest is text, in which a byte 1D begins the next file, and a byte 1E
/// stands for a line so long that what follows is in another block. An input that begins with a byte 00 is a `Sketch` of one.
private struct PlanCheck: Sendable {
  static let shared = PlanCheck()

  private let folder = ScratchFolder("plan")
  private let facts = RepositoryFacts(id: RepositoryID(1), name: "owner/name", owner: "Owners", branches: ["main"])
  private static let longestQuery = 200
  private static let mostFiles = 8
  private static let filler = [UInt8](repeating: UInt8(ascii: "~"), count: 5_000) + [10]

  func run(_ input: UnsafeBufferPointer<UInt8>) {
    if input.first == 0 {
      var sketch = Sketch(Array(input[1...])[...])
      sketch.input().withUnsafeBufferPointer(ask)
    } else {
      ask(input)
    }
  }

  private func ask(_ input: UnsafeBufferPointer<UInt8>) {
    let parts = input.split(separator: 10, maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, first.count <= Self.longestQuery else { return }
    let text = String(decoding: first, as: UTF8.self)
    guard let query = try? QueryParser.parse(text, languages: { $0.lowercased() }).query else { return }
    let patterns = Set(query.root.simplified.patterns)
    guard patterns.allSatisfy(Self.isComparable) else { return }
    let overLines = Set(patterns.filter(Self.spansLines))
    let documents = documents(parts.count > 1 ? Array(parts[1]) : [], keepingReturns: overLines.isEmpty)
    compare(query, text, documents, overLines)
  }

  /// Whether the plain scan can be asked: it compiles with less memory, and quotes plain text between `\Q` and `\E`.
  private static func isComparable(_ pattern: Pattern) -> Bool {
    guard pattern.isRegex else { return !pattern.text.contains("\\E") }
    return [pattern.text, "(?m)" + pattern.text].allSatisfy { source in
      let compiled = Array(source.utf8).withUnsafeBytes {
        re2_compile($0.bindMemory(to: CChar.self).baseAddress, $0.count, pattern.ignoresCase, false, 8 << 20)
      }
      defer { re2_free(compiled) }
      return re2_error(compiled) == nil
    }
  }

  private static func spansLines(_ pattern: Pattern) -> Bool {
    guard pattern.isRegex else { return false }
    var reader = RegexTreeReader(pattern.text, ignoresCase: pattern.ignoresCase)
    _ = reader.read()
    return reader.spansLines
  }

  // MARK: Texts

  /// `keepingReturns`: where a match may go over lines, CR LF is not compared.
  private func documents(_ text: [UInt8], keepingReturns: Bool) -> [ShardDocument] {
    text.split(separator: 0x1D, maxSplits: Self.mostFiles - 1, omittingEmptySubsequences: false).enumerated().map {
      number, part in
      let content = part.flatMap { $0 == 0x1E ? Self.filler : !keepingReturns && $0 == 13 ? [] : [$0] }
      return ShardDocument(
        repository: facts.id, path: ["a/first.c", "b/Second.swift", "third"][number % 3] + "\(number)",
        content: content, language: number % 2 == 0 ? "C" : "Swift", branches: 1, blob: [1, 2, 3],
        symbols: Self.symbols(of: content), flags: [], rank: Double(number) / 8)
    }
  }

  /// Words behind `func `.
  private static func symbols(of content: [UInt8]) -> [SymbolSpan] {
    let sign = Array("func ".utf8)
    guard content.count > sign.count else { return [] }
    return (0..<content.count - sign.count).compactMap { place in
      guard content[place..<place + sign.count].elementsEqual(sign) else { return nil }
      let name = content[(place + sign.count)...].prefix { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "(") }
      guard !name.isEmpty, name.count <= UInt16.max else { return nil }
      return SymbolSpan(start: UInt32(name.startIndex), length: UInt16(name.count), kind: .function)
    }
  }

  // MARK: Comparison

  private func compare(_ query: ParsedQuery, _ text: String, _ documents: [ShardDocument], _ overLines: Set<Pattern>) {
    guard let found = answer(query, documents) else { return }
    guard found.incomplete.isEmpty else { fatalError("\(text): incomplete, \(found.incomplete)") }
    var scans: [Pattern: PlainScan] = [:]
    let scan = BruteForce(documents: documents, repositories: [facts.id: facts]) { pattern, document in
      let scan = scans[pattern] ?? PlainScan(pattern, overLines: overLines.contains(pattern))
      scans[pattern] = scan
      return scan.lines(of: Self.withoutCarriageReturns(document.content))
    }
    guard let wanted = try? scan.answer(query) else { return }
    var missing = wanted.lines
    for file in found.files {
      let lines = missing.removeValue(forKey: "\(facts.name):\(file.path)")
      guard let lines, file.lines.map(\.line) == lines.keys.sorted(), file.lineCount == lines.count else {
        fatalError(
          "\(text): \(file.path) has lines \(file.lines.map(\.line)), and not \(lines?.keys.sorted() ?? [])")
      }
    }
    guard missing.isEmpty else { fatalError("\(text): \(missing) is not found") }
  }

  /// nil when the query cannot be asked.
  private func answer(_ query: ParsedQuery, _ documents: [ShardDocument]) -> CodeResult? {
    do {
      let writer = ShardWriter(folder: folder.path, name: "plan")
      try writer.addRepository(facts.id, name: facts.name, branches: facts.branches)
      for document in documents { try writer.add(document) }
      let name = try writer.finish()[0].fileName
      let (snapshot, damaged) = IndexSnapshot.open([name], in: folder.url, reusing: nil)
      folder.remove(name)
      guard damaged.isEmpty else { fatalError("\(damaged)") }
      return try waiting { [facts] in
        try await snapshot.search(
          query, scope: SearchScope([facts]),
          limits: SearchLimits(files: .max, linesPerFile: .max, matchedLines: .max))
      }
    } catch let error as UserFacingError {
      guard error.code == .badQuery else { fatalError("\(error)") }
      return nil
    } catch {
      fatalError("\(error)")
    }
  }

  /// With LF for each CR LF, both of which end a line.
  private static func withoutCarriageReturns(_ content: [UInt8]) -> [UInt8] {
    content.indices.filter { content[$0] != 13 || $0 + 1 == content.count || content[$0 + 1] != 10 }.map { content[$0] }
  }
}

extension Query {
  /// All expressions and plain texts.
  fileprivate var patterns: [Pattern] {
    switch self {
    case .and(let parts), .or(let parts): parts.flatMap(\.patterns)
    case .not(let part): part.patterns
    case .text(let pattern), .content(let pattern), .file(let pattern), .repository(let pattern),
      .symbol(let pattern, kind: _):
      [pattern]
    case .everything, .nothing, .language, .branch, .owner: []
    }
  }
}

private let check: Check = { start, count in
  PlanCheck.shared.run(UnsafeBufferPointer(start: start, count: count))
  return 0
}

@_cdecl("FuzzPlan_main")
public func fuzzPlanMain(_ argumentCount: CInt, _ arguments: UnsafeMutableRawPointer) -> CInt {
  fuzz(argumentCount, arguments, check)
}
