/// A condition on blocks: every block with a match fulfils it; others may too.
indirect enum BlockQuery: Hashable, Sendable {
  case all
  case none
  /// Holds all these trigrams.
  case trigrams([UInt32])
  /// Holds the two bytes, one after the other in a line.
  case pair(UInt16)
  /// Holds at least so many bytes in a row that are of a class (`scan_runs`).
  case run(byteClass: Int, length: Int)
  case and([BlockQuery])
  case or([BlockQuery])

  /// Holds the text; `text` is in lower case and has no line feed.
  static func text(_ text: [UInt8]) -> BlockQuery {
    switch text.count {
    case 0, 1: return .all
    case 2: return .pair(UInt16(text[0]) << 8 | UInt16(text[1]))
    default:
      let keys = (2..<text.count).map { key(text[$0 - 2], text[$0 - 1], text[$0]) }
      return .trigrams(Array(Set(keys)).sorted())
    }
  }

  private static func key(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
    UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
  }

  /// Holds one of the texts.
  static func anyText(of texts: some Collection<[UInt8]>) -> BlockQuery {
    texts.sorted { $0.lexicographicallyPrecedes($1) }.reduce(.none) { $0.or(text($1)) }
  }

  func and(_ other: BlockQuery) -> BlockQuery {
    switch (self, other) {
    case (.none, _), (_, .none): return .none
    case (.all, let query), (let query, .all): return query
    case (.trigrams(let left), .trigrams(let right)): return .trigrams(Array(Set(left + right)).sorted())
    default: break
    }
    var parts: [BlockQuery] = []
    var keys: [UInt32] = []
    for part in self.conjuncts + other.conjuncts {
      if case .trigrams(let more) = part { keys += more } else if !parts.contains(part) { parts.append(part) }
    }
    // A trigram holds its pairs.
    parts.removeAll { part in
      guard case .pair(let pair) = part else { return false }
      return keys.contains { $0 >> 8 == UInt32(pair) || $0 & 0xFFFF == UInt32(pair) }
    }
    if !keys.isEmpty { parts.insert(.trigrams(Array(Set(keys)).sorted()), at: 0) }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  func or(_ other: BlockQuery) -> BlockQuery {
    switch (self, other) {
    case (.all, _), (_, .all): return .all
    case (.none, let query), (let query, .none): return query
    default: break
    }
    var parts: [BlockQuery] = []
    for part in self.disjuncts + other.disjuncts where !parts.contains(part) { parts.append(part) }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private var conjuncts: [BlockQuery] {
    if case .and(let parts) = self { parts } else { [self] }
  }

  private var disjuncts: [BlockQuery] {
    if case .or(let parts) = self { parts } else { [self] }
  }
}

extension BlockQuery: CustomStringConvertible {
  var description: String {
    switch self {
    case .all: "every block"
    case .none: "no block"
    case .trigrams(let keys): keys.map(Self.name).joined(separator: " ")
    case .pair(let pair): Self.name(UInt32(pair) << 8, bytes: 2)
    case .run(let byteClass, let length): "run(\(Self.classNames[byteClass])\u{D7}\(length))"
    case .and(let parts): "(" + parts.map(\.description).joined(separator: " and ") + ")"
    case .or(let parts): "(" + parts.map(\.description).joined(separator: " or ") + ")"
    }
  }

  private static let classNames = ["digit", "hex", "upper", "lower", "alpha", "word", "token", "visible"]

  private static func name(_ key: UInt32) -> String { name(key, bytes: 3) }

  /// The bytes of a trigram, quoted; what cannot be printed as `\xNN`.
  private static func name(_ key: UInt32, bytes: Int) -> String {
    let all = [UInt8(key >> 16 & 255), UInt8(key >> 8 & 255), UInt8(key & 255)]
    return "\"" + all.prefix(bytes).map(name).joined() + "\""
  }

  private static func name(_ byte: UInt8) -> String {
    if byte >= 0x20, byte < 0x7F { return String(UnicodeScalar(byte)) }
    return "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
