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

  /// Reads a part of a list; for a page beyond the last the last one.
  ///
  /// - Parameters:
  ///   - page: counts from 1.
  ///   - total: how many items there are, of what was read.
  ///   - part: reads the items after the first `skip`, at most `limit`.
  /// - Returns: what was read last, and where it stands in the list.
  /// - Throws: what `part` throws.
  static func read<Part>(
    page: Int, total: (Part) -> Int, _ part: (_ skip: Int, _ limit: Int) async throws -> Part
  ) async throws -> (part: Part, turner: PageTurner) {
    let found = try await part((page - 1) * size, size)
    let turner = PageTurner(page: page, of: total(found))
    guard turner.number != page else { return (found, turner) }
    return (try await part((turner.number - 1) * size, size), turner)
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
