/// Says how well names fit what somebody has typed of one, right or nearly right.
struct NameMatcher {
  /// Scalars of a name that are compared.
  private static let longest = 120

  private let typed: [Unicode.Scalar]
  private let signs: UInt32?
  /// Letters that may be wrong, missing, too many or swapped.
  let edits: Int

  init(_ typed: String) {
    self.typed = Self.letters(typed).scalars
    signs = Self.signs(String(String.UnicodeScalarView(self.typed)))
    edits = self.typed.count < 3 ? 0 : self.typed.count < 6 ? 1 : 2
  }

  /// 0...1: the name itself, its start, the start of a word of it, any part of it, and each of the starts with
  /// mistakes. nil when it does not fit.
  func quality(_ name: String) -> Double? {
    guard !typed.isEmpty else { return nil }
    // Most names lack more of the letters than there may be mistakes.
    if let signs, let held = Self.signs(name), (signs & ~held).nonzeroBitCount > edits { return nil }
    let (scalars, starts) = Self.letters(name)
    // Of two names that fit alike, the one of which more is typed.
    let share = 0.08 * Double(min(typed.count, scalars.count)) / Double(max(typed.count, scalars.count, 1))
    if scalars == typed { return 1 }
    if scalars.starts(with: typed) { return 0.85 + share }
    if starts.contains(where: { scalars[$0...].starts(with: typed) }) { return 0.7 + share }
    var least = edits + 1
    for start in starts where least > 1 {
      let distance = distance(toStartOf: scalars[start...], limit: least - 1)
      // A mistake in a later word is less likely what was meant.
      least = min(least, start == 0 ? distance : max(distance, 1))
    }
    if least <= edits { return (least == 1 ? 0.55 : 0.35) + share }
    return Self.contains(scalars, typed) ? 0.5 + share : nil
  }

  /// Lower-case letters and digits, and where a word starts among them: separators are typed or not.
  private static func letters(_ text: String) -> (scalars: [Unicode.Scalar], starts: [Int]) {
    var scalars: [Unicode.Scalar] = []
    var starts: [Int] = []
    var isStart = true
    for scalar in text.lowercased().unicodeScalars.prefix(longest) {
      guard isLetter(scalar) else {
        isStart = true
        continue
      }
      if isStart { starts.append(scalars.count) }
      isStart = false
      scalars.append(scalar)
    }
    return (scalars, starts)
  }

  /// Which of the ASCII letters and digits a text holds, a bit for each or for two of them; nil where it holds others.
  private static func signs(_ text: String) -> UInt32? {
    var signs: UInt32 = 0
    for byte in text.utf8 {
      guard byte < 0x80 else { return nil }
      if byte >= 0x30, isLetter(Unicode.Scalar(byte | 0x20)) { signs |= 1 << UInt32(byte & 0x1F) }
    }
    return signs
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: true
    case ..<0x80: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  private static func contains(_ text: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
    guard let first = part.first, text.count >= part.count else { return false }
    return (0...(text.count - part.count)).contains { start in
      text[start] == first && text[start..<(start + part.count)].elementsEqual(part)
    }
  }

  /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment) that lead from what was
  /// typed to some beginning of `name`; `limit + 1` when there are more than `limit`.
  private func distance(toStartOf name: ArraySlice<Unicode.Scalar>, limit: Int) -> Int {
    let text = Array(name.prefix(typed.count + limit))
    guard text.count + limit >= typed.count else { return limit + 1 }
    var before: [Int] = []
    var last = Array(0...text.count)
    var row = last
    for (i, letter) in typed.enumerated() {
      row[0] = i + 1
      var smallest = row[0]
      for j in text.indices {
        var cost = min(last[j] + (letter == text[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, letter == text[j - 1], typed[i - 1] == text[j] { cost = min(cost, before[j - 1] + 1) }
        row[j + 1] = cost
        smallest = min(smallest, cost)
      }
      if smallest > limit { return limit + 1 }
      before = last
      last = row
    }
    return min(last.min() ?? 0, limit + 1)
  }
}
