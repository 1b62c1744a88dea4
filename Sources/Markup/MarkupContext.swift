/// What stands at the place where a document refers to something.
package enum LinkKind: Sendable, Equatable {
  case link
  /// The address is loaded by the reader's browser.
  case image
}

/// A place inside the document's own repository.
package struct RepositoryLink: Sendable, Equatable {
  /// Relative to the repository's root: decoded, without leading slash, `.` or `..`; empty for
  /// the root. Any other character may occur, so it is to be percent-encoded for a URL.
  package var path: String
  /// The destination ended in a slash or named the root.
  package var isFolder: Bool
  /// Without `?`, percent-encoded.
  package var query: String?
  /// Without `#`, percent-encoded.
  package var fragment: String?

  package init(path: String, isFolder: Bool = false, query: String? = nil, fragment: String? = nil) {
    self.path = path
    self.isFolder = isFolder
    self.query = query
    self.fragment = fragment
  }
}

/// What a renderer has to know of the world around a document.
package struct MarkupContext: Sendable {
  /// Where the document lies in its repository; its relative links start there.
  package var path: String
  /// The page of a place inside the repository; nil drops the link and keeps its text.
  package var link: @Sendable (RepositoryLink, LinkKind) -> String?
  /// The page and title of a DocC article by the name that links to it use; nil keeps the link's text alone.
  package var article: @Sendable (_ name: String) -> (page: String, title: String)?
  /// Safe HTML for the inside of a code block, or nil to show it as it is. The language is the
  /// first word of the fence as written, possibly empty.
  package var highlight: @Sendable (_ code: String, _ language: String) -> String?
  /// Stands before every id in the output, and in the links to them, so that a document cannot
  /// take an id of the page around it.
  package var idPrefix: String

  package init(
    path: String, idPrefix: String = "",
    link: @escaping @Sendable (RepositoryLink, LinkKind) -> String? = { _, _ in nil },
    article: @escaping @Sendable (_ name: String) -> (page: String, title: String)? = { _ in nil },
    highlight: @escaping @Sendable (_ code: String, _ language: String) -> String? = { _, _ in nil }
  ) {
    self.path = path
    self.idPrefix = idPrefix
    self.link = link
    self.article = article
    self.highlight = highlight
  }
}
