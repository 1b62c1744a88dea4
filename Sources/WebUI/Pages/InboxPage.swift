import HTML
import Hummingbird
import SearchModel
import Services
import Wording

extension WebUI {
  func inbox(_ person: String, asker: Asker, _ setting: PageSetting) async throws -> Response {
    let name = person.isEmpty ? asker.person : Asker(saidPerson: person, team: "").person
    var page = InboxPage(person: name, setting: setting)
    if !name.isEmpty { page.inbox = try await useCases.questions.inbox(of: name, viewer: setting.viewer) }
    return page.html().response()
  }
}

/// What waits for somebody, and what became of what they asked. Everything in it is public on other pages.
struct InboxPage {
  /// As it was said; empty when nobody said.
  var person: String
  var inbox: Inbox?
  var setting: PageSetting

  func html() -> HTMLWriter {
    PageFrame(title: person.isEmpty ? "Inbox" : "Inbox of \(person)", theme: setting.theme, section: .questions).page {
      html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          html(.header, .class("head")) { html in
            html(.h1, text: "Inbox")
            html(.a, .class("button"), .href(Route.questions(QuestionQuery()).link), text: "All questions")
            if SignIn.current == .none { form(&html) }
          }
          if let inbox { write(inbox, &html) } else { unknown(&html) }
        }
      }
    }
  }

  private func form(_ html: inout HTMLWriter) {
    html(.form, .class("filter"), .action(Route.inbox().link)) { html in
      html(
        .input, .type("text"), .name("person"), .value(person), .label("Your name or address"),
        .placeholder("Your name or address"), .maxlength(Asker.longest), .noSpellcheck)
      html(.button, .type("submit"), text: "Show")
    }
  }

  private func unknown(_ html: inout HTMLWriter) {
    html(.div, .class("empty sheet")) { html in
      html(.h2, text: "Whose inbox?")
      html(
        .p,
        text: SignIn.current == .none
          ? "This browser has not said who you are. Write your name or address above, as the people's list has it."
          : "Nobody is signed in. Sign in, and what is put to you stands here.")
    }
  }

  private func write(_ inbox: Inbox, _ html: inout HTMLWriter) {
    html(.p, .class("answer"), .role("status")) { html in
      let count = inbox.waiting.count
      html.text("\(Counted.text(count, "question")) \(count == 1 ? "waits" : "wait") for ")
      html(.b) { $0.name(inbox.person) }
    }
    if inbox.waiting.isEmpty {
      html(.div, .class("empty sheet")) { html in
        html(.h2, text: "Nothing waits")
        html(.p) { html in
          html.text("Questions come here in turn, to those who know. Others may need an answer too: ")
          html(.a, .href(Route.questions(QuestionQuery(state: .open)).link), text: "see all without one")
          html.text(".")
        }
      }
    } else {
      QuestionList.write(inbox.waiting, setting, to: &html)
    }
    QuestionList(title: "What you asked", questions: inbox.asked, setting: setting).write(to: &html)
    if SignIn.current == .none {
      html(
        .p, .class("small quiet"),
        text:
          "Nobody signs in here: anybody can open any inbox, and say which answer settled a question. What stands in "
          + "an inbox stands on the questions' own pages too.")
    }
    html(.p, .class("small quiet")) { html in
      html.text("To get no questions, have ")
      html(.code, text: "suggest: false")
      html.text(" written beside your name in guildhall.yaml, or ask on the page ")
      html(.a, .href(Route.privacy().link), text: "What is kept")
      html.text(" that nothing is kept of you.")
    }
  }
}
