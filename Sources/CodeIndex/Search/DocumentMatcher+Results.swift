import Bytes
import SearchModel

extension DocumentMatcher {
  /// Matches some candidates of one shard.
  mutating func match(_ documents: ArraySlice<UInt32>, shard: Int, stop: StopSignal) -> SliceResult {
    var result = SliceResult()
    result.shard = shard
    let (blocks, bytes) = (decodedBlocks, decodedBytes)
    for number in documents {
      if stop.isRaised {
        result.isCutShort = true
        break
      }
      do {
        guard try matches(Int(number)) else { continue }
        let found = try findings()
        result.hits.append(
          FileHit(
            shard: Int32(clamping: shard), document: number, lines: Int32(clamping: found.score.lines),
            score: Float(found.score.total)))
      } catch {
        result.damage = error
      }
    }
    result.decodedBlocks = decodedBlocks - blocks
    result.decodedBytes = decodedBytes - bytes
    return result
  }

  /// What was found in the document that has just matched.
  struct Findings {
    var leaves: [Int]
    var score: FileScore
    /// Empty when one leaf found everything and nobody asked for lines.
    var lines: [Line]
  }

  /// A matching line: where it begins in the document, and what it is worth.
  struct Line {
    var start: UInt32
    var terms = 0
    var definition: SymbolSpan?
    var isWholeName = false
    /// Terms, and bytes of them, that stand in the definition's name.
    var inName = (terms: 0, bytes: 0)

    /// Whether `count` terms make up the name, with a separator between them at most: `event loop` and `EventLoop`.
    func isSpelt(by count: Int) -> Bool {
      guard let definition, count > 1, inName.terms == count else { return false }
      return inName.bytes + count - 1 >= Int(definition.length)
    }

    /// Which lines of a file are shown first.
    var value: Int { terms * 4 + (definition == nil ? 0 : 2) + (isWholeName ? 8 : 0) }
  }

  /// What was found; `withLines` asks for lines also when the score does not need them.
  mutating func findings(withLines: Bool = false) throws(ShardError) -> Findings {
    let leaves = try shownLeaves()
    let found = leaves.filter { !states[$0].hits.isEmpty }
    var lines: [Line] = []
    if withLines || found.count > 1 || found.contains(where: { plan.leaves[$0].keepsMatches }) {
      lines = try self.lines(of: found)
    }
    var score = try score(of: leaves)
    score.lines = lines.isEmpty ? found.reduce(0) { $0 + states[$1].hits.count } : lines.count
    if leaves.count > 1, let most = lines.lazy.map(\.terms).max(), most > 1 {
      score.together = Double(most) / Double(leaves.count)
    }
    if leaves.count > 1 { Self.judgeNames(&lines, of: leaves.count, &score) }
    return Findings(leaves: leaves, score: score, lines: lines)
  }

  /// Several words may be one name.
  private static func judgeNames(_ lines: inout [Line], of count: Int, _ score: inout FileScore) {
    for index in lines.indices where lines[index].inName.terms == count {
      score.isInOneName = true
      guard let symbol = lines[index].definition, lines[index].isSpelt(by: count) else { continue }
      lines[index].isWholeName = true
      score.definition = max(score.definition ?? .part, HitTraits.Definition(naming: symbol.kind))
    }
  }

  private mutating func score(of leaves: [Int]) throws(ShardError) -> FileScore {
    guard let document else { return FileScore() }
    var score = FileScore()
    score.rank = document.rank
    score.weight = weight(of: document)
    let path = try path(of: document)
    var inName = 0
    for leaf in leaves {
      let traits = states[leaf].traits
      if let definition = traits.definition { score.definition = max(score.definition ?? .part, definition) }
      if traits.isWholeWord { score.wholeWords += 1 / Double(leaves.count) }
      if traits.isCaseExact { score.caseExact += 1 / Double(leaves.count) }
      if states[leaf].isInPath, let matcher = plan.leaves[leaf].matcher {
        let (match, bytes) = Self.nameMatch(matcher, path)
        score.nameMatch = max(score.nameMatch, match)
        inName += bytes
      }
    }
    // Several words that make up the name, with a separator between them at most.
    if leaves.count > 1, inName > 0, inName + leaves.count - 1 >= Self.stem(of: path).count { score.nameMatch = .whole }
    return score
  }

