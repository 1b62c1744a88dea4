import HTML
import Markup
import SearchModel
import Services
import Wording

/// A document to be read: what else there is on one side, its own headings on the other, the way on below it.
struct ReadingView {
  var document: DocumentDetail
  var links: DocumentLinks
  var contentsTitle: String
  var contents: NavigationList
  var previous: Neighbour?
  var next: Neighbour?
  var setting: PageSetting

  struct Neighbour {
    var title: String
    var link: Link
  }

  /// Headings that are listed.
  private static let largestOutline = 200

  private var place: Place { Place(document.repository.name, document.path) }

  /// `above` stands over the document, `below` under it.
  func write(
    to html: inout HTMLWriter, above: (inout HTMLWriter) -> Void, below: (inout HTMLWriter) -> Void = { _ in }
  ) {
    let rendered = document.text.map { text in
      DocumentView(place: place, text: text, kind: DocumentKind.of(document.path) ?? .plainText, links: links)
        .rendered()
    }
    html(.div, .class("page reading")) { html in
      html(.details, .class("chapters")) { html in
        html(.summary, text: "Contents")
        html(.nav, .label("Contents")) { html in
          html(.h2) { $0.name(contentsTitle) }
          contents.write(to: &html)
        }
      }
      html(.div) { html in
        above(&html)
        // Documents bring headings of their own, or none.
        html(.h1, .class("unseen")) { $0.name(document.title) }
        html(.article, .class("sheet document")) { html in
          if let rendered { DocumentView.write(rendered, to: &html) } else { withheld(&html) }
        }
        neighbours(&html)
        facts(&html)
        below(&html)
      }
      html(.div, .class("beside")) { outline(rendered?.headings ?? [], &$0) }
    }
  }

  private func withheld(_ html: inout HTMLWriter) {
    html(.p, .class("empty")) { html in
      html.text("Not shown: \(document.withheld ?? "no text"). ")
      html(.a, .href(Route.raw(place).link), text: "Download it")
      html.text(".")
    }
  }

  private func outline(_ headings: [DocumentHeading], _ html: inout HTMLWriter) {
    var shown = headings.filter { $0.level <= 3 && !$0.text.isEmpty }
    // The document's title stands at its head.
    if shown.count(where: { $0.level == 1 }) == 1, shown.first?.level == 1 { shown.removeFirst() }
    guard let top = shown.map(\.level).min(), shown.count > 1 else { return }
    html(.details, .class("chapters outline")) { html in
      html(.summary, text: "On this page")
      html(.nav, .label("On this page")) { html in
        html(.h2, text: "On this page")
        html(.ol) { html in
          for heading in shown.prefix(Self.largestOutline) {
            html(.li, Self.indentation(heading.level - top)) { html in
              html(.a, .href(Link(fragment: DocumentView.idPrefix + heading.anchor))) { $0.name(heading.text) }
            }
          }
        }
      }
    }
  }

  private static func indentation(_ depth: Int) -> Attribute {
    switch depth {
    case ..<1: .none
    case 1: .class("in-1")
    default: .class("in-2")
    }
  }

  private func neighbours(_ html: inout HTMLWriter) {
    guard previous != nil || next != nil else { return }
    html(.nav, .class("neighbours"), .label("Previous and next")) { html in
      if let previous {
        html(.a, .class("button"), .rel("prev"), .href(previous.link)) { html in
          html.text("← ")
          html.name(previous.title)
        }
      }
      if let next {
        html(.a, .class("button onward"), .rel("next"), .href(next.link)) { html in
          html.name(next.title)
          html.text(" →")
        }
      }
    }
  }

  private func facts(_ html: inout HTMLWriter) {
    html(.ul, .class("facts")) { html in
      if let change = document.lastChange {
        html(.li) { html in
          html.text("last change ")
          html.time(setting.moment(change.date))
          html.text(" by ")
          html.name(change.authorName.isEmpty ? "unknown author" : change.authorName)
        }
      }
      html(.li) { html in html(.a, .href(Route.history(place).link), text: "history") }
      html(.li) { html in
        if let link = document.editAddress.flatMap({ Link(elsewhere: $0) }) {
          html(.a, .href(link), .rel("noopener noreferrer nofollow"), text: "edit this page")
        } else {
          html(.a, .href(Route.file(place, source: true).link), text: "source")
        }
      }
      html(.li) { html in
        html.text("from ")
        html(.a, .href(Route.repository(document.repository.name).link)) { $0.name(document.repository.name) }
        html.text(": ")
        html(.a, .class("mono"), .href(Route.file(place).link)) { $0.name(document.path) }
      }
    }
  }
}
