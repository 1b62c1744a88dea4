package import QueryLanguage
package import SearchModel

extension IndexSnapshot {
  /// How a query is answered: a node a line, leaves with what is asked of the
  /// postings and how the text is searched, and what the postings answered.
  ///
  /// Counts are of what answers in the scope. Repositories share blocks: postings are counted in shards that hold nothing
  /// from outside of it.
  package func explain(_ query: ParsedQuery, scope: SearchScope) -> String {
    do {
      var lines = ["query \(query)"]
      let plan = try SearchPlan(query)
      let counts = shards.map { $0.documents(in: scope) }.filter { $0 > 0 }
      lines.append("in \(counts.count) shards, \(counts.reduce(0, +)) documents")
      let whole = shards.filter { $0.repositories.allSatisfy { scope[$0.id] != nil } }
      Explanation(plan: plan, shards: whole).append(plan.root, depth: 0, to: &lines)
      return lines.joined(separator: "\n") + "\n"
    } catch {
      return "\(error)\n"
    }
  }
}

private struct Explanation {
  let plan: SearchPlan
  let shards: [Shard]

  func append(_ node: SearchPlan.Node, depth: Int, to lines: inout [String]) {
    let indent = String(repeating: "  ", count: depth)
    switch node {
    case .all: lines.append(indent + "every document")
    case .none: lines.append(indent + "no document")
    case .leaf(let number): append(plan.leaves[number], indent, to: &lines)
    case .and(let parts):
      lines.append(indent + "and")
      for part in parts { append(part, depth: depth + 1, to: &lines) }
    case .or(let parts):
      lines.append(indent + "or")
      for part in parts { append(part, depth: depth + 1, to: &lines) }
    case .not(let part):
      lines.append(indent + "not")
      append(part, depth: depth + 1, to: &lines)
    }
  }

  private func append(_ leaf: SearchPlan.Leaf, _ indent: String, to lines: inout [String]) {
    lines.append(indent + leaf.text)
    switch leaf.test {
    case .repository, .owner: lines.append(indent + "  asks the repositories' facts")
    case .language, .branch: lines.append(indent + "  asks the documents' facts")
    case .text(let matcher, let inContent, let inPath):
      appendBlocks(matcher, content: inContent, paths: inPath, indent, to: &lines)
    case .symbol(let matcher, let kind):
      appendBlocks(matcher, content: true, paths: false, indent, to: &lines)
      lines.append(indent + "  in names of \(kind?.name ?? "any kind")")
    }
  }

  private func appendBlocks(
    _ matcher: PatternMatcher, content: Bool, paths: Bool, _ indent: String, to lines: inout [String]
  ) {
    if content, let documents = matcher.documents { lines.append(indent + "  documents: \(documents)") }
    lines.append(indent + "  blocks: \(matcher.blocks)")
    defer { lines.append(indent + "  scan: \(matcher.strategy)") }
    guard !shards.isEmpty else { return }
    let counts = shards.map { $0.count(fulfilling: matcher.blocks) }
    let text = counts.reduce(0) { $0 + $1.text }
    let path = counts.reduce(0) { $0 + $1.paths }
    let allText = shards.reduce(0) { $0 + $1.blockCount }
    let allPaths = shards.reduce(0) { $0 + $1.pathBlockCount }
    let parts =
      (content ? ["\(text) of \(allText) text blocks"] : []) + (paths ? ["\(path) of \(allPaths) path blocks"] : [])
    lines.append(indent + "  " + parts.joined(separator: ", "))
  }
}

extension Shard {
  /// How many documents answer; none of a damaged shard.
  fileprivate func documents(in scope: SearchScope) -> Int {
    guard (try? checkTables()) != nil else { return 0 }
    let isSeen = repositories.enumerated().map { answers(forRepositoryAt: $0) && scope[$1.id] != nil }
    return (0..<documentCount).count { number in
      let repository = repository(of: number)
      return repository < isSeen.count && isSeen[repository] && isLive(number)
    }
  }

  /// A damaged shard has no candidates.
  fileprivate func count(fulfilling query: BlockQuery) -> (text: Int, paths: Int) {
    do {
      try checkTables()
      guard let set = try blocks(fulfilling: query) else { return (blockCount, pathBlockCount) }
      var text = 0
      set.forEach { if $0 < blockCount { text += 1 } }
      return (text, set.count - text)
    } catch {
      return (0, 0)
    }
  }
}

extension PatternMatcher.Strategy: CustomStringConvertible {
  var description: String {
    switch self {
    case .literal: "the text"
    case .filtered(let needles, _):
      "lines with \(needles.map(\.description).joined(separator: " or ")), then the expression"
    case .acrossLines: "the expression, over whole documents"
    case .wholeText: "the expression, over whole blocks"
    case .lineByLine: "the expression, line by line"
    }
  }
}
