import CodeIndex
import Languages

/// What is left out of the index, and how documents are ranked before any query
/// is known. Changing a rule changes `version`, and the next sync indexes anew.
enum IndexingRules {
  static let version = 7

  /// A NUL within the first bytes makes a file binary, as git itself judges.
  static let binaryProbe = 8_000

  /// Why the content is not text that can be searched; nil when it is.
  static func unsearchable(_ content: UnsafeRawBufferPointer) -> String? {
    if content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF]) { return "UTF-16 text" }
    return content.prefix(binaryProbe).contains(0) ? "binary" : nil
  }

  /// 0...1: how useful a document is whatever is searched. People look for
  /// sources first, then for their documentation, then for tests; copies of
  /// others' code and what machines wrote come last. Between the first two and
  /// the others is more than a word's standing there as it was typed: tests name
  /// in every line what their subject defines once.
  static func rank(_ flags: DocumentFlags, path: String, symbols: Int) -> Double {
    if flags.contains(.minified) { return 0 }
    if flags.contains(.vendored) { return 0.02 }
    if flags.contains(.generated) { return 0.04 }
    let depth = Double(path.utf8.count { $0 == UInt8(ascii: "/") })
    // A file near the root is closer to what the repository is about.
    let nearness = 0.06 / (1 + depth)
    if flags.contains(.test) { return 0.08 + nearness }
    if flags.contains(.documentation) { return 0.62 + nearness }
    return (symbols > 0 ? 0.82 : 0.7) + nearness
  }
}
