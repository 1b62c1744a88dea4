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
    form = words.count > Self.mostKeywords || words.contains(where: Words.joining.contains) ? .sentence : .keywords
  }

  /// More words than this are no keywords.
  private static let mostKeywords = 6

  /// The words that say what it is about, without those that join others; all of them where nothing else is said.
  package var contentWords: [String] { Words.content(words) }

  /// The stems of those words: what two needs have in common that are put alike.
  package var stems: Set<String> { Set(contentWords.map(Words.stem)) }

  /// The need as others would put it: their mean lies nearer to what projects say of themselves than the need alone.
  ///
  /// `language` is what most projects are written in; nil when there is no such language.
  package func phrasings(language: String?) -> [String] {
    let library = language.map { "\($0) library to " } ?? "software library to "
    return [text, library + text, "a package that can " + text, "a tool to " + text]
  }
}
