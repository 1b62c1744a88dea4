import HTML
import Hummingbird
import Services
import Wording

extension WebUI {
  func repositories(matching text: String, _ setting: PageSetting) async throws -> Response {
    let found = try await browsing.repositories(matching: text, viewer: setting.viewer)
    return ListPage(
      section: .repositories, title: "Repositories", filter: text, count: found.count,
      words: ("repository", "repositories"), setting: setting
    ).html { html in
      for repository in found { RepositoryCard(repository: repository, setting: setting).write(to: &html) }
    }.response()
  }

  func projects(matching text: String, _ setting: PageSetting) async throws -> Response {
    let found = try await browsing.projects(matching: text, viewer: setting.viewer)
    return ListPage(
      section: .projects, title: "Projects", filter: text, count: found.count, words: ("project", "projects"),
      setting: setting
    ).html { html in
      for project in found { ProjectCard(project: project).write(to: &html) }
    }.response()
  }
}

/// A list that can be filtered by name.
struct ListPage {
  var section: PageFrame.Section
  var title: String
  var filter: String
  var count: Int
  var words: (one: String, many: String)
  var setting: PageSetting

  private var route: Route {
    section == .projects ? .projects(matching: "") : .repositories(matching: "")
  }

  func html(_ items: (inout HTMLWriter) -> Void) -> HTMLWriter {
    PageFrame(title: title, theme: setting.theme, section: section).page { html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          html(.header, .class("head")) { html in
            html(.h1, text: title)
            form(&html)
          }
          html(.p, .class("answer"), .role("status")) { html in
            html.text(Counted.text(count, words.one, words.many))
            if !filter.isEmpty {
              html.text(" whose name has ")
              html(.b) { $0.name(filter) }
              html.text(" · ")
              html(.a, .href(route.link), text: "show all")
            }
          }
          html(.div, .class("cards"), content: items)
          if count == 0 { empty(&html) }
        }
      }
    }
  }

  private func form(_ html: inout HTMLWriter) {
    html(.form, .class("filter"), .action(route.link)) { html in
      html(
        .input, .type("search"), .name("q"), .value(filter), .label("Filter by name"),
        .placeholder("Filter by name"), .noAutocomplete, .noSpellcheck, .noCapitals)
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
        html(.h2, text: "None has that name")
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
