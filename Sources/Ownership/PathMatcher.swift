/// Decides whether a whole path belongs to an expression, in time proportional to its length
/// times the size of the expression, whatever both are: all states are followed at once
/// (Thompson's construction), none is ever tried again.
struct PathMatcher: Sendable {
  /// Steps of one program. `(a{1000}){1000}` is refused, not built.
  static let mostSteps = 2_000

  private enum Step {
    case take(ScalarSet)
    case either(Int, Int)
    case start, end
    case accept
  }

  private var steps: [Step] = []
  /// Parts that were compiled, the empty ones too: they cost time though no steps.
  private var work = 0

  init(_ expression: PathExpression) throws(OwnershipFailure) {
    try add(expression)
    steps.append(.accept)
  }

  private mutating func add(_ expression: PathExpression) throws(OwnershipFailure) {
    work += 1
    guard steps.count < Self.mostSteps, work < 4 * Self.mostSteps else {
      throw OwnershipFailure("the pattern is too large once its repetitions are written out")
    }
    switch expression {
    case .nothing: break
    case .one(let set): steps.append(.take(set))
    case .start: steps.append(.start)
    case .end: steps.append(.end)
    case .sequence(let parts): for part in parts { try add(part) }
    case .choice(let parts): try addChoice(parts[...])
    case .repeated(let inner, let least, let most): try addRepeated(inner, least: least, most: most)
    }
  }

  private mutating func addChoice(_ parts: ArraySlice<PathExpression>) throws(OwnershipFailure) {
    var ends: [Int] = []
    for (index, part) in zip(parts.indices, parts) {
      guard index < parts.endIndex - 1 else {
        try add(part)
        break
      }
      let fork = steps.count
      steps.append(.either(fork + 1, 0))
      try add(part)
      ends.append(steps.count)
      steps.append(.accept)
      steps[fork] = .either(fork + 1, steps.count)
    }
    for end in ends { steps[end] = .either(steps.count, steps.count) }
  }

  private mutating func addRepeated(_ inner: PathExpression, least: Int, most: Int?) throws(OwnershipFailure) {
    for _ in 0..<least { try add(inner) }
    guard let most else {
      let fork = steps.count
      steps.append(.either(fork + 1, 0))
      try add(inner)
      steps.append(.either(fork, fork))
      steps[fork] = .either(fork + 1, steps.count)
      return
    }
    var forks: [Int] = []
    for _ in least..<max(least, most) {
      forks.append(steps.count)
      steps.append(.either(steps.count + 1, 0))
      try add(inner)
    }
    for fork in forks { steps[fork] = .either(fork + 1, steps.count) }
  }

  /// Steps times characters is what a match may cost.
  var size: Int { steps.count }

  /// Whether a path, as Unicode scalars, is one of the expression's.
  func matches(_ path: [UInt32]) -> Bool {
    var states = States(count: steps.count)
    states.open.append(0)
    follow(&states, position: 0, length: path.count)
    for (position, scalar) in path.enumerated() {
      guard !states.current.isEmpty else { return false }
      states.advance()
      for state in states.previous {
        // Only states that take a character, and the accepting one, are kept.
        if case .take(let set) = steps[state], set.contains(scalar) { states.open.append(state + 1) }
      }
      follow(&states, position: position + 1, length: path.count)
    }
    return states.current.contains(steps.count - 1)
  }

  /// Adds the states that are reached from the open ones without a character.
  private func follow(_ states: inout States, position: Int, length: Int) {
    while let state = states.open.popLast() {
      guard states.mark(state) else { continue }
      switch steps[state] {
      case .either(let first, let second):
        states.open.append(second)
        states.open.append(first)
      case .start: if position == 0 { states.open.append(state + 1) }
      case .end: if position == length { states.open.append(state + 1) }
      case .take, .accept: states.current.append(state)
      }
    }
  }

  private struct States {
    var current: [Int] = []
    var previous: [Int] = []
    var open: [Int] = []
    private var seen: [Int]
    private var turn = 1

    init(count: Int) { seen = Array(repeating: 0, count: count) }

    mutating func advance() {
      swap(&current, &previous)
      current.removeAll(keepingCapacity: true)
      turn &+= 1
    }

    mutating func mark(_ state: Int) -> Bool {
      if seen[state] == turn { return false }
      seen[state] = turn
      return true
    }
  }
}
