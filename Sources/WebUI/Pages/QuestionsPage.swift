import HTML
import Hummingbird
import SearchModel
import Services
import Wording

extension WebUI {
  func questions(_ query: QuestionQuery, _ setting: PageSetting) async throws -> Response {
    let (found, turner) = try await PageTurner.read(page: query.page, total: \QuestionPage.total) { skip, limit in
      var request = QuestionListRequest(viewer: setting.viewer)
      (request.matching, request.state) = (query.text, query.state)
      request.team = query.team.isEmpty ? nil : query.team
      request.subject = query.subject.isEmpty ? nil : query.subject
      (request.skip, request.limit) = (skip, limit)
      return try await useCases.questions.questions(request)
    }
    return QuestionsPage(page: found, query: query, turner: turner, setting: setting).html().response()
  }
}

/// What people asked in public, the newest first.
struct QuestionsPage {
  var page: QuestionPage
  var query: QuestionQuery
  var turner: PageTurner
  var setting: PageSetting

  func html() -> HTMLWriter {
    PageFrame(
      title: query.text.isEmpty ? "Questions" : "\(query.text) · Questions", theme: setting.theme, section: .questions
    ).page { html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          html(.header, .class("head")) { html in
            html(.h1, text: "Questions")
            html(.a, .class("button primary"), .href(Route.ask().link), text: "Ask a question")
            html(.a, .class("button"), .href(Route.inbox().link), text: "Your inbox")
            form(&html)
          }
          html(.p, .class("answer"), .role("status")) { answer(&$0) }
          if page.questions.isEmpty {
            empty(&html)
          } else {
            QuestionList.write(page.questions, setting, to: &html)
          }
          turner.write(to: &html) { Route.questions(query.on($0)).link }
        }
      }
    }
  }

  private func form(_ html: inout HTMLWriter) {
    html(.form, .class("filter"), .action(Route.questions(QuestionQuery()).link)) { html in
      html(
        .input, .type("search"), .name("q"), .value(query.text), .label("Filter by words of the question"),
        .placeholder("Filter by words of the question"), .noAutocomplete)
      if let state = query.state { html(.input, .type("hidden"), .name("state"), .value(state.rawValue)) }
      if !query.team.isEmpty { html(.input, .type("hidden"), .name("team"), .value(query.team)) }
      if !query.subject.isEmpty { html(.input, .type("hidden"), .name("project"), .value(query.subject)) }
      html(.button, .type("submit"), text: "Filter")
    }
  }

  private func answer(_ html: inout HTMLWriter) {
    html.text(Counted.text(page.total, "question"))
    for (word, value) in [("of", query.team), ("about", query.subject), ("with", query.text)] where !value.isEmpty {
      html.text(" \(word) ")
      html(.b) { $0.name(value) }
    }
    for (state, title) in Self.states {
      html.text(" · ")
      if state == query.state {
        html(.b, text: title)
      } else {
        html(.a, .href(Route.questions(query.with(state)).link), text: title)
      }
    }
    guard !query.team.isEmpty || !query.text.isEmpty || !query.subject.isEmpty else { return }
    html.text(" · ")
    html(.a, .href(Route.questions(QuestionQuery()).link), text: "show all")
  }

  private static let states: [(QuestionState?, String)] = [
    (nil, "all"), (.open, "without an answer"), (.answered, "answered"), (.solved, "solved"),
  ]

  private func empty(_ html: inout HTMLWriter) {
    html(.div, .class("empty sheet")) { html in
      html(.h2, text: query == QuestionQuery() ? "Nobody asked anything yet" : "No question fits")
      html(.p) { html in
        html.text("What is asked here is read by all who come with the same question later: ")
        html(.a, .href(Route.ask().link), text: "ask the first one")
        html.text(".")
      }
    }
  }
}
