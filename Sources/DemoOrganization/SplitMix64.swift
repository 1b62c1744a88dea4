/// Numbers that look random and are the same in every run, on every machine and with every version of the standard library.
/// Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014.
struct SplitMix64 {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  /// Numbers of their own for what is called `name`: what else is drawn does not change them.
  init(_ seed: UInt64, for name: String) {
    // FNV-1a (Fowler, Noll, Vo).
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3 }
    self.init(seed ^ hash)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  /// From 0 up to, and without, `bound`, which is at least 1.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  /// True in so many of a thousand cases.
  mutating func happens(_ perMille: Int) -> Bool { below(1000) < perMille }

  /// One of them; nil when there is none.
  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[below(elements.count)]
  }

  /// One of them by its weight; nil when no weight is above 0.
  mutating func pick<Element>(_ elements: [Element], weight: (Element) -> Int) -> Element? {
    let weights = elements.map { max(0, weight($0)) }
    let total = weights.reduce(0, +)
    guard total > 0 else { return nil }
    var rest = below(total)
    for (element, weight) in zip(elements, weights) {
      if rest < weight { return element }
      rest -= weight
    }
    return nil
  }

  /// All of them in another order (Fisher and Yates).
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for index in result.indices.reversed() where index > 0 { result.swapAt(index, below(index + 1)) }
    return result
  }
}
