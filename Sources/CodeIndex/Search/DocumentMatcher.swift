import Bytes
import SearchModel

/// Decides whether documents match, and what of them. One for each worker; goes
/// from document to document and keeps its buffers.
struct DocumentMatcher {
  /// What one leaf found in the document at hand.
  struct LeafState {
    enum Truth { case unknown, no, yes }
    var truth = Truth.unknown
    var isInPath = false
    /// First matches of the matching lines, as offsets in the document's text.
    var hits: [LineHit] = []
    /// What the hits are worth; `lines` is their number.
    var traits = HitTraits()
    /// The path block whose paths were searched last, and the documents found in it.
    var pathBlock = -1
    var pathDocuments: [Int] = []
  }

  let plan: SearchPlan
  private(set) var states: [LeafState]
  private(set) var document: Shard.Document?
  /// Of the document at hand; empty when no leaf asks for any.
  var symbols = SymbolTable.empty
  private let cache: BlockCache
  private var candidates: ShardCandidates
  private var shard: Shard { candidates.shard }
  private var scratch: [LineHit] = []
  /// Whether a definition can be among a leaf's hits.
  private let mayDefine: [Bool]
  private let readsSymbols: Bool
  private let stop: StopSignal

  init(_ plan: SearchPlan, _ candidates: ShardCandidates, stop: StopSignal) {
    self.plan = plan
    self.stop = stop
    self.candidates = candidates
    cache = BlockCache(shard: candidates.shard)
    states = [LeafState](repeating: LeafState(), count: plan.leaves.count)
    mayDefine = plan.leaves.map { $0.matcher.map { $0.mayMatchName } ?? false }
    readsSymbols = mayDefine.contains(true) || plan.leaves.contains(where: \.isSymbol)
  }

  var decodedBlocks: Int { cache.decodedBlocks }
  var decodedBytes: Int { cache.decodedBytes }

  /// Turns to another shard.
  mutating func use(_ candidates: ShardCandidates) {
    self.candidates = candidates
    cache.use(candidates.shard)
    for index in states.indices { states[index].pathBlock = -1 }
  }

  /// Whether the document matches; then `states` tell what was found.
  mutating func matches(_ number: Int) throws(ShardError) -> Bool {
    let document = try candidates.shard.document(number)
    self.document = document
    symbols = readsSymbols ? shard.symbolTable(of: document) : .empty
    for index in states.indices {
      states[index].truth = .unknown
      states[index].isInPath = false
      states[index].hits.removeAll(keepingCapacity: true)
      states[index].traits = HitTraits()
    }
    return try holds(plan.root, document)
  }

  /// The leaves that the match rests on: true ones, all of whose ancestors are true.
  mutating func shownLeaves() throws(ShardError) -> [Int] {
    var shown: [Int] = []
    if let document { try collect(plan.root, document, into: &shown) }
    return shown
  }

  private mutating func collect(
    _ node: SearchPlan.Node, _ document: Shard.Document, into shown: inout [Int]
  ) throws(ShardError) {
    switch node {
    case .all, .none, .not: break
    case .leaf(let leaf): if plan.leaves[leaf].matcher != nil { shown.append(leaf) }
    case .and(let parts): for part in parts { try collect(part, document, into: &shown) }
    case .or(let parts):
      for part in parts where try holds(part, document) { try collect(part, document, into: &shown) }
    }
  }

  private mutating func holds(_ node: SearchPlan.Node, _ document: Shard.Document) throws(ShardError) -> Bool {
    switch node {
    case .all: return true
    case .none: return false
    case .leaf(let leaf): return try holds(leaf: leaf, document)
    case .and(let parts):
      // What needs no text is asked first.
      for part in parts where !needsText(part) { if try !holds(part, document) { return false } }
      for part in parts where needsText(part) { if try !holds(part, document) { return false } }
      return true
    case .or(let parts):
      for part in parts { if try holds(part, document) { return true } }
      return false
    case .not(let part): return try !holds(part, document)
    }
  }

  private func needsText(_ node: SearchPlan.Node) -> Bool {
    if case .leaf(let leaf) = node { plan.leaves[leaf].contentBlocks != nil } else { true }
  }

  private mutating func holds(leaf: Int, _ document: Shard.Document) throws(ShardError) -> Bool {
    if states[leaf].truth == .unknown {
      states[leaf].truth = try test(leaf, document) ? .yes : .no
    }
    return states[leaf].truth == .yes
  }

