import StructuredText

/// Text from a manifest, bounded and on one line, before it enters the catalogue:
/// a manifest may hold a version of a megabyte.
enum ManifestText {
  static let longestName = 300
  static let longestDescription = 2_000
  static let longestRequirement = 300
  static let mostKeywords = 50
  static let mostDependencies = 10_000

  /// nil when nothing is left.
  static func line(_ text: String?, upTo limit: Int) -> String? { OneLine.text(text, upTo: limit) }

  static func name(_ text: String?) -> String? { line(text, upTo: longestName) }

  static func keywords(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    var kept: [String] = []
    for text in texts where kept.count < mostKeywords {
      guard let word = line(text, upTo: 100)?.lowercased(), seen.insert(word).inserted else { continue }
      kept.append(word)
    }
    return kept
  }

  /// It becomes a link, so only a web address is one.
  static func homepage(_ text: String?) -> String? {
    guard let text = line(text, upTo: 2_000), text.hasPrefix("https://") || text.hasPrefix("http://"),
      !text.contains(" ")
    else { return nil }
    return text
  }
}
