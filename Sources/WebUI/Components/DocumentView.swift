import HTML
import Languages
import Markup
import SearchModel
import Services

/// A rendered document within a page, its links leading to this site's pages.
struct DocumentView {
  var place: Place
  var text: String
  var kind: DocumentKind
  var links = DocumentLinks.files

  /// Stands before the ids of a document, so that they never meet the page's own.
  static let idPrefix = "doc-"
  /// Code blocks above this size are not coloured.
  private static let largestColoredBlock = 64 << 10

  func write(to html: inout HTMLWriter) { Self.write(rendered(), to: &html) }

  static func write(_ document: RenderedDocument, to html: inout HTMLWriter) {
    if let notice = document.notice { html(.p, .class("note"), text: notice) }
    html(.div, .class("prose")) { $0.vouched(VouchedHTML(vouchingFor: document.html)) }
  }

  func rendered() -> RenderedDocument {
    switch kind {
    case .markdown, .docC:
      let (place, links) = (place, links)
      let context = MarkupContext(
        path: place.path, idPrefix: Self.idPrefix, link: { links.address(of: $0, $1, from: place) },
        article: { links.article($0, from: place) }, highlight: Self.highlight)
      return MarkdownRenderer.render(text, in: context)
    case .tutorial, .restructuredText, .asciiDoc, .plainText:
      return PlainTextRenderer.render(text, kind: kind, idPrefix: Self.idPrefix)
    }
  }

  private static func highlight(_ code: String, _ language: String) -> String? {
    guard !language.isEmpty, code.utf8.count <= largestColoredBlock else { return nil }
    let bytes = Array(code.utf8)
    var html = HTMLWriter(capacity: bytes.count * 2)
    CodeText(bytes: bytes, tokens: Highlighter.tokens(in: bytes, language: language)).write(to: &html)
    return html.string
  }
}

/// Where the links of a document lead.
struct DocumentLinks: Sendable {
  /// The documents that have a page of their own; nil where all are shown as files.
  private var documentation: RepositoryDocumentation?
  /// The page of such a document.
  private var page: @Sendable (String) -> Route

  /// To the pages of files.
  static let files = DocumentLinks(documentation: nil, page: { _ in .home })

  /// To pages of the library for documents, and to those of files for all else.
  static func library(_ repository: String, _ documentation: RepositoryDocumentation) -> DocumentLinks {
    DocumentLinks(documentation: documentation) { .document(repository: repository, path: $0) }
  }

  /// To chapters of the book for documents that are some.
  static func book(_ handbook: Handbook) -> DocumentLinks {
    DocumentLinks(documentation: handbook.documentation) { handbook.page(of: $0) }
  }

  func address(of link: RepositoryLink, _ kind: LinkKind, from place: Place) -> String? {
    let target = place.at(link.path)
    if kind == .image { return link.path.isEmpty ? nil : Route.raw(target).link.text }
    let fragment = link.fragment.flatMap { PercentDecoding.bytes($0) }.map { String(decoding: $0, as: UTF8.self) }
    if let document = documentation?.document(at: link.path) {
      return page(document).link(fragment: fragment.map { DocumentView.idPrefix + $0 }).text
    }
    if link.isFolder || link.path.isEmpty { return Route.tree(target).link.text }
    let isDocument = DocumentKind.of(link.path) != nil
    return Route.file(target).link(fragment: fragment.map { isDocument ? DocumentView.idPrefix + $0 : $0 }).text
  }

  func article(_ name: String, from place: Place) -> (page: String, title: String)? {
    guard let documentation, let path = documentation.article(name, in: place.path) else { return nil }
    return (page(path).link.text, documentation.title(of: path))
  }
}

extension Handbook {
  /// The chapter that a document is; its page in the library when it is none.
  func page(of path: String) -> Route {
    slug(of: path).map { .chapter($0) } ?? .document(repository: repository.name, path: path)
  }
}
