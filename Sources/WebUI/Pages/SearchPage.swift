import HTML
import Hummingbird
import Languages
import QueryLanguage
import SearchModel
import Services
import Wording

extension WebUI {
  func search(
    _ query: String, type: ResultType?, cursor: String?, asker: Asker?, _ setting: PageSetting
  ) async throws -> Response {
    guard !query.utf8.allSatisfy({ $0 <= 0x20 }) else {
      return SearchPage(query: query, type: type, content: .invitation, setting: setting).html().response()
    }
    do {
      let answer = try await useCases.searching.search(
        SearchRequest(
          query: query, type: type, viewer: setting.viewer, cursor: cursor, expandsOnlyFile: true, asker: asker))
      let model = SearchPageModel(answer, query: query, type: type, isFirstPage: cursor == nil)
      return SearchPage(query: query, type: type, content: .answer(answer, model), setting: setting).html().response()
    } catch let error as UserFacingError where error.code == .badQuery {
      let trouble = QueryTrouble(error, in: query)
      return SearchPage(query: query, type: type, content: .trouble(trouble), setting: setting).html()
        .response(.badRequest)
    }
  }
}

/// Results of all kinds, or of one.
struct SearchPage {
  enum Content {
    /// Nothing was typed yet.
    case invitation
    case answer(SearchAnswer, SearchPageModel)
    case trouble(QueryTrouble)
  }

  var query: String
  var type: ResultType?
  var content: Content
  var setting: PageSetting

  func html() -> HTMLWriter {
    let title = query.isEmpty ? "Search" : query
    let frame = PageFrame(title: title, theme: setting.theme, section: .search, query: query, queryType: type)
    return frame.page { html in
      switch content {
      case .invitation: invitation(&html)
      case .trouble(let trouble): write(trouble, &html)
      case .answer(let answer, let model): write(answer, model, &html)
      }
    }
  }

  private func invitation(_ html: inout HTMLWriter) {
    html(.div, .class("page one narrow")) { html in
      html(.div) { html in
        html(.h1, text: "Search")
        html(
          .p, .class("quiet"),
          text: "Words are looked for in code, file names, repositories, projects, docs and decisions.")
        SyntaxHelp(isOpen: true).write(to: &html)
      }
    }
  }

  private func write(_ trouble: QueryTrouble, _ html: inout HTMLWriter) {
    html(.div, .class("page one narrow")) { html in
      html(.div) { html in
        html(.h1, text: "This query cannot be read")
        html(.p, .class("query mono")) { html in
          html.name(trouble.before)
          html(.mark, trouble.blamed.isEmpty ? .class("bad here") : .class("bad")) { $0.name(trouble.blamed) }
          html.name(trouble.after)
        }
        html(.p, .role("alert")) { $0.sentence(trouble.message) }
        if !trouble.hint.isEmpty { html(.p, .class("quiet")) { $0.sentence(trouble.hint) } }
        if let repaired = trouble.repaired {
          html(.p) { html in
            html.text("Try ")
            html(.a, .class("mono button"), .href(Route.search(query: repaired, type: type).link)) {
              $0.name(repaired)
            }
          }
        }
        SyntaxHelp(isOpen: true).write(to: &html)
      }
    }
  }

  private func write(_ answer: SearchAnswer, _ model: SearchPageModel, _ html: inout HTMLWriter) {
    let facets = answer.facets.filter { !$0.values.isEmpty }
    html(.div, facets.isEmpty ? .class("page one") : .class("page")) { html in
      html(.h1, .class("unseen")) { html in
        html.text("Results for ")
        html.name(query)
      }
      if !facets.isEmpty { FacetList(facets: facets, type: type).write(to: &html) }
      html(.div) { html in
        tabs(model, &html)
        answerLine(model, &html)
        for hint in answer.hints { html(.p, .class("hint")) { $0.sentence(hint) } }
        for reason in model.incomplete { html(.p, .class("note")) { $0.sentence(reason) } }
        html.write(model.lacks)
        if let query = model.queryCountingAll {
          html(.p, .class("note")) { html in
            html.text("There are more lines than were counted. ")
            html(.a, .href(Route.search(query: query, type: type).link), text: "Count all")
          }
        }
        if model.isFirstPage { OtherKinds(answer: answer, query: query, setting: setting).write(to: &html) }
        CodeResults(groups: model.groups, type: type).write(to: &html)
        nothing(answer, &html)
        pages(model, &html)
        SyntaxHelp().write(to: &html)
      }
    }
  }

  private func tabs(_ model: SearchPageModel, _ html: inout HTMLWriter) {
    html(.nav, .class("tabs"), .label("Kinds of result")) { html in
      for tab in model.tabs {
        html(
          .a, .href(Route.search(query: query, type: tab.type).link), .if(tab.isCurrent, .current("page"))
        ) { html in
          html.text(tab.title)
          if let count = tab.count {
            html.text(" ")
            html(.b, text: Counted.number(count) + (tab.isBound ? "+" : ""))
          }
        }
      }
    }
  }

  private func answerLine(_ model: SearchPageModel, _ html: inout HTMLWriter) {
    html(.p, .class("answer"), .role("status")) { html in
      html.text(model.summary.joined(separator: " · "))
      if let hidden = model.hidden {
        html.text(" · \(hidden.text), ")
        html(.a, .href(Route.search(query: hidden.query, type: type).link), text: "show")
      }
    }
  }

  private func nothing(_ answer: SearchAnswer, _ html: inout HTMLWriter) {
    let isEmpty =
      answer.files.isEmpty && answer.repositories.isEmpty && answer.projects.isEmpty && answer.documents.isEmpty
      && answer.decisions.isEmpty && answer.questions.isEmpty && answer.teams.isEmpty && answer.people.isEmpty
    guard isEmpty else { return }
    html(.section, .class("empty")) { html in
      let nothing = answer.guesses.isEmpty ? "Nothing was found" : "Nothing else was found"
      let lacks = answer.incomplete
      html(.h2, text: nothing + (lacks.areBounds ? " so far" : lacks.isEmpty ? "" : " in what is indexed"))
      if !answer.suggestions.isEmpty {
        html(.ul) { html in
          for suggestion in answer.suggestions {
            html(.li) { html in
              html.text(suggestion.reason + ": ")
              html(.a, .class("mono"), .href(Route.search(query: suggestion.query).link)) {
                $0.name(suggestion.query)
              }
            }
          }
        }
      } else {
        html(.p, .class("quiet")) { html in
          html.text("Fewer or shorter words find more. Whether a repository is indexed at all is on the ")
          html(.a, .href(Route.repositories(matching: "").link), text: "list of repositories")
          html.text(".")
        }
      }
    }
  }

  private func pages(_ model: SearchPageModel, _ html: inout HTMLWriter) {
    guard model.next != nil || !model.isFirstPage else { return }
    html(.nav, .class("pages"), .label("Pages")) { html in
      if !model.isFirstPage {
        html(.a, .class("button"), .href(Route.search(query: query, type: type).link), text: "First page")
      }
      if let next = model.next {
        html(
          .a, .class("button primary"), .rel("next"),
          .href(Route.search(query: query, type: type, cursor: next).link), text: "More results")
      }
    }
  }
}
