import SearchModel

/// The documents of one shard that can match a query, found by looking at
/// postings and facts, not at text.
struct ShardCandidates {
  let shard: Shard
  /// Facts of the shard's repositories, in its order; nil where not searched.
  let facts: [RepositoryFacts?]
  private let chosen: ChosenRepositories.InShard
  /// For each leaf the text blocks that can hold its matches; nil is all.
  private(set) var contentBlocks: [BlockSet?]
  /// For each leaf the path blocks that can; numbers are those of path blocks.
  private(set) var pathBlocks: [BlockSet?]
  /// For each leaf the documents whose path matches, where that was found out for all of the shard.
  private(set) var pathDocuments: [BlockSet?]
  /// The documents, best first.
  private(set) var documents: [UInt32] = []

  private let plan: SearchPlan
  /// For each leaf that asks for facts, and each repository, whether it is certain.
  private var truths: [[SearchPlan.Truth]]

  /// nil when no document can match.
  init?(_ plan: SearchPlan, shard: Shard, chosen: ChosenRepositories.InShard) throws(ShardError) {
    guard !chosen.isEmpty else { return nil }
    try shard.checkTables()
    self.init(plan, shard: shard, chosen)
    let (set, _) = try documents(plan.root, within: nil)
    if let set, set.isEmpty { return nil }
    collect(set)
    if documents.isEmpty { return nil }
  }

  private init(_ plan: SearchPlan, shard: Shard, _ chosen: ChosenRepositories.InShard) {
    self.plan = plan
    self.shard = shard
    facts = chosen.facts
    self.chosen = chosen
    contentBlocks = [BlockSet?](repeating: nil, count: plan.leaves.count)
    pathBlocks = contentBlocks
    pathDocuments = contentBlocks
    truths = plan.leaves.map { [facts] leaf in
      switch leaf.test {
      case .repository, .owner: facts.map { facts in facts.map { plan.truth(of: leaf, for: $0) } ?? .no }
      case .branch, .language, .text, .symbol: []
      }
    }
  }

  private mutating func collect(_ set: BlockSet?) {
    let isChosen = { [shard, chosen] (number: Int) in
      guard shard.isLive(number) else { return false }
      return chosen.isWhole
        || chosen.searches(repository: shard.repository(of: number), branches: shard.branches(of: number))
    }
    if let set {
      var found: [UInt32] = []
      set.forEach { if isChosen($0) { found.append(UInt32($0)) } }
      documents = found
    } else {
      documents = (0..<shard.documentCount).filter(isChosen).map { UInt32($0) }
    }
  }

  /// Documents that can fulfil a node (nil: all), and whether they are exactly those that do.
  private mutating func documents(
    _ node: SearchPlan.Node, within bounds: BlockSet?
  ) throws(ShardError) -> (set: BlockSet?, exact: Bool) {
    switch node {
    case .all: return (nil, true)
    case .none: return (BlockSet(capacity: shard.documentCount), true)
    case .leaf(let number): return try documents(ofLeaf: number, within: bounds)
    case .and(let parts):
      var result: BlockSet?
      var exact = true
      for part in parts.sorted(by: { cost($0) < cost($1) }) {
        let (set, isExact) = try documents(part, within: result ?? bounds)
        exact = exact && isExact
        guard let set else { continue }
        if result == nil { result = set } else { result?.formIntersection(set) }
        // Leaves that were not looked at are not asked either.
        if result?.isEmpty ?? false { return (result, exact) }
      }
      return (result, exact)
    case .or(let parts):
      var union: BlockSet? = BlockSet(capacity: shard.documentCount)
      var exact = true
      for part in parts {
        let (set, isExact) = try documents(part, within: bounds)
        exact = exact && isExact
        if let set { union?.formUnion(set) } else { union = nil }
      }
      return (union, exact)
    case .not(let part):
      // Only who knows exactly what matches knows what does not. Facts were
      // looked up within bounds, so the answer holds within bounds too.
      let (set, isExact) = try documents(part, within: bounds)
      guard isExact else { return (nil, false) }
      guard var set else { return (BlockSet(capacity: shard.documentCount), true) }
      set.invert()
      return (set, true)
    }
  }

  private func cost(_ node: SearchPlan.Node) -> Int {
    switch node {
    case .all, .none: return 0
    case .leaf(let number):
      switch plan.leaves[number].test {
      case .repository, .owner: return 1
      // Paths are read when nothing else has left few documents.
      case .text(_, inContent: false, inPath: true): return 3
      case .text, .symbol: return 2
      case .language, .branch: return 4
      }
    case .and, .or: return 3
    case .not: return 5
    }
  }

