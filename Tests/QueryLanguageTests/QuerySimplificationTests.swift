import QueryLanguage
import Testing

@Suite struct QuerySimplificationTests {
  @Test func nothingStandsTwice() {
    let a = Query.text(Pattern("a"))
    let b = Query.text(Pattern("b"))
    let table: [(query: Query, simplified: Query)] = [
      (.and([]), .everything), (.or([]), .nothing), (.and([a]), a), (.or([a]), a),
      (.and([a, .and([b, a])]), .and([a, b])), (.or([a, .or([b, a])]), .or([a, b])),
      (.not(.not(a)), a), (.not(.everything), .nothing), (.not(.and([])), .nothing),
      (.and([a, .everything]), a), (.and([a, .nothing]), .nothing), (.or([a, .everything]), .everything),
      (.or([a, .nothing]), a), (.and([a, .not(a)]), .nothing), (.or([.not(a), a]), .everything),
      (.and([.or([a, a]), b]), .and([a, b])), (.and([.or([a, b]), a]), .and([.or([a, b]), a])),
    ]
    for (query, simplified) in table { #expect(query.simplified == simplified, "\(query)") }
  }

  /// Evaluates the tree, taking each leaf as true or false by its hash in this round.
  private func truth(of query: Query, _ leaves: (Query) -> Bool) -> Bool {
    switch query {
    case .everything: true
    case .nothing: false
    case .and(let parts): parts.allSatisfy { truth(of: $0, leaves) }
    case .or(let parts): parts.contains { truth(of: $0, leaves) }
    case .not(let part): !truth(of: part, leaves)
    default: leaves(query)
    }
  }

  @Test func theMeaningStays() {
    var random = RandomQueries(seed: 3)
    for _ in 0..<1_000 {
      let query = random.tree(depth: 4)
      let simplified = query.simplified
      #expect(simplified.simplified == simplified)
      for _ in 0..<8 {
        var values: [Query: Bool] = [:]
        let leaves = { (leaf: Query) -> Bool in
          if let value = values[leaf] { return value }
          let value = Bool.random(using: &random.generator)
          values[leaf] = value
          return value
        }
        #expect(truth(of: query, leaves) == truth(of: simplified, leaves), "\(query)")
      }
    }
  }
}
