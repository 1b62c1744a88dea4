/// A line of a repository that shows something.
package struct Evidence: Sendable, Equatable, Codable {
  /// `/`-separated, relative to the repository; for a fact from elsewhere, what to call its source.
  package var path: String
  /// 1-based; nil when the file itself is the evidence.
  package var line: Int?
  /// The line's text without surrounding space, at most `longest` characters; empty when the file is the evidence.
  package var text: String

  package static let longest = 200

  package init(path: String, line: Int? = nil, text: String = "") {
    self.path = path
    self.line = line
    self.text = text.unicodeScalars.count > Self.longest ? text.prefix(Self.longest) + "…" : text
  }
}