  private mutating func test(_ leaf: Int, _ document: Shard.Document) throws(ShardError) -> Bool {
    switch plan.leaves[leaf].test {
    case .repository, .owner:
      guard let facts = candidates.facts[document.repository] else { return false }
      return plan.truth(of: plan.leaves[leaf], for: facts) == .yes
    case .language(let name): return shard.languages[document.language].lowercased() == name
    case .branch(let name): return repository(of: document).mask(ofBranches: name) & document.branches != 0
    case .text(let matcher, let inContent, let inPath):
      if inPath, try isInPath(leaf, matcher, document) { states[leaf].isInPath = true }
      if states[leaf].isInPath, !plan.leaves[leaf].isShown { return true }
      if inContent { try findLines(leaf, matcher, document) }
      return states[leaf].isInPath || !states[leaf].hits.isEmpty
    case .symbol(let matcher, let kind):
      try findSymbols(leaf, matcher, kind: kind, document)
      return !states[leaf].hits.isEmpty
    }
  }

  // MARK: Paths

  private mutating func isInPath(
    _ leaf: Int, _ matcher: PatternMatcher, _ document: Shard.Document
  ) throws(ShardError) -> Bool {
    if let matching = candidates.pathDocuments[leaf] { return matching.contains(document.number) }
    // Most texts stand in no path at all.
    if let blocks = candidates.pathBlocks[leaf], blocks.isEmpty { return false }
    let block = shard.pathBlock(of: document.number)
    if let blocks = candidates.pathBlocks[leaf], !blocks.contains(block) { return false }
    if shard.hasOddPaths { return matcher.occurs(in: try shard.path(of: document.number)) }
    if states[leaf].pathBlock != block {
      states[leaf].pathBlock = block
      states[leaf].pathDocuments = try shard.documents(inPathBlock: block, matching: matcher)
    }
    return states[leaf].pathDocuments.contains(document.number)
  }

  // MARK: Lines

  /// Blocks of the document that can hold matches of a leaf.
  private func nextBlock(_ leaf: Int, from block: Int) -> Int? {
    guard let blocks = candidates.contentBlocks[leaf] else {
      return block < candidates.shard.blockCount ? block : nil
    }
    return blocks.next(from: block)
  }

  private mutating func findLines(
    _ leaf: Int, _ matcher: PatternMatcher, _ document: Shard.Document
  ) throws(ShardError) {
    guard document.textLength > 0 else { return }
    let limit = plan.leaves[leaf].isShown ? Int.max : 1
    if matcher.documents != nil { return try findPieces(leaf, matcher, document, limit: limit) }
    var block = shard.block(at: document.textStart)
    while let next = nextBlock(leaf, from: block), shard.textStart(ofBlock: next) < document.textEnd {
      let (text, start) = try cache.segment(of: document, inBlock: next)
      scratch.removeAll(keepingCapacity: true)
      matcher.appendLines(of: text, limit: limit, to: &scratch)
      try take(leaf, matcher, text: text, start: start)
      if states[leaf].hits.count >= limit { return }
      block = next + 1
    }
  }

  /// For matches that may go over lines.
  private mutating func findPieces(
    _ leaf: Int, _ matcher: PatternMatcher, _ document: Shard.Document, limit: Int
  ) throws(ShardError) {
    scratch.removeAll(keepingCapacity: true)
    let (text, start) = try cache.segment(of: document, inBlock: shard.block(at: document.textStart))
    if text.count == document.textLength {
      matcher.appendPieces(of: text, limit: limit, stop: stop, to: &scratch)
      return try take(leaf, matcher, text: text, start: start)
    }
    let whole = TextBuffer(capacity: document.textLength)
    defer { withExtendedLifetime(whole) {} }
    var block = shard.block(at: document.textStart)
    while block < shard.blockCount, shard.textStart(ofBlock: block) < document.textEnd {
      whole.append(try cache.segment(of: document, inBlock: block).text)
      block += 1
    }
    guard whole.view.count == document.textLength else { throw .contradiction(ShardFormat.Section.blocks.name) }
    matcher.appendPieces(of: whole.view, limit: limit, stop: stop, to: &scratch)
    try take(leaf, matcher, text: whole.view, start: 0)
  }

  /// Moves the hits of a piece of text over to the leaf, and judges them.
  private mutating func take(
    _ leaf: Int, _ matcher: PatternMatcher, text: ByteView, start: Int
  ) throws(ShardError) {
    let offset = UInt32(clamping: start)
    for hit in scratch {
      if states[leaf].traits.lines < HitTraits.judgedLines { states[leaf].traits.judge(hit, in: text, matcher) }
      states[leaf].traits.lines += 1
      let placed = LineHit(start: hit.start &+ offset, end: hit.end &+ offset)
      if mayDefine[leaf], states[leaf].traits.definition != .whole,
        let symbol = try symbols.symbol(at: Int(placed.start))
      {
        states[leaf].traits.judge(placed, at: symbol)
      }
      states[leaf].hits.append(placed)
    }
  }

