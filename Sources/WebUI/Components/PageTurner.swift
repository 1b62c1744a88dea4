import HTML
import Wording

/// One page of a list: which items it shows, and links to those around it.
struct PageTurner: Equatable {
  static let size = 100

  /// Counts from 1; the last page for a number beyond it.
  let number: Int
  let pages: Int
  /// Places of the items shown.
  let range: Range<Int>

  init(page: Int, of count: Int) {
    pages = max(1, (count + Self.size - 1) / Self.size)
    number = min(max(1, page), pages)
    range = min((number - 1) * Self.size, count)..<min(number * Self.size, count)
  }

  func write(to html: inout HTMLWriter, link: (Int) -> Link) {
    guard pages > 1 else { return }
    html(.nav, .class("pages"), .label("Pages")) { html in
      if number > 1 { html(.a, .class("button"), .rel("prev"), .href(link(number - 1)), text: "Previous") }
      html(.span, .class("quiet small"), text: "Page \(Counted.number(number)) of \(Counted.number(pages))")
      if number < pages { html(.a, .class("button"), .rel("next"), .href(link(number + 1)), text: "Next") }
    }
  }
}
