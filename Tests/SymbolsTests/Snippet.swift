import SearchModel

/// A source text with its symbols, for tables: `function main`, with two
/// blanks before it for each level of nesting.
enum Snippet {
  static func listing(_ symbols: [SymbolSpan], in text: String) -> String {
    let bytes = Array(text.utf8)
    return symbols.map { symbol in
      let name = String(decoding: bytes[range(symbol)], as: UTF8.self)
      return String(repeating: "  ", count: Int(symbol.depth)) + symbol.kind.name + " " + name
    }.joined(separator: "\n")
  }

  static func range(_ symbol: SymbolSpan) -> Range<Int> { Int(symbol.start)..<Int(symbol.start) + Int(symbol.length) }

  /// What is wrong with a list of symbols, nil if nothing is.
  static func fault(_ symbols: [SymbolSpan], count: Int) -> String? {
    var end = 0
    for symbol in symbols {
      let range = range(symbol)
      if range.isEmpty || range.lowerBound < end || range.upperBound > count {
        return "\(symbol) after \(end) of \(count)"
      }
      end = range.upperBound
    }
    return nil
  }

  /// A linear congruential generator: the same inputs in every run.
  struct Random {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % bound
    }
  }

  /// `text` with a few bytes replaced, removed or repeated.
  static func mutated(_ text: [UInt8], _ random: inout Random) -> [UInt8] {
    var bytes = text
    let signs = Array("{}()[]<>\"'`#/*\\\n:;,=@.\0".utf8) + [0xFF]
    for _ in 0...random.next(6) where !bytes.isEmpty {
      let place = random.next(bytes.count)
      switch random.next(4) {
      case 0: bytes[place] = signs[random.next(signs.count)]
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(signs[random.next(signs.count)], at: place)
      default: bytes.removeSubrange(place..<min(bytes.count, place + random.next(40)))
      }
    }
    return bytes
  }
}
