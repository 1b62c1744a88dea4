extension Query {
  /// The same question with nothing in it twice: nested conjunctions and
  /// disjunctions are flattened, double negation and constants are gone, repeated
  /// parts stand once, and what contradicts itself is `nothing`. Order is kept.
  package var simplified: Query {
    switch self {
    case .and(let parts): Self.joined(parts, isAnd: true)
    case .or(let parts): Self.joined(parts, isAnd: false)
    case .not(let part): part.simplified.negated
    default: self
    }
  }

  /// The opposite; of a simplified query it is simplified as well.
  private var negated: Query {
    switch self {
    case .everything: .nothing
    case .nothing: .everything
    case .not(let part): part
    default: .not(self)
    }
  }

  private static func joined(_ parts: [Query], isAnd: Bool) -> Query {
    // `neutral` changes nothing, `absorbing` decides all.
    let (neutral, absorbing): (Query, Query) = isAnd ? (.everything, .nothing) : (.nothing, .everything)
    var kept: [Query] = []
    var seen: Set<Query> = []
    for part in parts {
      for item in part.simplified.parts(isAnd: isAnd) where item != neutral {
        if item == absorbing || seen.contains(item.negated) { return absorbing }
        if seen.insert(item).inserted { kept.append(item) }
      }
    }
    if kept.isEmpty { return neutral }
    if kept.count == 1 { return kept[0] }
    return isAnd ? .and(kept) : .or(kept)
  }

  private func parts(isAnd: Bool) -> [Query] {
    switch self {
    case .and(let parts) where isAnd: parts
    case .or(let parts) where !isAnd: parts
    default: [self]
    }
  }
}
