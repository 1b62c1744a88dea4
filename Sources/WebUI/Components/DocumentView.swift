import HTML
import Languages
import Markup
import SearchModel

/// A rendered document within a page, its links leading to this site's pages.
struct DocumentView {
  var place: Place
  var text: String
  var kind: DocumentKind

  /// Stands before the ids of a document, so that they never meet the page's own.
  static let idPrefix = "doc-"
  /// Code blocks above this size are not coloured.
  private static let largestColoredBlock = 64 << 10

  func write(to html: inout HTMLWriter) {
    let document = rendered()
    if let notice = document.notice { html(.p, .class("note"), text: notice) }
    html(.div, .class("prose")) { $0.vouched(VouchedHTML(vouchingFor: document.html)) }
  }

  private func rendered() -> RenderedDocument {
    switch kind {
    case .markdown, .docC:
      let place = place
      let context = MarkupContext(
        path: place.path, idPrefix: Self.idPrefix, link: { Self.link($0, $1, from: place) }, highlight: Self.highlight)
      return MarkdownRenderer.render(text, in: context)
    case .tutorial, .restructuredText, .asciiDoc, .plainText:
      return PlainTextRenderer.render(text, kind: kind, idPrefix: Self.idPrefix)
    }
  }

  private static func link(_ link: RepositoryLink, _ kind: LinkKind, from place: Place) -> String? {
    let target = place.at(link.path)
    if kind == .image { return link.path.isEmpty ? nil : Route.raw(target).link.text }
    if link.isFolder || link.path.isEmpty { return Route.tree(target).link.text }
    let fragment = link.fragment.flatMap { PercentDecoding.bytes($0) }.map { String(decoding: $0, as: UTF8.self) }
    let isDocument = DocumentKind.of(link.path) != nil
    return Route.file(target).link(fragment: fragment.map { isDocument ? idPrefix + $0 : $0 }).text
  }

  private static func highlight(_ code: String, _ language: String) -> String? {
    guard !language.isEmpty, code.utf8.count <= largestColoredBlock else { return nil }
    let bytes = Array(code.utf8)
    var html = HTMLWriter(capacity: bytes.count * 2)
    CodeText(bytes: bytes, tokens: Highlighter.tokens(in: bytes, language: language)).write(to: &html)
    return html.string
  }
}
