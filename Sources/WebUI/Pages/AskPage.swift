import Foundation
import HTML
import Hummingbird
import SearchModel
import Services
import Wording

extension WebUI {
  func ask(_ draft: AskDraft, asker: Asker, _ setting: PageSetting) async throws -> Response {
    try await page(draft, asker: asker, setting).html().response()
  }

  private func page(_ draft: AskDraft, asker: Asker, _ setting: PageSetting) async throws -> AskPage {
    AskPage(
      draft: draft, asker: try await askerFields(asker, project: nil, verb: "ask", asksTeam: true, setting),
      teams: try await useCases.directory.teams(viewer: setting.viewer).map(\.name), token: token(), setting: setting)
  }

  /// Shows what a question would bring, or asks it. What cannot be asked is shown again, to be put right.
  func ask(_ request: Request, _ setting: PageSetting) async throws -> Response {
    let form = try await QueryItems(sentBy: request, mostBytes: AskPage.longestForm)
    let draft = AskDraft(form)
    let asker = Asker(saidPerson: form["person"] ?? "", team: form["team"] ?? "")
    let question = AskRequest(
      title: draft.title, words: draft.words, asker: asker, subject: draft.subject, team: draft.team,
      token: form["token"].map { "page \($0)" }, viewer: setting.viewer)
    do {
      if form["step"] == "ask" {
        let detail = try await useCases.questions.ask(question)
        return Self.redirect(to: .question(detail.summary.label), remembering: asker)
      }
      var page = try await page(draft, asker: asker, setting)
      page.preview = try await useCases.questions.preview(question)
      return page.html().response()
    } catch let error as UserFacingError where error.code == .badRequest || error.code == .notFound {
      var page = try await page(draft, asker: asker, setting)
      page.trouble = error
      return page.html().response(error.code == .notFound ? .notFound : .badRequest)
    }
  }

  /// What asks for the same, as JSON for the script.
  func similarQuestions(_ query: String, _ setting: PageSetting) async throws -> Response {
    let found = try await useCases.questions.similar(to: query, viewer: setting.viewer, limit: AskPage.mostSimilar)
    return try Self.scriptReply(found.map(SuggestedPage.init))
  }
}

/// A question to be asked: its words, then what was asked before and where it would go.
struct AskPage {
  /// Bytes of the form, encoded.
  static let longestForm = 128 << 10
  static let mostTitle = 480
  /// Characters.
  static let mostWords = 18_000
  static let mostSimilar = 5

  var draft: AskDraft
  var asker: AskerFields
  /// That it may be put to.
  var teams: [String]
  /// Names this page to the server: what is sent twice from it is done once.
  var token: String
  /// nil before somebody looked.
  var preview: AskPreview?
  var trouble: UserFacingError?
  var setting: PageSetting

  func html() -> HTMLWriter {
    PageFrame(title: "Ask a question", theme: setting.theme, section: .questions).page { html in
      html(.div, .class("page one narrow")) { html in
        html(.div) { html in
          html(.h1, text: "Ask a question")
          if let trouble { html.write(trouble: trouble) }
          if let preview { write(preview, &html) } else { introduction(&html) }
          form(&html)
        }
      }
    }
  }

  private func introduction(_ html: inout HTMLWriter) {
    html(.p, .class("quiet")) { html in
      html.text(
        "It is asked in public: it goes to the channel of those whom it concerns, into the inbox of a few who know ")
      html.text("it, and stays here for whoever asks the same later.")
    }
  }

  private func form(_ html: inout HTMLWriter) {
    html(.form, .class("sheet ask"), .method("post"), .action(Route.ask().link)) { html in
      html(.input, .type("hidden"), .name("token"), .value(token))
      html(.label) { html in
        html(.span, .class("small quiet"), text: "Your question, in one sentence")
        html(
          .input, .type("text"), .name("title"), .value(draft.title), .maxlength(Self.mostTitle), .required,
          .noAutocomplete, .data(.similar, Route.similarQuestions(query: "").link.text), .if(preview == nil, .autofocus)
        )
      }
      // Filled by the script while somebody types.
      html(.div, .id("similar"), .role("status")) { _ in }
      html(.label) { html in
        html(.span, .class("small quiet"), text: "What else there is to say: what you tried, what you saw")
        html(.textarea, .name("words"), .rows(6), .maxlength(Self.mostWords), text: draft.words)
      }
      html(.p, .class("fields")) { html in
        html(.label) { html in
          html(.span, .class("small quiet"), text: "About the project or repository, if any")
          html(
            .input, .type("text"), .name("project"), .value(draft.subject), .maxlength(AskerFields.longest),
            .noSpellcheck,
            .noCapitals)
        }
        html(.label) { html in
          html(.span, .class("small quiet"), text: "To the team, if you know which")
          html(
            .input, .type("text"), .name("to"), .value(draft.team), .maxlength(Asker.longest), .list("addressees"),
            .noSpellcheck)
        }
      }
      html(.datalist, .id("addressees")) { html in
        for name in teams where !name.unicodeScalars.contains(where: \.isDeceptive) { html(.option, .value(name)) }
      }
      asker.write(to: &html)
      html(.p, .class("actions")) { html in
        if preview == nil {
          html(
            .button, .type("submit"), .class("primary"), .name("step"), .value("preview"),
            text: "See what was asked before")
        } else {
          html(.button, .type("submit"), .class("primary"), .name("step"), .value("ask"), text: "Ask in public")
          html(.button, .type("submit"), .name("step"), .value("preview"), text: "Look again")
        }
      }
    }
  }

  private func write(_ preview: AskPreview, _ html: inout HTMLWriter) {
    if preview.similar.isEmpty {
      html(.p, .class("hint"), .role("status"), text: "Nothing like it was asked before.")
    } else {
      QuestionList(title: "Asked before", questions: preview.similar, setting: setting).write(to: &html)
    }
    html(.section, .class("part")) { html in
      html(.h2, text: "Where it goes")
      html(.ul, .class("rows")) { html in
        for channel in preview.channels {
          html(.li) { html in
            html(.span) { $0.name(channel.name) }
            html(.span, .class("quiet small"), text: channel.kind)
          }
        }
        for person in preview.people {
          html(.li) { html in
            html(.span) { html in
              html(.a, .href(Route.person(person.person.key).link)) { $0.name(person.person.name) }
              html(.span, .class("quiet small")) { $0.evidence(person.why) }
            }
            html(.span, .class("quiet small"), text: "inbox")
          }
        }
        html(.li) { html in
          html(.span, text: "This site, where everybody who may see the subject finds it")
        }
      }
      if !preview.places.isEmpty {
        html(.p, .class("small quiet")) { html in
          html.text("Those who own it also talk in ")
          html.name(preview.places.joined(separator: ", "))
          html.text("; nothing is sent there.")
        }
      }
    }
  }
}
