import HTML
import Hummingbird
import Services
import Wording

extension WebUI {
  func repositories(
    matching text: String, order: RepositoryOrder, page: Int, _ setting: PageSetting
  ) async throws -> Response {
    let found = order.sorted(try await useCases.browsing.repositories(matching: text, viewer: setting.viewer))
    let turner = PageTurner(page: page, of: found.count)
    return RepositoriesPage(
      filter: text, order: order, found: found, turner: turner, setting: setting
    ).html().response()
  }
}

/// The list of repositories, filtered by name, a page at a time.
struct RepositoriesPage {
  var filter: String
  var order: RepositoryOrder
  var found: [RepositorySummary]
  var turner: PageTurner
  var setting: PageSetting

  private func link(matching filter: String, page: Int = 1) -> Link {
    Route.repositories(matching: filter, order: order, page: page).link
  }

  func html() -> HTMLWriter {
    PageFrame(title: "Repositories", theme: setting.theme, section: .repositories).page { html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          html(.header, .class("head")) { html in
            html(.h1, text: "Repositories")
            form(&html)
          }
          html(.div, .class("answer between")) { html in
            html(.p, .role("status")) { answer(&$0) }
            if found.count > 1 { orders(&html) }
          }
          html(.div, .class("cards")) { html in
            for repository in found[turner.range] {
              RepositoryCard(repository: repository, setting: setting).write(to: &html)
            }
          }
          if found.isEmpty { empty(&html) }
          turner.write(to: &html) { link(matching: filter, page: $0) }
        }
      }
    }
  }

  private func answer(_ html: inout HTMLWriter) {
    html.text(Counted.text(found.count, "repository", "repositories"))
    if !filter.isEmpty {
      html.text(" whose name has ")
      html(.b) { $0.name(filter) }
      html.text(" · ")
      html(.a, .href(link(matching: "")), text: "show all")
    }
    if turner.pages > 1 {
      html.text(
        " · shown are \(Counted.number(turner.range.lowerBound + 1)) to \(Counted.number(turner.range.upperBound))")
    }
  }

  private func orders(_ html: inout HTMLWriter) {
    html(.nav, .class("orders"), .label("Order")) { html in
      html.text("by ")
      for other in RepositoryOrder.allCases {
        html(
          .a, .href(Route.repositories(matching: filter, order: other).link), .if(other == order, .current("true")),
          text: other.title)
        html.text(" ")
      }
    }
  }

  private func form(_ html: inout HTMLWriter) {
    let prompt = "Filter by name"
    html(.form, .class("filter"), .action(link(matching: ""))) { html in
      html(
        .input, .type("search"), .name("q"), .value(filter), .label(prompt), .placeholder(prompt), .noAutocomplete,
        .noSpellcheck, .noCapitals)
      if order != .name { html(.input, .type("hidden"), .name("sort"), .value(order.rawValue)) }
      html(.button, .type("submit"), text: "Filter")
    }
  }

  private func empty(_ html: inout HTMLWriter) {
    html(.section, .class("empty")) { html in
      if filter.isEmpty {
        html(.h2, text: "There are none yet")
        html.writeHowToSync()
      } else {
        html(.h2, text: "None has that name")
        html.writeSearch(for: filter)
      }
    }
  }
}