  /// Where in a path a pattern stands: somewhere, in the last component, or as all of it but the extension; and how many
  /// bytes of that name it covers.
  private static func nameMatch(
    _ matcher: PatternMatcher, _ path: ByteView
  ) -> (match: FileScore.NameMatch, bytes: Int) {
    let stem = stem(of: path)
    guard let match = matcher.matches(in: path, limit: 64).last, match.upperBound > stem.lowerBound else {
      return (.path, 0)
    }
    let isWhole = match.lowerBound <= stem.lowerBound && match.upperBound >= stem.upperBound
    return (isWhole ? .whole : .name, match.clamped(to: stem).count)
  }

  /// The last component of a path without its extension.
  private static func stem(of path: ByteView) -> Range<Int> {
    let start = (path.buffer.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1
    let end = path.buffer[start...].lastIndex(of: UInt8(ascii: ".")).flatMap { $0 > start ? $0 : nil }
    return start..<(end ?? path.count)
  }

  private mutating func lines(of leaves: [Int]) throws(ShardError) -> [Line] {
    guard let document else { return [] }
    var all: [Line] = []
    for leaf in leaves {
      var ofLeaf: [Line] = []
      for hit in states[leaf].hits {
        var line = Line(start: try lineStart(of: hit, document), terms: 1)
        if let symbol = try symbols.symbol(at: Int(hit.start)) {
          line.definition = symbol
          line.isWholeName = hit.start == symbol.start && hit.end == symbol.start &+ UInt32(symbol.length)
          line.inName = (1, Int(min(hit.end, symbol.start &+ UInt32(symbol.length)) &- hit.start))
        }
        ofLeaf.append(line)
      }
      all += Self.joined(ofLeaf, addingTerms: false)
    }
    return leaves.count == 1 ? all : Self.joined(all.sorted { $0.start < $1.start }, addingTerms: true)
  }

  /// Neighbours that are the same line become one.
  private static func joined(_ lines: [Line], addingTerms: Bool) -> [Line] {
    var joined: [Line] = []
    joined.reserveCapacity(lines.count)
    for line in lines {
      guard var last = joined.last, last.start == line.start else {
        joined.append(line)
        continue
      }
      if addingTerms { last.terms += line.terms }
      if addingTerms, let name = last.definition, name == line.definition {
        last.inName = (last.inName.terms + line.inName.terms, last.inName.bytes + line.inName.bytes)
      } else if last.definition == nil {
        last.inName = line.inName
      }
      if last.definition == nil || line.isWholeName && !last.isWholeName {
        last.definition = line.definition ?? last.definition
        last.isWholeName = last.isWholeName || line.isWholeName
      }
      joined[joined.count - 1] = last
    }
    return joined
  }

  // MARK: - Showing

  /// Everything that is shown of a document; nil when it does not match.
  mutating func file(_ number: Int, linesPerFile: Int) throws(ShardError) -> FileMatch? {
    guard try matches(number), let document else { return nil }
    let found = try findings(withLines: true)
    let best = found.lines.indices.sorted {
      (found.lines[$1].value, $0) < (found.lines[$0].value, $1)
    }
    var lines: [LineMatch] = []
    for index in best.prefix(max(0, linesPerFile)).sorted() { lines.append(try show(found.lines[index], found.leaves)) }
    let path = try path(of: document)
    let pathRanges = found.leaves.filter { states[$0].isInPath }.flatMap { leaf in
      plan.leaves[leaf].matcher?.matches(in: path, limit: LineWindow.mostRanges) ?? []
    }
    let window = LineWindow(path, ranges: pathRanges, limit: .max)
    let terms = found.score.terms.sorted { $0.points > $1.points }
    return FileMatch(
      repository: repository(of: document).id, path: window.text, language: language(of: document),
      branches: branches(of: document), lines: lines, lineCount: found.score.lines, pathRanges: window.ranges,
      score: found.score.total, why: terms)
  }

  private mutating func show(_ line: Line, _ leaves: [Int]) throws(ShardError) -> LineMatch {
    let (number, text) = try self.line(at: line.start)
    var ranges: [Range<Int>] = []
    for leaf in leaves {
      if plan.leaves[leaf].keepsMatches {
        for hit in states[leaf].hits where hit.start >= line.start && Int(hit.end) <= Int(line.start) + text.count {
          ranges.append(Int(hit.start - line.start)..<Int(hit.end - line.start))
        }
      } else if plan.leaves[leaf].contentBlocks != nil {
        ranges += plan.leaves[leaf].matcher?.matches(in: text, limit: LineWindow.mostRanges) ?? []
      }
    }
    let window = LineWindow(text, ranges: ranges)
    return LineMatch(
      line: number, text: window.text, ranges: window.ranges, isWindow: window.isWindow,
      definition: line.definition?.kind)
  }
}

extension SearchPlan.Leaf {
  var isSymbol: Bool {
    if case .symbol = test { true } else { false }
  }
}
