/// Words of needs, names and descriptions, as the lexical comparison takes them.
package enum Words {
  /// Runs of letters and digits in lower case.
  package static func of(_ text: some StringProtocol) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }

  /// Words that join others, and hardly stand between keywords.
  static let joining: Set<String> = [
    "a", "about", "all", "an", "and", "are", "as", "at", "be", "before", "by", "can", "do", "does", "each", "every",
    "from", "have", "how", "i", "if", "in", "into", "is", "it", "its", "my", "need", "needs", "not", "of", "on", "one",
    "or", "our", "so", "some", "that", "the", "their", "them", "then", "they", "this", "to", "until", "want", "we",
    "what", "when", "where", "which", "while", "with", "without", "you", "your",
  ]

  /// The words that say what something is about, without those that join others; all where nothing else is said.
  package static func content(_ words: [String]) -> [String] {
    let content = words.filter { !joining.contains($0) && $0 != "for" }
    return content.isEmpty ? words : content
  }

  /// How alike two sets of words are: the share of all that both have (Jaccard 1901), 0...1; 0 where there is none.
  package static func overlap(_ left: Set<String>, _ right: Set<String>) -> Float {
    let all = left.union(right).count
    return all == 0 ? 0 : Float(left.intersection(right).count) / Float(all)
  }

  /// Near enough for English: `retries`, `retried` and `retry` are one.
  package static func stem(_ word: String) -> String {
    for (ending, instead) in [
      ("ies", "y"), ("ied", "y"), ("ing", ""), ("es", ""), ("ed", ""), ("s", ""), ("e", ""),
    ] where word.hasSuffix(ending) && word.count - ending.count >= 3 {
      return word.dropLast(ending.count) + instead
    }
    return word
  }
}
