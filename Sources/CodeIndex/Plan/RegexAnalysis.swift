/// What a regular expression demands of a block, found out bottom up as Russ Cox
/// describes it in https://swtch.com/~rsc/regexp/regexp4.html: for each part the
/// texts it can match when they are few, else how these can begin and end.
struct RegexAnalysis {
  /// More texts than this are not told apart.
  private static let largestSet = 32
  /// Bytes of all texts together.
  private static let largestText = 2048
  /// A class of more characters is any character.
  private static let largestClass = 16
  /// Copies of a counted repetition that are looked at.
  private static let largestRepeat = 8
  /// Shorter runs are in nearly every block.
  private static let shortestRun = 6

  /// All texts that match, in lower case; nil when they are too many.
  private var exact: Set<[UInt8]>?
  /// How a match begins and ends when `exact` is nil.
  private var prefixes: Set<[UInt8]>
  private var suffixes: Set<[UInt8]>
  private var canBeEmpty: Bool
  private var query: BlockQuery

  /// The condition that blocks with a match of the expression fulfil.
  static func blocks(of tree: RegexTree) -> BlockQuery { RegexAnalysis(tree).result }

  private var result: BlockQuery {
    if let exact { return query.and(.anyText(of: exact)) }
    return query.and(.anyText(of: prefixes)).and(.anyText(of: suffixes))
  }

  private init(exact: Set<[UInt8]>) {
    self.exact = exact
    prefixes = []
    suffixes = []
    canBeEmpty = exact.contains([])
    query = .all
  }

  /// Any text, or none at all.
  private init(any canBeEmpty: Bool) {
    prefixes = [[]]
    suffixes = [[]]
    self.canBeEmpty = canBeEmpty
    query = .all
  }

  private init(_ tree: RegexTree) {
    switch tree {
    case .empty: self.init(exact: [[]])
    case .bytes(let bytes): self.init(exact: [bytes])
    case .set(let set): self.init(set)
    case .sequence(let parts):
      self.init(exact: [[]])
      for part in parts { self = self.followed(by: RegexAnalysis(part)) }
    case .alternatives(let parts):
      var union: RegexAnalysis?
      for part in parts {
        let analysis = RegexAnalysis(part)
        union = union?.or(analysis) ?? analysis
      }
      self = union ?? RegexAnalysis(any: true)
    case .repetition(let part, let minimum, let maximum): self.init(part, minimum: minimum, maximum: maximum)
    }
  }

  private init(_ set: CharacterSet) {
    var set = set
    set.remove(UInt8(ascii: "\n"))
    let bytes = set.foldedBytes
    if set.acceptsOthers || bytes.count > Self.largestClass {
      self.init(any: false)
    } else {
      self.init(exact: Set(bytes.map { [$0] }))
    }
  }

  private init(_ part: RegexTree, minimum: Int, maximum: Int?) {
    if minimum == 0 {
      if maximum == 0 {
        self.init(exact: [[]])
      } else if maximum == 1 {
        self = RegexAnalysis(exact: [[]]).or(RegexAnalysis(part))
      } else {
        self.init(any: true)
      }
      return
    }
    let once = RegexAnalysis(part)
    self = once
    let copies = min(minimum, Self.largestRepeat)
    for _ in 1..<max(2, copies) where copies > 1 { self = self.followed(by: once) }
    if copies < minimum || maximum != minimum { self = self.followed(by: RegexAnalysis(any: true), or: once) }
    if case .set(let set) = part, minimum >= Self.shortestRun, let byteClass = set.withoutLineFeed.byteClass {
      query = query.and(.run(byteClass: byteClass, length: min(255, minimum)))
    }
  }

  /// A repetition goes on: it ends as one repeat of it may end.
  private func followed(by rest: RegexAnalysis, or once: RegexAnalysis) -> RegexAnalysis {
    var result = followed(by: rest)
    result.suffixes = once.exact ?? once.suffixes
    if once.canBeEmpty { result.suffixes.insert([]) }
    result.shorten()
    return result
  }

  private func followed(by next: RegexAnalysis) -> RegexAnalysis {
    var result = RegexAnalysis(any: canBeEmpty && next.canBeEmpty)
    result.query = query.and(next.query)
    if let exact, let following = next.exact, let product = Self.product(exact, following) {
      result.exact = product
      return result
    }
    let ends = exact ?? suffixes
    let begins = next.exact ?? next.prefixes
    if let exact {
      result.prefixes = Self.product(exact, begins) ?? exact
    } else {
      result.prefixes = canBeEmpty ? prefixes.union(begins) : prefixes
    }
    if let following = next.exact {
      result.suffixes = Self.product(ends, following) ?? following
    } else {
      result.suffixes = next.canBeEmpty ? next.suffixes.union(ends) : next.suffixes
    }
    if let seam = Self.product(ends, begins) { result.query = result.query.and(.anyText(of: seam)) }
    result.shorten()
    return result
  }

  private func or(_ other: RegexAnalysis) -> RegexAnalysis {
    if let exact, let others = other.exact, Self.fits(exact.union(others)), query == .all, other.query == .all {
      return RegexAnalysis(exact: exact.union(others))
    }
    var result = RegexAnalysis(any: canBeEmpty || other.canBeEmpty)
    result.prefixes = (exact ?? prefixes).union(other.exact ?? other.prefixes)
    result.suffixes = (exact ?? suffixes).union(other.exact ?? other.suffixes)
    result.query = self.result.or(other.result)
    result.shorten()
    return result
  }

  /// Keeps prefixes and suffixes few, after taking from them what they demand.
  private mutating func shorten() {
    // What begins like another text of the set demands nothing more than that one.
    prefixes = prefixes.filter { text in !(0..<text.count).contains { prefixes.contains(Array(text.prefix($0))) } }
    suffixes = suffixes.filter { text in !(0..<text.count).contains { suffixes.contains(Array(text.suffix($0))) } }
    query = query.and(.anyText(of: prefixes)).and(.anyText(of: suffixes))
    for length in [8, 4, 3, 2, 1, 0] {
      if prefixes.count > Self.largestSet || length == 8 { prefixes = Set(prefixes.map { Array($0.prefix(length)) }) }
      if suffixes.count > Self.largestSet || length == 8 { suffixes = Set(suffixes.map { Array($0.suffix(length)) }) }
    }
  }

  private static func fits(_ set: Set<[UInt8]>) -> Bool {
    set.count <= largestSet && set.reduce(0) { $0 + $1.count } <= (set.count <= 1 ? 8192 : largestText)
  }

  private static func product(_ left: Set<[UInt8]>, _ right: Set<[UInt8]>) -> Set<[UInt8]>? {
    guard left.count * right.count <= largestSet else { return nil }
    var product: Set<[UInt8]> = []
    for begin in left { for end in right { product.insert(begin + end) } }
    return fits(product) ? product : nil
  }
}

extension CharacterSet {
  var withoutLineFeed: CharacterSet {
    var set = self
    set.remove(UInt8(ascii: "\n"))
    return set
  }
}
