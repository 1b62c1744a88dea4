import Decisions
import HTML
import Hummingbird
import QueryLanguage
import Services
import Wording

extension WebUI {
  func decisions(_ query: DecisionQuery, _ setting: PageSetting) async throws -> Response {
    let (found, turner) = try await PageTurner.read(page: query.page, total: \DecisionPage.total) { skip, limit in
      try await useCases.decisions.decisions(
        DecisionListRequest(
          matching: query.text, status: query.status, repository: query.repository, skip: skip, limit: limit,
          viewer: setting.viewer))
    }
    return DecisionsPage(page: found, query: query, turner: turner, setting: setting).html().response()
  }
}

/// The decisions that repositories document, the newest first.
struct DecisionsPage {
  var page: DecisionPage
  var query: DecisionQuery
  var turner: PageTurner
  var setting: PageSetting

  func html() -> HTMLWriter {
    let title = query.repository.map { "Decisions of \($0)" } ?? "Decisions"
    return PageFrame(title: title, theme: setting.theme, section: .docs, queryType: .decision).page { html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          if let repository = query.repository { crumbs(repository, &html) }
          header(&html)
          html(.p, .class("answer"), .role("status")) { answer(&$0) }
          if page.decisions.isEmpty { empty(&html) } else { list(&html) }
          turner.write(to: &html) { Route.decisions(query.at($0)).link }
        }
      }
    }
  }

  private func crumbs(_ repository: String, _ html: inout HTMLWriter) {
    html(.nav, .class("crumbs"), .label("Path")) { html in
      html(.a, .href(Route.decisions(DecisionQuery()).link), text: "Decisions")
      html(.span, .class("faint"), .decorative, text: "/")
      html(.a, .href(Route.repository(repository).link)) { $0.name(repository) }
    }
  }

  private func header(_ html: inout HTMLWriter) {
    html(.header, .class("head")) { html in
      html(.h1) { html in
        html.text("Decisions")
        guard let repository = query.repository else { return }
        html.text(" of ")
        html.name(repository)
      }
      html(.form, .class("filter"), .action(Route.decisions(DecisionQuery()).link)) { html in
        html(
          .input, .type("search"), .name("q"), .value(query.text), .label("Words of the decision"),
          .placeholder("Words of the decision"), .noAutocomplete, .noSpellcheck, .noCapitals)
        statuses(&html)
        if let repository = query.repository {
          html(.input, .type("hidden"), .name("repository"), .value(repository))
        }
        html(.button, .type("submit"), text: "Filter")
      }
    }
    if query.repository == nil {
      html(.p, .class("lead"), text: "What teams decided, for what reasons and against what, in their repositories.")
    }
  }

  private func statuses(_ html: inout HTMLWriter) {
    html(.select, .name("status"), .label("Status")) { html in
      html(.option, .value(""), text: "any status")
      for status in DecisionRecord.Status.allCases {
        let count = page.byStatus[status] ?? 0
        html(
          .option, .value(status.rawValue), .if(query.status == status, .selected),
          text: "\(status.rawValue) (\(Counted.number(count)))")
      }
    }
  }

  private func answer(_ html: inout HTMLWriter) {
    html.text(Counted.text(page.total, "decision"))
    guard query.isNarrow else { return }
    if let status = query.status { html.text(", \(status.rawValue)") }
    if !query.text.isEmpty {
      html.text(", with ")
      html(.b) { $0.name(query.text) }
    }
    html.text(" · ")
    html(.a, .href(Route.decisions(query.whole).link), text: "show all")
  }

  private func list(_ html: inout HTMLWriter) {
    html(.ul, .class("rows sheet shelf")) { html in
      for decision in page.decisions { html(.li) { write(decision, &$0) } }
    }
  }

  private func write(_ decision: DecisionSummary, _ html: inout HTMLWriter) {
    html(.span) { html in
      html.decision(decision)
      html(.span, .class("quiet small")) { html in
        if query.repository == nil { html.name(decision.repository) }
        guard let successor = decision.successor else { return }
        if query.repository == nil { html.text(" · ") }
        html.successor(successor, in: decision.repository)
      }
    }
    html(.span, .class("quiet small when")) { html in
      html.decisionStatus(decision)
      if let date = decision.date {
        html.text(" ")
        html(.time, .datetime(date)) { $0.name(date) }
      }
    }
  }

  private func empty(_ html: inout HTMLWriter) {
    html(.section, .class("empty")) { html in
      if query.isNarrow {
        html(.h2, text: "No decision says that")
        html(.p) { html in
          if query.text.isEmpty {
            html(.a, .href(Route.decisions(query.whole).link), text: "Show those with any status")
          } else {
            html.text("Perhaps a document does: ")
            html(.a, .href(Route.search(query: query.text, type: .document).link)) { html in
              html.text("search the docs for ")
              html.name(query.text)
            }
          }
        }
      } else {
        html(.h2, text: "No decision is recorded yet")
        howToWrite(&html)
      }
    }
  }

  private func howToWrite(_ html: inout HTMLWriter) {
    html(.p) { html in
      html.text("Write one file for each decision, as ")
      html(.code, text: "docs/decisions/0001-keep-rows-in-sqlite.md")
      html.text(", with the headings Context, Considered Options, Decision and Consequences; the templates of ")
      if let madr = Link(elsewhere: "https://adr.github.io/madr/") { html(.a, .href(madr), text: "MADR") }
      html.text(" and of Michael Nygard are understood. It appears here with the next sync. ")
      html(.a, .href(Route.research(need: "").link), text: "Research")
      html.text(" that ends in a verdict writes one for you.")
    }
  }
}
