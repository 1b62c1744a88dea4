import CRe2Shim
import CodeIndex
import QueryLanguage
import SearchModel

/// Answers a query by reading every line of every document: what the index must answer too.
struct BruteForce {
  /// Matching lines of a text by their number from 1, with the matches in them as far as they were looked for: UTF-8
  /// ranges of the line, in any order.
  typealias Lines = [Int: [Range<Int>]]

  struct Answer: Equatable {
    /// Matching lines of each matching document, by repository and path; empty when only the path matches.
    var lines: [String: Lines] = [:]

    var lineCount: Int { lines.values.reduce(0) { $0 + max(1, $1.count) } }
  }

  let documents: [ShardDocument]
  let repositories: [RepositoryID: RepositoryFacts]
  /// Where a pattern occurs in a document's text.
  var find: (Pattern, ShardDocument) throws -> Lines = { pattern, document in
    let lines = BruteForce.lines(of: document.content)
    let found = lines.indices.filter { occurs(pattern, lines[$0]) }.map { ($0 + 1, [Range<Int>]()) }
    return Lines(uniqueKeysWithValues: found)
  }

  /// The simplified query is judged: which lines are shown follows from it.
  func answer(_ query: ParsedQuery) throws -> Answer {
    var answer = Answer()
    let root = query.root.simplified
    for document in documents {
      guard let facts = repositories[document.repository] else { continue }
      guard query.forks == .yes || (query.forks == .only) == facts.isFork else { continue }
      guard query.archived == .yes || (query.archived == .only) == facts.isArchived else { continue }
      let verdict = try judge(root, document, facts)
      if verdict.holds { answer.lines["\(facts.name):\(document.path)"] = verdict.lines }
    }
    return answer
  }

  private struct Verdict {
    var holds: Bool
    var lines: Lines = [:]

    static func joined(_ verdicts: [Verdict]) -> Verdict {
      Verdict(holds: true, lines: verdicts.reduce(into: [:]) { $0.merge($1.lines, uniquingKeysWith: +) })
    }
  }

  private func judge(_ query: Query, _ document: ShardDocument, _ facts: RepositoryFacts) throws -> Verdict {
    switch query {
    case .everything: return Verdict(holds: true)
    case .nothing: return Verdict(holds: false)
    case .and(let parts):
      let verdicts = try parts.map { try judge($0, document, facts) }
      return verdicts.allSatisfy(\.holds) ? .joined(verdicts) : Verdict(holds: false)
    case .or(let parts):
      let verdicts = try parts.map { try judge($0, document, facts) }.filter(\.holds)
      return verdicts.isEmpty ? Verdict(holds: false) : .joined(verdicts)
    case .not(let part): return Verdict(holds: try !judge(part, document, facts).holds)
    case .text(let pattern):
      let found = try find(pattern, document)
      return Verdict(holds: !found.isEmpty || Self.occurs(pattern, Array(document.path.utf8)[...]), lines: found)
    case .content(let pattern):
      let found = try find(pattern, document)
      return Verdict(holds: !found.isEmpty, lines: found)
    case .file(let pattern): return Verdict(holds: Self.occurs(pattern, Array(document.path.utf8)[...]))
    case .repository(let pattern): return Verdict(holds: Self.occurs(pattern, Array(facts.name.utf8)[...]))
    case .language(let name): return Verdict(holds: document.language.lowercased() == name)
    case .owner(let name): return Verdict(holds: facts.owner?.lowercased() == name.lowercased())
    case .branch(let name):
      let holds = facts.branches.enumerated().contains {
        document.branches >> UInt64($0.offset) & 1 != 0 && $0.element.contains(name)
      }
      return Verdict(holds: holds)
    case .symbol(let pattern, let kind):
      var found: Lines = [:]
      for symbol in document.symbols where kind == nil || kind == symbol.kind {
        let range = Int(symbol.start)..<Int(symbol.start) + Int(symbol.length)
        guard Self.occurs(pattern, document.content[range]) else { continue }
        found[document.content[..<range.lowerBound].count { $0 == 10 } + 1] = []
      }
      return Verdict(holds: !found.isEmpty, lines: found)
    }
  }

  /// Lines without LF or CR LF.
  static func lines(of content: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines = content.split(separator: 10, omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    let isEnded = content.last == 10
    return lines.enumerated().map { index, line in
      let hasBreak = index < lines.count - 1 || isEnded
      return hasBreak && line.last == 13 ? line.dropLast() : line
    }
  }

  static func occurs(_ pattern: Pattern, _ text: ArraySlice<UInt8>) -> Bool {
    if pattern.isRegex || (pattern.ignoresCase && !pattern.text.utf8.allSatisfy { $0 < 0x80 }) {
      let source = pattern.isRegex ? pattern.text : "\\Q\(pattern.text)\\E"
      let compiled = Array(source.utf8).withUnsafeBytes {
        re2_compile($0.bindMemory(to: CChar.self).baseAddress, $0.count, pattern.ignoresCase, false, 8 << 20)
      }
      defer { re2_free(compiled) }
      var (start, end) = (0, 0)
      return Array(text).withUnsafeBytes {
        re2_find(compiled, $0.bindMemory(to: CChar.self).baseAddress, $0.count, 0, &start, &end)
      }
    }
    let fold = { (byte: UInt8) in pattern.ignoresCase && byte >= 65 && byte <= 90 ? byte | 0x20 : byte }
    let needle = pattern.text.utf8.map(fold)
    let folded = text.map(fold)
    guard !needle.isEmpty, folded.count >= needle.count else { return needle.isEmpty }
    return (0...folded.count - needle.count).contains { folded[$0..<$0 + needle.count].elementsEqual(needle) }
  }
}
