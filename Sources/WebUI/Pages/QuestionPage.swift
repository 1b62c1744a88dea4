import HTML
import Hummingbird
import SearchModel
import Services
import Wording

extension WebUI {
  func question(_ label: String, asker: Asker, _ setting: PageSetting) async throws -> Response {
    try await page(of: label, asker: asker, setting).html().response()
  }

  private func page(of label: String, asker: Asker, _ setting: PageSetting) async throws -> OneQuestionPage {
    OneQuestionPage(
      detail: try await useCases.questions.question(label, viewer: setting.viewer),
      asker: try await askerFields(asker, project: nil, verb: "answer", setting), token: token(), setting: setting)
  }

  /// Adds an answer, or says which one settled the question. What cannot be kept is shown again, to be put right.
  func answer(_ label: String, _ request: Request, _ setting: PageSetting) async throws -> Response {
    let form = try await QueryItems(sentBy: request, mostBytes: AskPage.longestForm)
    if let accepted = form["accept"] {
      guard let number = Int64(accepted), number >= 0 else { throw HTTPError(.badRequest) }
      _ = try await useCases.questions.accept(number == 0 ? nil : number, of: label, viewer: setting.viewer)
      return Self.redirect(to: .question(label))
    }
    let asker = Asker(saidPerson: form["person"] ?? "", team: form["team"] ?? Asker(of: request).team)
    do {
      _ = try await useCases.questions.answer(
        AnswerRequest(
          label: label, words: form["words"] ?? "", asker: asker, token: form["token"].map { "page \($0)" },
          viewer: setting.viewer))
      return Self.redirect(to: .question(label), remembering: asker)
    } catch let error as UserFacingError where error.code == .badRequest {
      var page = try await page(of: label, asker: asker, setting)
      (page.draft, page.trouble) = (form["words"] ?? "", error)
      return page.html().response(.badRequest)
    }
  }
}

/// A question: what was answered, where it went, and a place to answer.
struct OneQuestionPage {
  var detail: QuestionDetail
  var asker: AskerFields
  /// Names this page to the server: what is sent twice from it is done once.
  var token: String
  /// An answer that could not be kept, and why.
  var draft = ""
  var trouble: UserFacingError?
  var setting: PageSetting

  private var summary: QuestionSummary { detail.summary }
  private var link: Link { Route.question(summary.label).link }

  func html() -> HTMLWriter {
    PageFrame(title: "\(summary.label) \(summary.title)", theme: setting.theme, section: .questions).page { html in
      html(.div, .class("page aside")) { html in
        html(.div) { html in
          head(&html)
          if !detail.words.isEmpty { html(.p, .class("said"), text: detail.words) }
          if detail.answers.isEmpty {
            html(
              .p, .class("hint"), text: "Nobody answered yet. If you know a part of it, or who may know, say so below.")
          }
          html(.div, .class("cards")) { html in for answer in detail.answers { write(answer, &html) } }
          form(&html)
        }
        html(.aside, .label("About")) { about(&$0) }
      }
    }
  }

  private func head(_ html: inout HTMLWriter) {
    html(.header, .class("head")) { html in
      html(.h1) { $0.name(summary.title) }
      html(.span, summary.state == .solved ? .class("tag") : .class("tag plain"), text: summary.state.words)
    }
    html(.p, .class("answer")) { html in
      html.text("\(summary.label), asked ")
      html.time(setting.moment(summary.created))
      author(summary.asker, detail.asker, &html)
      if let subject = summary.subject {
        html.text(" about ")
        html.subject(subject)
      }
      if !summary.team.isEmpty {
        html.text(", put to ")
        html(.a, .href(Route.team(summary.team).link)) { $0.name(summary.team) }
      }
    }
  }

  /// As far as they said who they are.
  private func author(_ asker: Asker, _ link: PersonLink?, _ html: inout HTMLWriter) {
    if let link {
      html.text(" by ")
      html(.a, .href(Route.person(link.key).link)) { $0.name(link.name) }
    } else if !asker.person.isEmpty {
      html.text(" by ")
      html.name(asker.person)
    }
    guard !asker.team.isEmpty else { return }
    html.text(" of ")
    html.name(asker.team)
  }

  private func write(_ answer: QuestionDetail.Answer, _ html: inout HTMLWriter) {
    html(.article, .class("card"), .id("a\(answer.number)")) { html in
      html(.header) { html in
        html(.h2, .class("small")) { html in
          html.text("Answer")
          author(answer.author, answer.person, &html)
        }
        if answer.isAccepted { html(.span, .class("tag"), text: "accepted") }
        if answer.isMail { html(.span, .class("tag plain"), text: "by mail") }
        html(.span, .class("quiet small")) { $0.time(setting.moment(answer.date)) }
      }
      html(.p, .class("said"), text: answer.words)
      html(.form, .method("post"), .action(link)) { html in
        html(
          .button, .type("submit"), .class("small"), .name("accept"),
          .value(answer.isAccepted ? "0" : "\(answer.number)"),
          text: answer.isAccepted ? "Take acceptance back" : "This settles it")
      }
    }
  }

  private func form(_ html: inout HTMLWriter) {
    html(.section, .class("part")) { html in
      html(.h2, text: "Your answer")
      if let trouble { html.write(trouble: trouble) }
      html(.form, .method("post"), .action(link)) { html in
        html(.input, .type("hidden"), .name("token"), .value(token))
        html(
          .textarea, .name("words"), .rows(6), .label("Your answer"), .maxlength(AskPage.mostWords), text: draft)
        asker.write(to: &html)
        html(.p) { $0(.button, .type("submit"), .class("primary"), text: "Answer") }
      }
    }
  }

  // MARK: - Beside it

  private func about(_ html: inout HTMLWriter) {
    if !detail.channels.isEmpty {
      html(.section) { html in
        html(.h3, text: "Channels")
        html(.ul, .class("rows small")) { html in
          for channel in detail.channels {
            html(.li) { html in
              html(.span) { $0.name(channel.name) }
              html(.span, .class("quiet"), text: channel.state.words)
            }
          }
        }
      }
    }
    if !detail.invited.isEmpty {
      html(.section) { html in
        html(.h3, text: "Put to")
        html(.ul, .class("rows small")) { html in
          for person in detail.invited {
            html(.li) { html in
              html(.span) { html in
                html(.a, .href(Route.person(person.person.key).link)) { $0.name(person.person.name) }
                html(.span, .class("quiet small")) { $0.evidence(person.why) }
              }
            }
          }
        }
        html(.p, .class("small quiet"), text: "Anybody may answer. They know it, and were asked least lately.")
      }
    }
    html(.section) { html in
      html(.h3, text: "What happens next")
      html(.p, .class("small quiet"), text: next)
      html(.p, .class("small")) { $0(.a, .href(Route.questions(QuestionQuery()).link), text: "All questions") }
    }
  }

  private var next: String {
    switch summary.state {
    case .solved: "It is settled, and found by whoever searches for it."
    case .answered: "Whoever asked says which answer settles it; then it is found first."
    case .open:
      detail.escalates.map { date in
        date > setting.now
          ? "Unless somebody answers, more people are asked on \(setting.moment(date).day)."
          : "More people are asked soon."
      } ?? "It waits for an answer."
    }
  }
}

extension QuestionDetail.Channel.State {
  var words: String {
    switch self {
    case .waiting: "not sent yet"
    case .sent: "sent"
    case .uncertain: "perhaps sent"
    case .failed: "could not be sent"
    }
  }
}
