import Foundation
import HTML
import Hummingbird
import SearchModel
import Services

extension WebUI {
  func privacy(_ request: Request, isDone: Bool, _ setting: PageSetting) async throws -> Response {
    var page = PrivacyPage(asker: Asker(of: request), isDone: isDone, setting: setting)
    if !page.asker.person.isEmpty {
      page.isOptedOut = try await useCases.signalling.isOptedOut(page.asker.person)
    }
    return page.html().response()
  }

  /// Takes the form of the page. There is no way back on a page: nobody can show here who they are.
  func optOut(_ request: Request, _ setting: PageSetting) async throws -> Response {
    let form = try await QueryItems(sentBy: request, mostBytes: PrivacyPage.longestForm)
    let person = form["person"] ?? ""
    do {
      try await useCases.signalling.setOptOut(true, of: person)
      return Self.redirect(to: .privacy(isDone: true))
    } catch let error as UserFacingError where error.code == .badRequest {
      var page = PrivacyPage(asker: Asker(of: request), isDone: false, setting: setting)
      page.typed = person
      page.trouble = FormTrouble(.person, error)
      return page.html().response(.unprocessableContent)
    }
  }
}

/// What is kept of people who look for something, and how they are left out.
struct PrivacyPage {
  /// Bytes of the form, encoded.
  static let longestForm = 4 << 10

  var asker: Asker
  var isOptedOut = false
  /// Somebody was just left out.
  var isDone: Bool
  /// What was typed before, where it could not be taken.
  var typed: String?
  var trouble: FormTrouble?
  var setting: PageSetting

  func html() -> HTMLWriter {
    PageFrame(title: "What is kept", theme: setting.theme).page { html in
      html(.div, .class("page one narrow")) { html in
        html(.div) { html in
          html(.h1, text: "What is kept of what you look for")
          if isDone { done(&html) }
          you(&html)
          kept(&html)
        }
      }
    }
  }

  private func done(_ html: inout HTMLWriter) {
    html(.p, .class("note"), .role("status")) { html in
      html.text(
        "From now on searches are kept without your name, and it was taken off those that were kept. Whoever runs ")
      html.text("this server can take that back with ")
      html(.code, text: "guildhall privacy --opt-in")
      html.text(".")
    }
  }

  private func you(_ html: inout HTMLWriter) {
    html(.section, .class("card")) { html in
      html(.h2, text: "You")
      html(.p) { html in
        if case .person(let person) = SignIn.current {
          html.text("You are signed in as ")
          html(.b) { $0.name(person) }
          html.text(".")
          if isOptedOut { html.text(" You asked not to be kept, and are not.") }
        } else if asker.isUnknown {
          html.text("This browser has not said who you are: your searches are kept without a name and without a team.")
        } else {
          html.text("This browser says that you are ")
          html(.b) { $0.name(asker.person.isEmpty ? "nobody" : asker.person) }
          if !asker.team.isEmpty {
            html.text(" of ")
            html(.b) { $0.name(asker.team) }
          }
          html.text(".")
          if isOptedOut { html.text(" You asked not to be kept, and are not.") }
        }
      }
      if !isOptedOut { form(&html) }
    }
  }

  private func form(_ html: inout HTMLWriter) {
    let trouble = FieldTrouble(trouble, of: .person)
    html(.form, .class("search"), .method("post"), .action(Route.privacy().link)) { html in
      if SignIn.current == .none {
        html(
          .input, .type("text"), .name("person"), .value(typed ?? asker.person), .label("Your name or address"),
          .placeholder("Your name or address"), .noSpellcheck, trouble.invalid, trouble.described, trouble.focused)
      } else {
        html(.input, .type("hidden"), .name("person"), .value(asker.person))
      }
      html(.button, .type("submit"), text: "Keep nothing of me, suggest me to nobody")
    }
    trouble.write(to: &html)
  }

  private func kept(_ html: inout HTMLWriter) {
    html(.section) { html in
      html(.h2, text: "What is kept, and for how long")
      html(.ul) { html in
        for sentence in Self.sentences { html(.li, text: sentence) }
        html(.li, text: SignIn.current == .none ? Self.openly : Self.signedIn)
      }
    }
  }

  private static let openly =
    "Nobody signs in here. So anybody can open any inbox, say which answer settled a question, and ask in another's name "
    + "that nothing is kept of them; whoever runs the server takes the last one back. A proxy that signs people in ends that."

  private static let signedIn =
    "People are signed in by a proxy before this server. An inbox, what settles a question, and whether something is kept "
    + "of somebody are for that person alone; questions and answers carry the name that is signed in."

  private static let sentences = [
    "Of a search or research, and of a new package or dependency that a check or the commit hook compares: its words, how much was found, what was opened after it, when, and the team.",
    "The name that you gave, if you gave one, for at most 30 days: only so that two searches of one person count as one. "
      + "Then a random number stands in its place, from which nobody can tell whose it was.",
    "Never: your address on the network, searches for people and teams, half-typed words, what programs fetch by themselves.",
    "Shown is only what at least three people look for, as one need of all of them, with their teams and without names.",
    "Nobody can read here what was kept of you, you neither: without a login others could. Whoever runs the server can, "
      + "with the command guildhall privacy, and tells you when you ask.",
    "Who is left out is not suggested as somebody to ask either, on no page and in no answer; what a name shows stands on "
      + "each person's own page.",
    "What you record yourself, as a verdict on a project, is another matter: it stays, with the name that you gave.",
    "Questions and answers stay with your name too; it is taken off them when you ask that nothing is kept of you, and no "
      + "question is put to you then.",
  ]
}
