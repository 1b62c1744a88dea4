import HTML
import QueryLanguage
import Services
import Wording

/// Ways to narrow an answer; each is a link.
struct FacetList {
  var facets: [Facet]
  var type: ResultType?

  func write(to html: inout HTMLWriter) {
    html(.nav, .class("facets"), .label("Narrow the results")) { html in
      for facet in facets {
        html(.section, .class("facet")) { html in
          html(.h2, text: Self.title(facet.name))
          html(.ul) { html in
            for value in facet.values { html(.li) { write(value, &$0) } }
          }
        }
      }
    }
  }

  private func write(_ value: Facet.Value, _ html: inout HTMLWriter) {
    html(
      .a, .href(Route.search(query: value.query, type: type).link), .if(value.isSelected, .current("true")),
      .title(value.isSelected ? "Remove \(value.label)" : value.label)
    ) { html in
      html(.span) { $0.name(value.label) }
      html(.b, text: Counted.number(value.count))
      if value.isSelected { html(.span, .class("remove"), .label("remove"), .role("img"), text: "×") }
    }
  }

  private static func title(_ name: String) -> String {
    switch name {
    case "repository": "Repository"
    case "language": "Language"
    case "owner": "Owner"
    default: name
    }
  }
}
