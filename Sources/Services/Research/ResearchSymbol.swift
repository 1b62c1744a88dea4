/// A function or a type somewhere in the organisation that seems to do what is needed.
package struct ResearchSymbol: Sendable, Equatable {
  /// `SymbolKind`'s word.
  package var kind: String
  /// With the types around it.
  package var name: String
  /// The project it is of, as its page is called.
  package var project: String
  package var repository: String
  package var path: String
  /// From 1.
  package var line: Int
  /// The sentence of its comment that says most of the need; its declaration where there is none.
  package var text: String
  /// UTF-8 byte ranges of the words of `text` that the need has too.
  package var ranges: [Range<Int>]

  package init(
    kind: String, name: String, project: String, repository: String, path: String, line: Int, text: String,
    ranges: [Range<Int>] = []
  ) {
    self.kind = kind
    self.name = name
    self.project = project
    self.repository = repository
    self.path = path
    self.line = line
    self.text = text
    self.ranges = ranges
  }
}

/// A chapter of the handbook that says something of a need.
package struct ResearchPractice: Sendable, Equatable {
  package var slug: String
  package var title: String
  /// The section that is nearest; empty for the chapter's beginning.
  package var heading: String
  package var anchor: String
  /// The sentence that says most of the need.
  package var text: String
  /// UTF-8 byte ranges of the words of `text` that the need has too.
  package var ranges: [Range<Int>]

  package init(
    slug: String, title: String, heading: String = "", anchor: String = "", text: String, ranges: [Range<Int>] = []
  ) {
    self.slug = slug
    self.title = title
    self.heading = heading
    self.anchor = anchor
    self.text = text
    self.ranges = ranges
  }
}
