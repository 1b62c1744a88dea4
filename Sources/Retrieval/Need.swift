/// What somebody needs, in words, and how it is put: a sentence and a row of keywords are compared differently.
package struct Need: Sendable, Equatable {
  package enum Form: String, Sendable, Codable {
    case sentence, keywords
  }

  /// On one line.
  package let text: String
  package let form: Form
  /// In lower case, in their order.
  package let words: [String]

  package init(_ text: String) {
    self.text = text.split { $0.isWhitespace }.joined(separator: " ")
    words = Words.of(text)
    form = words.count > Self.mostKeywords || words.contains(where: Self.sentenceWords.contains) ? .sentence : .keywords
  }

  /// More words than this are no keywords.
  private static let mostKeywords = 6

  /// Words that join others, and hardly stand between keywords.
  private static let sentenceWords: Set<String> = [
    "a", "about", "all", "an", "and", "are", "as", "at", "be", "before", "by", "can", "do", "does", "each", "every",
    "from", "have", "how", "i", "if", "in", "into", "is", "it", "its", "my", "need", "needs", "not", "of", "on", "one",
    "or", "our", "so", "some", "that", "the", "their", "them", "then", "they", "this", "to", "until", "want", "we",
    "what", "when", "where", "which", "while", "with", "without", "you", "your",
  ]

  /// The words that say what it is about, without those that join others; all of them where nothing else is said.
  package var contentWords: [String] {
    let content = words.filter { !Self.sentenceWords.contains($0) && $0 != "for" }
    return content.isEmpty ? words : content
  }

  /// The need as others would put it: their mean lies nearer to what projects say of themselves than the need alone.
  ///
  /// - Parameter language: what most projects are written in; nil when there is no such language.
  package func phrasings(language: String?) -> [String] {
    let library = language.map { "\($0) library to " } ?? "software library to "
    return [text, library + text, "a package that can " + text, "a tool to " + text]
  }
}
