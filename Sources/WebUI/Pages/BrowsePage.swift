import HTML
import Hummingbird
import SearchModel
import Services
import Wording

extension WebUI {
  func browse(_ setting: PageSetting) async throws -> Response {
    async let highlights = useCases.cataloguing.highlights(viewer: setting.viewer)
    async let overview = useCases.browsing.overview(viewer: setting.viewer)
    return BrowsePage(highlights: try await highlights, overview: try await overview, setting: setting).html()
      .response()
  }
}

/// What the organisation has, for a reader without a question.
struct BrowsePage {
  var highlights: Highlights
  var overview: Overview
  var setting: PageSetting

  /// Ways into the list of projects.
  private static let facets: [ProjectFacet] = [.team, .language, .kind, .lifecycle, .readiness]
  private static let shown = 18

  func html() -> HTMLWriter {
    PageFrame(title: "Browse", theme: setting.theme, section: .browse).page { html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          html(.header, .class("head")) { html in
            html(.h1, text: "Browse")
            html(.p, .class("lead")) { html in
              html.text("\(Counted.text(overview.projects, "project")) in ")
              html.text("\(Counted.text(overview.repositories, "repository", "repositories")). ")
              html(.a, .href(Route.projects(ProjectQuery()).link), text: "All projects")
              html.text(" · ")
              html(.a, .href(Route.graph(GraphQuestion()).link), text: "Who depends on whom")
            }
          }
          if overview.repositories == 0, overview.projects == 0 {
            empty(&html)
          } else {
            HighlightShelves(highlights: highlights, setting: setting).write(to: &html, others: ways)
          }
        }
      }
    }
  }

  private func ways(_ html: inout HTMLWriter) {
    for facet in Self.facets {
      let values = highlights.facets.first { $0.facet == facet }?.values.filter { $0.value != facet.unknown } ?? []
      if !values.isEmpty {
        html(.section) { html in
          html(.h2, text: "By \(facet.title.lowercased())")
          html(.ul, .class("legend")) { html in
            for value in values.prefix(Self.shown) {
              html(.li) { html in
                html(.a, .href(Route.projects(ProjectQuery(facet, value.value)).link)) {
                  $0.name(facet.label(value.value))
                }
                html(.span, .class("quiet"), text: " \(Counted.number(value.projects))")
              }
            }
          }
        }
      }
    }
  }

  private func empty(_ html: inout HTMLWriter) {
    html(.section, .class("empty")) { html in
      html(.h2, text: "There is nothing to browse yet")
      html.writeHowToSync()
    }
  }
}
