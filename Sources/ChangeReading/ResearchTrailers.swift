import SearchModel

/// The research that commits name: `Research: R-12` in the last paragraph of a message, as git's trailers stand
/// (git-interpret-trailers).
package enum ResearchTrailers {
  package static let key = "Research"

  /// Labels as `R-12`, each once, in their order. Several may stand on one line, with commas or spaces between.
  package static func labels(in messages: [String]) -> [String] {
    var seen: Set<String> = []
    return messages.flatMap(labels(in:)).filter { seen.insert($0).inserted }
  }

  private static func labels(in message: String) -> [String] {
    let paragraphs = message.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("#") }
      .split { $0.allSatisfy(\.isWhitespace) }
    guard let last = paragraphs.last else { return [] }
    return last.flatMap { line -> [String] in
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == key.lowercased() else { return [] }
      return parts[1].split { $0 == "," || $0 == ";" || $0.isWhitespace }.compactMap(label)
    }
  }

  /// `R-12` of `r-12`, `R-12.` and the address of its page; nil for what is none.
  private static func label(_ text: Substring) -> String? {
    let name = text.split(separator: "/").last ?? text
    let label = name.hasSuffix(".") ? name.dropLast() : name
    return ResearchLabel.number(label).flatMap { $0 > 0 ? ResearchLabel.text($0) : nil }
  }
}
