import Languages
import QueryLanguage
import Records
import Retrieval
import SearchModel

/// What somebody typed to look for something.
package enum LookedFor: Sendable, Equatable {
  /// In the query language.
  case search(String)
  case research(String)

  var kind: DemandSignal.Kind {
    switch self {
    case .search: .search
    case .research: .research
    }
  }

  /// Bytes of a need that are kept.
  private static let longest = 500
  /// Characters of a word; longer ones are keys and addresses, and say nothing of a need.
  private static let longestWord = 40

  /// The need in words; nil when there is none, as in a search for a file, a pattern or a person.
  var need: String? {
    switch self {
    case .research(let need): return Self.bounded(need)
    case .search(let query):
      guard query.utf8.count <= 2 * Self.longest else { return nil }
      let parsed = QueryParser.parseLeniently(query, languages: { Language.named($0)?.name.lowercased() }).query
      guard parsed.type != .person, parsed.type != .team else { return nil }
      return Self.bounded(Self.words(parsed.root).joined(separator: " "))
    }
  }

  private static func bounded(_ text: String) -> String? {
    var need = ""
    for word in text.split(whereSeparator: \.isWhitespace) where word.count <= longestWord {
      guard need.utf8.count + word.utf8.count < longest else { break }
      need += (need.isEmpty ? "" : " ") + word
    }
    return Need(need).words.contains { $0.contains(where: \.isLetter) } ? need : nil
  }

  /// Those that are wanted, in their order; patterns are none.
  private static func words(_ query: Query) -> [String] {
    switch query {
    case .and(let parts), .or(let parts): parts.flatMap(words)
    case .text(let pattern), .content(let pattern): pattern.isRegex ? [] : [pattern.text]
    case .symbol(let pattern, _): pattern.isRegex ? [] : [pattern.text]
    default: []
    }
  }
}
