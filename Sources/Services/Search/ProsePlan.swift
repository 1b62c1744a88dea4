import QueryLanguage
import SearchModel

/// A query as full-text search understands it: an FTS5 expression for its words,
/// and the filters that remain to be asked of each row.
struct ProsePlan {
  /// In FTS5's syntax, every word quoted; nil when the query holds no words.
  let expression: String?
  /// The query with its words taken as true: what is left are filters.
  let filter: Query

  /// The word, when the query has but one and it is wanted; as typed.
  let onlyWord: String?
  /// All words that are wanted, as somebody would type them.
  let typed: String

  /// FTS5's parser has a stack of 100, of which each level of the query takes up to 5.
  private static let maximumDepth = 16

  /// nil when prose cannot answer: the query asks for symbols or regular expressions, or nests too deeply.
  init?(_ query: Query, prefix: Bool = false) {
    guard Self.isProse(query), Self.depth(query) <= Self.maximumDepth else { return nil }
    expression = Self.expression(query, prefix: prefix)
    filter = Self.filter(query)
    let words = Self.words(query)
    onlyWord = words.count == 1 ? words[0] : nil
    typed = words.joined(separator: " ")
  }

  /// Those that are wanted, in their order.
  private static func words(_ query: Query) -> [String] {
    switch query {
    case .and(let parts), .or(let parts): parts.flatMap(words)
    case .text(let pattern), .content(let pattern): [pattern.text]
    default: []
    }
  }

  /// All of these words, the last of which may be begun only; nil when there are none.
  static func expression(allOf words: [String], lastIsBegun: Bool) -> String? {
    let phrases = words.enumerated().compactMap { place, word in
      phrase(word, prefix: lastIsBegun && place == words.count - 1)
    }
    return phrases.isEmpty ? nil : phrases.joined(separator: " AND ")
  }

  private static func isProse(_ query: Query) -> Bool {
    switch query {
    case .and(let parts), .or(let parts): parts.allSatisfy(isProse)
    case .not(let part): isProse(part)
    case .text(let pattern), .content(let pattern): !pattern.isRegex
    case .symbol: false
    default: true
    }
  }

  private static func depth(_ query: Query) -> Int {
    switch query {
    case .and(let parts), .or(let parts): 1 + (parts.map(depth).max() ?? 0)
    case .not(let part): depth(part)
    default: 0
    }
  }

  /// FTS5 has no negation on its own: `NOT` is binary, so negated words are
  /// collected and taken from the rest at the end of each conjunction.
  private static func expression(_ query: Query, prefix: Bool) -> String? {
    switch query {
    case .text(let pattern), .content(let pattern):
      return phrase(pattern.text, prefix: prefix)
    case .or(let parts):
      let found = parts.compactMap { expression($0, prefix: prefix) }
      return found.count == parts.count ? found.joined(separator: " OR ").parenthesized(found.count > 1) : nil
    case .and(let parts):
      let wanted = parts.compactMap { expression($0, prefix: prefix) }
      guard !wanted.isEmpty else { return nil }
      let unwanted = parts.compactMap { part -> String? in
        guard case .not(let inner) = part else { return nil }
        return expression(inner, prefix: false)
      }
      let all = wanted.joined(separator: " AND ").parenthesized(true)
      return unwanted.isEmpty ? all : "(\(all) NOT (\(unwanted.joined(separator: " OR "))))"
    default:
      return nil
    }
  }

  /// The words of a term in order, as an FTS5 string: punctuation separates words there as here.
  private static func phrase(_ text: String, prefix: Bool) -> String? {
    let words = text.unicodeScalars.split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
    guard !words.isEmpty else { return nil }
    let quoted = "\"" + words.map(String.init).joined(separator: " ") + "\""
    return prefix ? quoted + "*" : quoted
  }

  private static func filter(_ query: Query) -> Query {
    switch query {
    case .and(let parts): .and(parts.map(filter))
    case .or(let parts): .or(parts.map(filter))
    case .not(let part): hasWords(part) ? .everything : .not(filter(part))
    case .text, .content: .everything
    default: query
    }
  }

  private static func hasWords(_ query: Query) -> Bool {
    switch query {
    case .and(let parts), .or(let parts): parts.contains(where: hasWords)
    case .not(let part): hasWords(part)
    case .text, .content: true
    default: false
    }
  }
}

extension String {
  fileprivate func parenthesized(_ condition: Bool) -> String { condition ? "(\(self))" : self }
}
