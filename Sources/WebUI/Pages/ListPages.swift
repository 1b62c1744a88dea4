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
    return ListPage(
      section: .repositories, title: "Repositories", filter: text, order: order, count: found.count, turner: turner,
      words: ("repository", "repositories"), setting: setting
    ).html { html in
      for repository in found[turner.range] {
        RepositoryCard(repository: repository, setting: setting).write(to: &html)
      }
    }.response()
  }

  func projects(matching text: String, page: Int, _ setting: PageSetting) async throws -> Response {
    let found = try await useCases.cataloguing.projects(matching: text, viewer: setting.viewer)
    let turner = PageTurner(page: page, of: found.count)
    return ListPage(
      section: .projects, title: "Projects", filter: text, count: found.count, turner: turner,
      words: ("project", "projects"), setting: setting
    ).html { html in
      for project in found[turner.range] { ProjectCard(project: project).write(to: &html) }
    }.response()
  }
}

/// A list that can be filtered, a page at a time.
struct ListPage {
  var section: PageFrame.Section
  var title: String
  var filter: String
  /// Nil where there is but one order.
  var order: RepositoryOrder?
  var count: Int
  var turner: PageTurner
  var words: (one: String, many: String)
  var setting: PageSetting

  private func link(matching filter: String, page: Int = 1) -> Link {
    guard let order else { return Route.projects(matching: filter, page: page).link }
    return Route.repositories(matching: filter, order: order, page: page).link
  }

  /// Projects are found by what they say of themselves too.
  private var isNameOnly: Bool { section == .repositories }

  func html(_ items: (inout HTMLWriter) -> Void) -> HTMLWriter {
    PageFrame(title: title, theme: setting.theme, section: section).page { html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          html(.header, .class("head")) { html in
            html(.h1, text: title)
            form(&html)
          }
          html(.div, .class("answer between")) { html in
            html(.p, .role("status")) { answer(&$0) }
            if count > 1 { orders(&html) }
          }
          html(.div, .class("cards"), content: items)
          if count == 0 { empty(&html) }
          turner.write(to: &html) { link(matching: filter, page: $0) }
        }
      }
    }
  }

  private func answer(_ html: inout HTMLWriter) {
    html.text(Counted.text(count, words.one, words.many))
    if !filter.isEmpty {
      html.text(isNameOnly ? " whose name has " : " whose name or description has ")
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
    guard let order else { return }
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
    let prompt = isNameOnly ? "Filter by name" : "Filter by name or description"
    html(.form, .class("filter"), .action(link(matching: ""))) { html in
      html(
        .input, .type("search"), .name("q"), .value(filter), .label(prompt), .placeholder(prompt), .noAutocomplete,
        .noSpellcheck, .noCapitals)
      if let order, order != .name { html(.input, .type("hidden"), .name("sort"), .value(order.rawValue)) }
      html(.button, .type("submit"), text: "Filter")
    }
  }

  private func empty(_ html: inout HTMLWriter) {
    html(.section, .class("empty")) { html in
      if filter.isEmpty {
        html(.h2, text: "There are none yet")
        html(.p) { html in
          html.text("Name sources in guildhall.yaml and run ")
          html(.code, text: "guildhall sync")
          html.text(". What went wrong is on the ")
          html(.a, .href(Route.status.link), text: "status page")
          html.text(".")
        }
      } else {
        html(.h2, text: isNameOnly ? "None has that name" : "None says that of itself")
        html(.p) { html in
          html.text("Perhaps it is mentioned: ")
          html(.a, .href(Route.search(query: filter).link)) { html in
            html.text("search for ")
            html.name(filter)
          }
        }
      }
    }
  }
}
