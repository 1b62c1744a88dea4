import HTML
import Hummingbird
import SearchModel
import Services
import Wording

extension WebUI {
  func who(_ subject: String, asOf: String, _ setting: PageSetting) async throws -> Response {
    var page = WhoPage(subject: subject, asOf: asOf, setting: setting)
    guard !subject.allSatisfy(\.isWhitespace) else { return page.html().response() }
    do {
      page.answer = try await useCases.knowing.who(
        WhoQuestion(
          subject: subject, viewer: setting.viewer, asOf: try asOf.isEmpty ? nil : WhoQuestion.moment(asOf),
          limit: WhoPage.mostPeople))
      return page.html().response()
    } catch let error as UserFacingError where error.code == .badRequest || error.code == .notFound {
      page.trouble = error
      return page.html().response(error.code == .notFound ? .notFound : .badRequest)
    }
  }
}

/// Who knows a subject, where to ask first, and on how many people the knowledge rests.
struct WhoPage {
  static let mostPeople = 5
  private static let examples = ["TLS certificates", "retry with backoff", "ByteBuffer"]

  var subject: String
  var asOf: String
  var answer: WhoAnswer?
  /// What is wrong with the question.
  var trouble: UserFacingError?
  var setting: PageSetting

  func html() -> HTMLWriter {
    PageFrame(title: subject.isEmpty ? "Who knows" : "Who knows \(subject)", theme: setting.theme, section: .who).page {
      html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          html(.h1, text: "Who knows it")
          form(&html)
          if let trouble { html.write(trouble: trouble) }
          if let answer { write(answer, &html) } else if trouble == nil { empty(&html) }
        }
      }
    }
  }

  private func form(_ html: inout HTMLWriter) {
    html(.form, .class("search large"), .role("search"), .action(Route.who(subject: "").link)) { html in
      html(
        .input, .type("search"), .name("subject"), .value(subject),
        .label("A path, a project, a symbol, or a topic in words"),
        .placeholder("REPOSITORY:PATH, a project, a symbol, or a topic"), .noAutocomplete,
        .if(subject.isEmpty, .autofocus))
      if !asOf.isEmpty { html(.input, .type("hidden"), .name("asOf"), .value(asOf)) }
      html(.button, .class("primary"), .type("submit"), text: "Ask")
    }
  }

  private func empty(_ html: inout HTMLWriter) {
    html.write(examples: Self.examples) { Route.who(subject: $0) }
    html(.section, .class("card")) { html in
      html(.h2, text: "The right person to ask is rarely the one with the most lines")
      html(.p) { html in
        html.text("Name a file, a project, a symbol or a topic. From the history of all repositories you see who is ")
        html.text("likely to know it now, what shows it, and where to ask in public first. ")
        html.text("Whoever does not want to be suggested writes ")
        html(.code, text: "suggest: false")
        html.text(" beside their name in guildhall.yaml, or says so on the page ")
        html(.a, .href(Route.privacy().link), text: "what is kept")
        html.text(".")
      }
    }
  }

  // MARK: - The answer

  private func write(_ answer: WhoAnswer, _ html: inout HTMLWriter) {
    html(.p, .class("answer"), .role("status")) { html in
      html.text("\(Counted.text(answer.people.count, "person", "people")), \(Counted.elapsed(answer.elapsed))")
      if !asOf.isEmpty { html.text(", as of \(setting.moment(answer.asOf).day)") }
    }
    for sentence in answer.lacks { html(.p, .class("note")) { $0.sentence(sentence) } }
    if let channel = answer.channels.first {
      html(.p, .class("note")) { html in
        html.text("Ask in ")
        html(.b) { $0.name(channel) }
        html.text(" first: the answer helps others too.")
      }
    }
    if answer.people.isEmpty {
      html(.p, .class("hint"), text: "Nobody is known to have to do with it. Ask its owner, or name a wider place.")
    }
    html(.div, .class("cards")) { html in
      for person in answer.people { html(.section, .class("card")) { write(person, &$0) } }
    }
    if let second = answer.second {
      html(.p) { html in
        html.text("Only one of them has to do with it. Next comes ")
        html(.a, .href(Route.person(second.key).link)) { $0.name(second.name) }
        html.text(".")
      }
    }
    if let spread = answer.spread {
      html(.section, .class("part")) { html in
        html(.h2, text: "On how many it rests")
        KnowledgeSpreadView(spread: spread).write(to: &html)
      }
    }
    QuestionList(title: "Asked before", questions: answer.questions, setting: setting).write(to: &html)
    html(.p) { html in
      html(.a, .class("button"), .href(Route.ask(draft(answer)).link), text: "Ask a question in public")
    }
    places(answer, &html)
  }

  /// About the repository where one is meant, else the words are the question's beginning.
  private func draft(_ answer: WhoAnswer) -> AskDraft {
    switch answer.kind {
    case .topic, .symbol: AskDraft(title: answer.subject)
    case .file, .folder, .repository, .project: AskDraft(subject: answer.places.first?.repository ?? "")
    }
  }

  private func write(_ person: KnowledgeablePerson, _ html: inout HTMLWriter) {
    html(.h2) { html in html(.a, .href(Route.person(person.person.key).link)) { $0.name(person.person.name) } }
    if !person.teams.isEmpty || !person.isActive {
      html(.p) { html in
        for team in person.teams { html(.a, .class("tag"), .href(Route.team(team).link)) { $0.name(team) } }
        if !person.isActive { html(.span, .class("tag plain"), text: "not active there") }
      }
    }
    html(.ul) { html in for reason in person.why { html(.li) { $0.evidence(reason) } } }
  }

  private func places(_ answer: WhoAnswer, _ html: inout HTMLWriter) {
    guard answer.kind == .symbol || answer.kind == .topic, !answer.places.isEmpty else { return }
    html(.section, .class("part")) { html in
      html(.h2, text: answer.kind == .symbol ? "Where it is defined" : "What was looked at")
      html(.ul, .class("rows small")) { html in
        for place in answer.places {
          html(.li) { html in
            html(.a, .href(Route.file(Place(place.repository, place.path)).link)) {
              $0.name("\(place.repository):\(place.path)")
            }
          }
        }
      }
    }
  }
}
