/// A few texts of which every match of an expression holds one: what a line is
/// first searched for, since that is several times faster than the expression.
struct RequiredTexts: Equatable {
  private static let most = 8
  static let shortest = 3

  var texts: [[UInt8]]
  var ignoresCase = false
  /// Some letter also matches outside ASCII.
  var foldsBeyondASCII = false

  private var shortestLength: Int { texts.map(\.count).min() ?? 0 }

  /// The best ones; nil when the expression demands none of useful length.
  static func of(_ tree: RegexTree) -> RequiredTexts? {
    guard let best = find(tree), best.shortestLength >= shortest else { return nil }
    return best
  }

  private static func find(_ tree: RegexTree) -> RequiredTexts? {
    switch tree {
    case .empty: return nil
    case .bytes(let bytes): return RequiredTexts(texts: [bytes])
    case .set(let set): return single(set)
    case .repetition(let part, let minimum, _): return minimum > 0 ? find(part) : nil
    case .alternatives(let parts):
      var union = RequiredTexts(texts: [])
      for part in parts {
        guard let texts = find(part) else { return nil }
        union.texts += texts.texts.filter { !union.texts.contains($0) }
        union.ignoresCase = union.ignoresCase || texts.ignoresCase
        union.foldsBeyondASCII = union.foldsBeyondASCII || texts.foldsBeyondASCII
      }
      return union.texts.count <= most ? union : nil
    case .sequence(let parts): return best(of: parts)
    }
  }

  /// One character, or one letter in both cases.
  private static func single(_ set: CharacterSet) -> RequiredTexts? {
    guard !set.acceptsOthers, set.asciiCount > 0, set.foldedBytes.count == 1, !set.contains(UInt8(ascii: "\n")) else {
      return nil
    }
    let ignoresCase = set.asciiCount == 2
    let byte = (0..<UInt8(128)).first(where: set.contains) ?? 0
    return RequiredTexts(
      texts: [[ignoresCase ? byte.asciiLowercased : byte]], ignoresCase: ignoresCase,
      foldsBeyondASCII: set.foldsBeyondASCII)
  }

  /// Neighbouring characters are read together.
  private static func best(of parts: [RegexTree]) -> RequiredTexts? {
    var best: RequiredTexts?
    var run: RequiredTexts?
    func close() {
      if let run, best.map({ run.isBetter(than: $0) }) ?? true { best = run }
      run = nil
    }
    for part in parts.flattened {
      let found = find(part)
      switch part {
      case .empty: continue
      case .set, .bytes:
        guard let found else {
          close()
          continue
        }
        if var longer = run {
          longer.texts[0] += found.texts[0]
          longer.ignoresCase = longer.ignoresCase || found.ignoresCase
          longer.foldsBeyondASCII = longer.foldsBeyondASCII || found.foldsBeyondASCII
          run = longer
        } else {
          run = found
        }
      default:
        close()
        if let found, best.map({ found.isBetter(than: $0) }) ?? true { best = found }
      }
    }
    close()
    return best
  }

  /// Longer texts are rarer; several cost a search each.
  private func isBetter(than other: RequiredTexts) -> Bool {
    (min(shortestLength, 12), -texts.count) > (min(other.shortestLength, 12), -other.texts.count)
  }
}
