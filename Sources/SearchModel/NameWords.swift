/// Splits a name as programmers write it into the words that people search for.
package enum NameWords {
  /// `AsyncHTTPClient` gives `Async HTTP Client`, `swift-log` gives `swift log`,
  /// `utf8_parser` gives `utf8 parser`. The parts keep their case.
  package static func split(_ name: String) -> [String] {
    var words: [String] = []
    var word = ""
    let scalars = Array(name.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
        flush(&word, into: &words)
        continue
      }
      if startsWord(scalars, at: index) { flush(&word, into: &words) }
      word.unicodeScalars.append(scalar)
    }
    flush(&word, into: &words)
    return words
  }

  /// An upper-case letter starts a word after a lower-case letter or digit, and
  /// before a lower-case letter when it ends a run of capitals.
  private static func startsWord(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard index > 0, scalars[index].properties.isUppercase else { return false }
    let previous = scalars[index - 1].properties
    if previous.isLowercase || previous.numericType != nil { return true }
    return previous.isUppercase && index + 1 < scalars.count && scalars[index + 1].properties.isLowercase
  }

  private static func flush(_ word: inout String, into words: inout [String]) {
    if !word.isEmpty { words.append(word) }
    word = ""
  }
}