  // MARK: Symbols

  private mutating func findSymbols(
    _ leaf: Int, _ matcher: PatternMatcher, kind: SymbolKind?, _ document: Shard.Document
  ) throws(ShardError) {
    var number = 0
    while let symbol = try symbols.symbol(number) {
      let block = shard.block(at: document.textStart + Int(symbol.start))
      guard let next = nextBlock(leaf, from: block) else { return }
      if next != block {
        // No block up to the next candidate matters.
        number = max(number + 1, try symbols.first(from: shard.textStart(ofBlock: next) - document.textStart))
        continue
      }
      number += 1
      guard kind == nil || kind == symbol.kind else { continue }
      let (text, start) = try cache.segment(of: document, inBlock: block)
      guard let name = text.part(at: Int(symbol.start) - start, count: Int(symbol.length)),
        let match = matcher.firstMatch(in: name, from: 0)
      else { continue }
      add(symbol, match, name: name, to: leaf, matcher)
      if !plan.leaves[leaf].isShown { return }
    }
  }

  private mutating func add(
    _ symbol: SymbolSpan, _ match: Range<Int>, name: ByteView, to leaf: Int, _ matcher: PatternMatcher
  ) {
    let hit = LineHit(
      start: symbol.start &+ UInt32(clamping: match.lowerBound), end: symbol.start &+ UInt32(clamping: match.upperBound)
    )
    let inName = LineHit(start: UInt32(clamping: match.lowerBound), end: UInt32(clamping: match.upperBound))
    states[leaf].traits.judge(inName, in: name, matcher)
    states[leaf].traits.judge(hit, at: symbol)
    states[leaf].traits.lines += 1
    states[leaf].hits.append(hit)
  }

  // MARK: Places

  /// Offset in the document at which the line of a hit begins.
  mutating func lineStart(of hit: LineHit, _ document: Shard.Document) throws(ShardError) -> UInt32 {
    let block = candidates.shard.block(at: document.textStart + Int(hit.start))
    let (text, start) = try cache.segment(of: document, inBlock: block)
    let line = text.line(around: max(0, Int(hit.start) - start))
    return UInt32(clamping: start + line.lowerBound)
  }

  /// The line that begins at an offset of the document: its number from 1 and its text without line break.
  mutating func line(at offset: UInt32) throws(ShardError) -> (number: Int, text: ByteView) {
    guard let document else { throw .contradiction(ShardFormat.Section.documents.name) }
    let number = candidates.shard.block(at: document.textStart + Int(offset))
    let (text, start) = try cache.segment(of: document, inBlock: number)
    let place = max(0, Int(offset) - start)
    let before = start == 0 ? 0 : candidates.shard.line(ofBlock: number)
    let lines = text.count(of: UInt8(ascii: "\n"), in: 0..<min(place, text.count))
    return (before + lines + 1, text.lineContent(text.line(around: place)))
  }
}

// MARK: - The document at hand

extension DocumentMatcher {
  func repository(of document: Shard.Document) -> ShardRepository { shard.repositories[document.repository] }

  func language(of document: Shard.Document) -> String { shard.languages[document.language] }

  func weight(of document: Shard.Document) -> Double { candidates.facts[document.repository]?.weight ?? 0 }

  func path(of document: Shard.Document) throws(ShardError) -> ByteView { try shard.path(of: document.number) }

  /// Names of the branches that hold the document.
  func branches(of document: Shard.Document) -> [String] {
    repository(of: document).branches.prefix(64).enumerated().compactMap { index, name in
      document.branches >> UInt64(index) & 1 != 0 ? name : nil
    }
  }
}

extension Shard {
  /// Documents of a path block whose path a pattern matches, ascending; only for shards without odd paths.
  func documents(inPathBlock block: Int, matching matcher: PatternMatcher) throws(ShardError) -> [Int] {
    let documents = documents(ofPathBlock: block)
    guard !documents.isEmpty else { return [] }
    let start = pathStart(of: documents.lowerBound)
    let end = documents.upperBound < documentCount ? pathStart(of: documents.upperBound) : paths.count
    let text = try paths.part(at: start, count: end - start)
    var hits: [LineHit] = []
    matcher.appendLines(of: text, limit: .max, to: &hits)
    var found: [Int] = []
    var number = documents.lowerBound
    for hit in hits {
      while number + 1 < documents.upperBound, pathStart(of: number + 1) <= start + Int(hit.start) { number += 1 }
      found.append(number)
    }
    return found
  }
}
