/// A document as a fragment of HTML that is safe to place in a page: no script, no style, no
/// event handler, no element that loads anything but images the caller allowed.
///
/// The elements carry these classes for a stylesheet: `heading-link`, `remote-image`, `badges`,
/// `alert` with `alert-note|tip|important|warning|caution`, `alert-title`, `table-scroll`,
/// `task`, `footnotes`, `footnote-reference`, `footnote-back`, `plain`, `language-NAME`.
package struct RenderedDocument: Sendable, Equatable {
  package var html: String
  package var headings: [DocumentHeading]
  /// The first top heading or the front matter's title; nil when the document names itself nowhere.
  package var title: String?
  /// Why the document is shown as plain text although its markup is known, or cut short; a
  /// sentence for people. Nil when it was rendered whole.
  package var notice: String?

  package init(html: String, headings: [DocumentHeading] = [], title: String? = nil, notice: String? = nil) {
    self.html = html
    self.headings = headings
    self.title = title
    self.notice = notice
  }
}

package struct DocumentHeading: Sendable, Equatable {
  /// 1...6.
  package var level: Int
  package var text: String
  /// Unique within the document, as GitHub forms it; the element's id without any prefix.
  package var anchor: String
  /// 1-based line in the file, front matter included.
  package var line: Int

  package init(level: Int, text: String, anchor: String, line: Int) {
    self.level = level
    self.text = text
    self.anchor = anchor
    self.line = line
  }
}
