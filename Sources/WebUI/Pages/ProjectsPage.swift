import HTML
import Hummingbird
import SearchModel
import Services
import Wording

extension WebUI {
  private static let projectsPerPage = 50

  func projects(_ query: ProjectQuery, _ setting: PageSetting) async throws -> Response {
    let answer = try await useCases.cataloguing.projects(
      ProjectListRequest(
        text: query.text, filter: query.filter, order: query.order, cursor: query.cursor,
        limit: Self.projectsPerPage, viewer: setting.viewer))
    return ProjectsPage(query: query, answer: answer, setting: setting).html().response()
  }
}

/// The list of projects: narrowed by facets, in several orders, a part at a time.
struct ProjectsPage {
  var query: ProjectQuery
  var answer: ProjectListAnswer
  var setting: PageSetting

  func html() -> HTMLWriter {
    let facets = FacetList(answer, query: query)
    let title = query.text.isEmpty ? "Projects" : "\(query.text) · Projects"
    return PageFrame(title: title, theme: setting.theme, section: .projects).page { html in
      html(.div, facets.sections.isEmpty ? .class("page one") : .class("page")) { html in
        html(.header, .class("head")) { html in
          html(.h1, text: "Projects")
          html(.a, .class("button"), .href(Route.graph(GraphQuestion()).link), text: "Dependencies")
          form(&html)
        }
        if !facets.sections.isEmpty { facets.write(to: &html) }
        html(.div) { html in
          html(.div, .class("answer between")) { html in
            html(.p, .role("status")) { summary(&$0) }
            if answer.total > 1, !answer.isGuess { orders(&html) }
          }
          if answer.isGuess, !answer.projects.isEmpty { guess(&html) }
          html(.div, .class("cards")) { html in
            for project in answer.projects { ProjectCard(project: project).write(to: &html) }
          }
          if answer.projects.isEmpty { empty(&html) }
          pages(&html)
        }
      }
    }
  }

  private func form(_ html: inout HTMLWriter) {
    let prompt = "Find by name, description or topic"
    html(.form, .class("filter"), .action(Route.projects(ProjectQuery()).link)) { html in
      html(
        .input, .type("search"), .name("q"), .value(query.text), .label(prompt), .placeholder(prompt),
        .noAutocomplete, .noSpellcheck, .noCapitals)
      // What was chosen stays chosen for other words.
      for item in query.with({ $0.text = "" }).items {
        guard let value = item.value, !value.isEmpty else { continue }
        html(.input, .type("hidden"), .name(item.name), .value(value))
      }
      html(.button, .type("submit"), text: "Find")
    }
  }

  private func summary(_ html: inout HTMLWriter) {
    if answer.isGuess {
      html.text("No project says ")
      html(.b) { $0.name(query.text) }
    } else {
      html.text((answer.isComplete ? "" : "at least ") + Counted.text(answer.total, "project"))
      if !query.text.isEmpty {
        html.text(" with ")
        html(.b) { $0.name(query.text) }
      }
    }
    if query.isNarrowed {
      html.text(" · ")
      html(.a, .href(Route.projects(ProjectQuery()).link), text: "show all")
    }
    if answer.hidden > 0 {
      html.text(" · \(Counted.text(answer.hidden, "fork or archived one", "forks and archived ones")) hidden, ")
      html(.a, .href(Route.projects(query.with { $0.showsHidden = true }).link), text: "show")
    } else if query.showsHidden {
      html.text(" · forks and archived ones are shown, ")
      html(.a, .href(Route.projects(query.with { $0.showsHidden = false }).link), text: "hide")
    }
  }

  private func guess(_ html: inout HTMLWriter) {
    html(.p, .class("hint"), text: "These are called something like it:")
  }

  private func orders(_ html: inout HTMLWriter) {
    let standard: ProjectOrder? = query.text.isEmpty ? .use : nil
    let orders: [(title: String, order: ProjectOrder?)] =
      (query.text.isEmpty ? [] : [("relevance", nil)]) + ProjectOrder.allCases.map { ($0.title, $0) }
    html(.nav, .class("orders"), .label("Order")) { html in
      html.text("by ")
      for (title, order) in orders {
        let isCurrent = (query.order ?? standard) == order
        html(
          .a, .href(Route.projects(query.with { $0.order = order == standard ? nil : order }).link),
          .if(isCurrent, .current("true")), text: title)
        html.text(" ")
      }
    }
  }

  private func empty(_ html: inout HTMLWriter) {
    html(.section, .class("empty")) { html in
      if query.isNarrowed {
        html(.h2, text: "No project is like that")
        html(.p) { html in
          if !query.chosen.isEmpty {
            html.text("Choose less: ")
            html(.a, .href(Route.projects(query.with { $0.chosen = [:] }).link), text: "without the facets")
            if !query.text.isEmpty { html.text(". Or perhaps it is mentioned: ") }
          } else {
            html.text("Perhaps it is mentioned: ")
          }
          if !query.text.isEmpty {
            html(.a, .href(Route.search(query: query.text).link)) { html in
              html.text("search for ")
              html.name(query.text)
            }
          }
        }
      } else {
        html(.h2, text: "There are none yet")
        html(.p) { html in
          html.text("Name sources in guildhall.yaml and run ")
          html(.code, text: "guildhall sync")
          html.text(", or take in a catalogue from elsewhere with ")
          html(.code, text: "guildhall import")
          html.text(". What went wrong is on the ")
          html(.a, .href(Route.status.link), text: "status page")
          html.text(".")
        }
      }
    }
  }

  private func pages(_ html: inout HTMLWriter) {
    guard answer.next != nil || query.cursor != nil else { return }
    html(.nav, .class("pages"), .label("Pages")) { html in
      if query.cursor != nil {
        html(.a, .class("button"), .href(Route.projects(query.with { _ in }).link), text: "First page")
      }
      if let next = answer.next {
        html(
          .a, .class("button primary"), .rel("next"), .href(Route.projects(query.with { $0.cursor = next }).link),
          text: "More projects")
      }
    }
  }
}
