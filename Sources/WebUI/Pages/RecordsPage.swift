import HTML
import Hummingbird
import Services
import Wording

/// Which recorded needs are listed.
struct RecordQuery: Hashable {
  var text = ""
  var team = ""
  var isOpen = false
  /// From 1.
  var page = 1

  func on(_ page: Int) -> RecordQuery {
    var query = self
    query.page = page
    return query
  }
}

extension WebUI {
  func records(_ query: RecordQuery, _ setting: PageSetting) async throws -> Response {
    let (found, turner) = try await PageTurner.read(page: query.page, total: \DossierPage.total) { skip, limit in
      try await useCases.recording.dossiers(
        DossierListRequest(
          matching: query.text, team: query.team.isEmpty ? nil : query.team, isOpen: query.isOpen, skip: skip,
          limit: limit, viewer: setting.viewer))
    }
    return RecordsPage(page: found, query: query, turner: turner, setting: setting).html().response()
  }
}

/// What was needed, the newest first, and what became of it.
struct RecordsPage {
  var page: DossierPage
  var query: RecordQuery
  var turner: PageTurner
  var setting: PageSetting

  func html() -> HTMLWriter {
    PageFrame(title: "Recorded research", theme: setting.theme, section: .research).page { html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          html(.header, .class("head")) { html in
            html(.h1, text: "Recorded research")
            html(.a, .class("button"), .href(Route.research(need: "").link), text: "Research a need")
            form(&html)
          }
          html(.p, .class("answer"), .role("status")) { answer(&$0) }
          if page.dossiers.isEmpty { empty(&html) } else { list(&html) }
          turner.write(to: &html) { Route.records(query.on($0)).link }
        }
      }
    }
  }

  private func form(_ html: inout HTMLWriter) {
    html(.form, .class("filter"), .action(Route.records(RecordQuery()).link)) { html in
      html(
        .input, .type("search"), .name("q"), .value(query.text), .label("Filter by words of the need"),
        .placeholder("Filter by words of the need"), .noAutocomplete)
      if !query.team.isEmpty { html(.input, .type("hidden"), .name("team"), .value(query.team)) }
      if query.isOpen { html(.input, .type("hidden"), .name("open"), .value("yes")) }
      html(.button, .type("submit"), text: "Filter")
    }
  }

  private func answer(_ html: inout HTMLWriter) {
    html.text(Counted.text(page.total, "need"))
    if !query.team.isEmpty {
      html.text(" of ")
      html(.b) { $0.name(query.team) }
    }
    if !query.text.isEmpty {
      html.text(" with ")
      html(.b) { $0.name(query.text) }
    }
    html.text(" · ")
    var other = query.on(1)
    other.isOpen.toggle()
    html(
      .a, .href(Route.records(other).link),
      text: query.isOpen ? "show decided ones too" : "show only those that nobody decided")
    guard !query.team.isEmpty || !query.text.isEmpty else { return }
    html.text(" · ")
    html(.a, .href(Route.records(RecordQuery()).link), text: "show all")
  }

  private func list(_ html: inout HTMLWriter) {
    html(.ul, .class("rows")) { html in
      for dossier in page.dossiers {
        html(.li) { DossierRow(dossier: dossier, setting: setting).write(to: &$0) }
      }
    }
  }

  private func empty(_ html: inout HTMLWriter) {
    html(.div, .class("empty sheet")) { html in
      html(.h2, text: "Nothing is recorded" + (query == RecordQuery() ? " yet" : " that fits"))
      html(.p) { html in
        html.text("Say what is needed on the ")
        html(.a, .href(Route.research(need: "").link), text: "research page")
        html.text(", look at the candidates, and press a button on one: what you decide helps who comes next.")
      }
    }
  }
}