  private mutating func documents(
    ofLeaf number: Int, within bounds: BlockSet?
  ) throws(ShardError) -> (set: BlockSet?, exact: Bool) {
    switch plan.leaves[number].test {
    case .repository, .owner: return documents(whereRepository: number)
    case .language(let name):
      let wanted = shard.languages.map { $0.lowercased() == name }
      return (
        filter(within: bounds) {
          let language = shard.language(of: $0)
          return language < wanted.count && wanted[language]
        }, true
      )
    case .branch(let name):
      let masks = shard.repositories.map { $0.mask(ofBranches: name) }
      return (
        filter(within: bounds) {
          let repository = shard.repository(of: $0)
          return repository < masks.count && masks[repository] & shard.branches(of: $0) != 0
        }, true
      )
    case .text(let matcher, inContent: false, inPath: true) where bounds == nil && !shard.hasOddPaths:
      return (try documents(whosePathMatches: matcher, ofLeaf: number), true)
    case .text, .symbol: return (try textDocuments(ofLeaf: number), false)
    }
  }

  private func documents(whereRepository leaf: Int) -> (set: BlockSet?, exact: Bool) {
    let truths = truths[leaf]
    if truths.allSatisfy({ $0 == .yes }) { return (nil, true) }
    if truths.allSatisfy({ $0 == .no }) { return (BlockSet(capacity: shard.documentCount), true) }
    let set = filter(within: nil) {
      let repository = shard.repository(of: $0)
      return repository < truths.count && truths[repository] == .yes
    }
    return (set, true)
  }

  private func filter(within bounds: BlockSet?, _ isIncluded: (Int) -> Bool) -> BlockSet {
    var set = BlockSet(capacity: shard.documentCount)
    if let bounds {
      bounds.forEach { if isIncluded($0) { set.insert($0) } }
    } else {
      for number in 0..<shard.documentCount where isIncluded(number) { set.insert(number) }
    }
    return set
  }

  /// A path says all that is asked of it: no document need be looked at for it again.
  private mutating func documents(
    whosePathMatches matcher: PatternMatcher, ofLeaf number: Int
  ) throws(ShardError) -> BlockSet {
    var documents = BlockSet(capacity: shard.documentCount)
    let found = try shard.blocks(fulfilling: matcher.blocks)
    for block in 0..<shard.pathBlockCount where found?.contains(shard.blockCount + block) ?? true {
      for document in try shard.documents(inPathBlock: block, matching: matcher) { documents.insert(document) }
    }
    pathDocuments[number] = documents
    return documents
  }

  private mutating func textDocuments(ofLeaf number: Int) throws(ShardError) -> BlockSet? {
    let leaf = plan.leaves[number]
    if let query = leaf.documents { return try documents(ofLeaf: number, acrossLines: query) }
    guard let found = try shard.blocks(fulfilling: leaf.contentBlocks ?? leaf.pathBlocks ?? .all) else { return nil }
    var documents = BlockSet(capacity: shard.documentCount)
    if leaf.contentBlocks != nil { contentBlocks[number] = found }
    if leaf.pathBlocks != nil { documents.formUnion(self.documents(ofLeaf: number, inPathBlocks: found)) }
    if leaf.contentBlocks != nil {
      found.forEach { if $0 < shard.blockCount { documents.insert(shard.documents(ofBlock: $0)) } }
    }
    return documents
  }

  /// All blocks of the document are read: no set of them says where the lines of a match are.
  private mutating func documents(
    ofLeaf number: Int, acrossLines query: DocumentQuery
  ) throws(ShardError) -> BlockSet? {
    guard var documents = try shard.documents(fulfilling: query) else { return nil }
    guard let names = plan.leaves[number].pathBlocks else { return documents }
    guard !shard.hasOddPaths, let found = try shard.blocks(fulfilling: names) else { return nil }
    documents.formUnion(self.documents(ofLeaf: number, inPathBlocks: found))
    return documents
  }

  /// The documents with paths in these blocks.
  private mutating func documents(ofLeaf number: Int, inPathBlocks found: BlockSet) -> BlockSet {
    var documents = BlockSet(capacity: shard.documentCount)
    var paths = BlockSet(capacity: shard.pathBlockCount)
    var next = shard.blockCount
    while let block = found.next(from: next) {
      paths.insert(block - shard.blockCount)
      documents.insert(shard.documents(ofPathBlock: block - shard.blockCount))
      next = block + 1
    }
    pathBlocks[number] = paths
    return documents
  }
}

extension ShardRepository {
  /// The bit of a branch; none when it is not indexed.
  func mask(ofBranch name: String) -> UInt64 {
    guard let index = branches.prefix(64).firstIndex(of: name) else { return 0 }
    return 1 << UInt64(index)
  }

  /// The branches whose name holds a text, a bit each.
  func mask(ofBranches text: String) -> UInt64 {
    branches.prefix(64).enumerated().reduce(0) { $1.element.contains(text) ? $0 | 1 << UInt64($1.offset) : $0 }
  }
}
