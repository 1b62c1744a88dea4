import HTML
import Hummingbird
import Services
import Wording

extension WebUI {
  func people(matching text: String, page: Int, _ setting: PageSetting) async throws -> Response {
    let (found, turner) = try await PageTurner.read(page: page, total: \PeoplePage.total) { skip, limit in
      try await useCases.directory.people(matching: text, skip: skip, limit: limit, viewer: setting.viewer)
    }
    return PeoplePageView(page: found, filter: text, turner: turner, setting: setting).html().response()
  }
}

/// Everybody who stands in commits or in an org chart, by name.
struct PeoplePageView {
  var page: PeoplePage
  var filter: String
  var turner: PageTurner
  var setting: PageSetting

  func html() -> HTMLWriter {
    PageFrame(title: filter.isEmpty ? "People" : "\(filter) · People", theme: setting.theme, section: .teams).page {
      html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          html(.header, .class("head")) { html in
            html(.h1, text: "People")
            html(.a, .class("button"), .href(Route.teams.link), text: "All teams")
            form(&html)
          }
          html(.p, .class("answer"), .role("status")) { answer(&$0) }
          if page.people.isEmpty { empty(&html) } else { list(&html) }
          turner.write(to: &html) { Route.people(matching: filter, page: $0).link }
        }
      }
    }
  }

  private func form(_ html: inout HTMLWriter) {
    html(.form, .class("filter"), .action(Route.people(matching: "").link)) { html in
      html(
        .input, .type("search"), .name("q"), .value(filter), .label("Filter by name"), .placeholder("Filter by name"),
        .noAutocomplete, .noSpellcheck, .noCapitals)
      html(.button, .type("submit"), text: "Filter")
    }
  }

  private func answer(_ html: inout HTMLWriter) {
    html.text(page.total == 1 ? "1 person" : "\(Counted.number(page.total)) people")
    guard !filter.isEmpty else { return }
    html.text(" whose name has ")
    html(.b) { $0.name(filter) }
    html.text(" · ")
    html(.a, .href(Route.people(matching: "").link), text: "show all")
  }

  private func list(_ html: inout HTMLWriter) {
    html(.ul, .class("names")) { html in
      for person in page.people {
        html(.li) { html in
          html(.a, .href(Route.person(person.person.key).link)) { $0.name(person.person.name) }
          if !person.teams.isEmpty {
            html(.span, .class("quiet small")) { $0.name(person.teams.joined(separator: ", ")) }
          }
        }
      }
    }
  }

  private func empty(_ html: inout HTMLWriter) {
    html(.section, .class("empty")) { html in
      if filter.isEmpty {
        html(.h2, text: "Nobody is known yet")
        html(.p) { html in
          html.text("People come from commits and from guildhall.yaml. Run ")
          html(.code, text: "guildhall sync")
          html.text(".")
        }
      } else {
        html(.h2, text: "Nobody has that name")
        html.writeSearch(for: filter)
      }
    }
  }
}
