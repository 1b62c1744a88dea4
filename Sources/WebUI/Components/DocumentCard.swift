import HTML
import Services

/// A document that was found, with its best sections.
struct DocumentCard {
  var hit: DocumentHit
  /// Where it is read.
  var page: Route

  init(hit: DocumentHit, page: Route? = nil) {
    self.hit = hit
    self.page = page ?? .document(repository: hit.repository, path: hit.path)
  }

  func write(to html: inout HTMLWriter) {
    html(.article, .class("card")) { html in
      html(.header) { html in
        html(.h2) { html in
          html(.a, .href(link(to: nil))) { $0.name(hit.title.isEmpty ? hit.path : hit.title) }
        }
        html(.span, .class("small quiet")) { html in
          html.name(hit.repository)
          html.text(" · ")
          html.path(hit.path)
        }
      }
      for section in hit.sections {
        html(.p, .class("why")) { html in
          if !section.heading.isEmpty {
            html(.a, .href(link(to: section))) { $0.name(section.heading) }
            html.text(" — ")
          }
          html.text(section.snippet, marks: section.ranges)
        }
      }
    }
  }

  /// A section is its heading on the page.
  func link(to section: DocumentHit.Section?) -> Link {
    let anchor = section.map(\.anchor) ?? ""
    return page.link(fragment: anchor.isEmpty ? nil : DocumentView.idPrefix + anchor)
  }
}
