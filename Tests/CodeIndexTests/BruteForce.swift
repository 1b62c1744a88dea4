import CRe2Shim
import CodeIndex
import QueryLanguage
import SearchModel

/// Answers a query by reading every line of every document: what the index must answer too.
struct BruteForce {
  struct Answer: Equatable {
    /// Matching lines of each matching document, by repository and path; empty when only the path matches.
    var lines: [String: [Int]] = [:]
    var hiddenForks = 0
    var hiddenArchived = 0

    var lineCount: Int { lines.values.reduce(0) { $0 + max(1, $1.count) } }
  }

  let documents: [ShardDocument]
  let repositories: [RepositoryID: RepositoryFacts]

  /// The simplified query is judged: which lines are shown follows from it.
  func answer(_ query: ParsedQuery) -> Answer {
    var answer = Answer()
    for document in documents {
      guard let facts = repositories[document.repository] else { continue }
      guard query.forks == .yes || (query.forks == .only) == facts.isFork else { continue }
      guard query.archived == .yes || (query.archived == .only) == facts.isArchived else { continue }
      let lines = Self.lines(of: document.content)
      let verdict = judge(query.root.simplified, document, facts, lines)
      if verdict.holds { answer.lines["\(facts.name):\(document.path)"] = verdict.lines.sorted() }
    }
    return answer
  }

  private struct Verdict {
    var holds: Bool
    var lines: Set<Int> = []
  }

  private func judge(
    _ query: Query, _ document: ShardDocument, _ facts: RepositoryFacts, _ lines: [ArraySlice<UInt8>]
  ) -> Verdict {
    switch query {
    case .everything: return Verdict(holds: true)
    case .nothing: return Verdict(holds: false)
    case .and(let parts):
      let verdicts = parts.map { judge($0, document, facts, lines) }
      guard verdicts.allSatisfy(\.holds) else { return Verdict(holds: false) }
      return Verdict(holds: true, lines: verdicts.reduce(into: []) { $0.formUnion($1.lines) })
    case .or(let parts):
      let verdicts = parts.map { judge($0, document, facts, lines) }.filter(\.holds)
      return Verdict(holds: !verdicts.isEmpty, lines: verdicts.reduce(into: []) { $0.formUnion($1.lines) })
    case .not(let part): return Verdict(holds: !judge(part, document, facts, lines).holds)
    case .text(let pattern):
      let found = matching(pattern, lines)
      return Verdict(holds: !found.isEmpty || Self.occurs(pattern, Array(document.path.utf8)[...]), lines: found)
    case .content(let pattern):
      let found = matching(pattern, lines)
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
      var found: Set<Int> = []
      for symbol in document.symbols where kind == nil || kind == symbol.kind {
        let range = Int(symbol.start)..<Int(symbol.start) + Int(symbol.length)
        guard Self.occurs(pattern, document.content[range]) else { continue }
        found.insert(document.content[..<range.lowerBound].count { $0 == 10 } + 1)
      }
      return Verdict(holds: !found.isEmpty, lines: found)
    }
  }

  private func matching(_ pattern: Pattern, _ lines: [ArraySlice<UInt8>]) -> Set<Int> {
    Set(lines.indices.filter { Self.occurs(pattern, lines[$0]) }.map { $0 + 1 })
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
