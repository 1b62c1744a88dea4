import HTML
import Readiness
import Services
import Wording

/// The entries of a navigation as nested lists of links.
struct NavigationList {
  var entries: [DocumentationNavigation.Entry]
  /// The page that is shown.
  var current: String?
  var page: (String) -> Route
  /// Where an entry with neither page nor entries below leads, by its title.
  var symbol: ((String) -> Route)?
  /// Beyond so many entries only the part around the current page is unfolded.
  var unfolded = 400

  /// Entries of one list; more help nobody.
  private static let longest = 1_000

  func write(to html: inout HTMLWriter) {
    write(entries, foldsAll: Self.count(entries) <= unfolded, to: &html)
  }

  private func write(_ entries: [DocumentationNavigation.Entry], foldsAll: Bool, to html: inout HTMLWriter) {
    html(.ul, .class("chapter-list")) { html in
      for entry in entries.prefix(Self.longest) {
        html(.li) { html in
          write(entry, to: &html)
          if !entry.children.isEmpty, foldsAll || holdsCurrent(entry) {
            write(entry.children, foldsAll: foldsAll, to: &html)
          }
        }
      }
      if entries.count > Self.longest {
        html(.li, .class("quiet"), text: "and \(Counted.number(entries.count - Self.longest)) more: search for them")
      }
    }
  }

  private func write(_ entry: DocumentationNavigation.Entry, to html: inout HTMLWriter) {
    switch entry.target {
    case .page(let path):
      html(.a, .href(page(path).link), .if(path == current, .current("page"))) { $0.name(entry.title) }
    case .address(let address):
      if let link = Link(elsewhere: address) {
        html(.a, .href(link), .rel("noopener noreferrer nofollow")) { $0.name(entry.title) }
      } else {
        html(.span) { $0.name(entry.title) }
      }
    case .missing:
      html(.span, .class("quiet")) { $0.name(entry.title) }
      html.text(" ")
      html(.span, .class("tag warn"), text: "missing")
    case nil:
      if let symbol, entry.children.isEmpty {
        html(.a, .class("quiet"), .href(symbol(entry.title).link)) { $0.name(entry.title) }
      } else {
        html(.span, .class("quiet")) { $0.name(entry.title) }
      }
    }
  }

  private func holdsCurrent(_ entry: DocumentationNavigation.Entry) -> Bool {
    guard let current else { return false }
    return entry.target == .page(current) || entry.children.contains(where: holdsCurrent)
  }

  private static func count(_ entries: [DocumentationNavigation.Entry]) -> Int {
    entries.reduce(0) { $0 + 1 + count($1.children) }
  }
}
