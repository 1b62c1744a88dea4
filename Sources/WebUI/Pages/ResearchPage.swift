import HTML
import Hummingbird
import SearchModel
import Services
import Wording

extension WebUI {
  func research(_ need: String, by asker: Asker, looking: Asker?, _ setting: PageSetting) async throws -> Response {
    var page = ResearchPage(need: need, token: token(), setting: setting)
    guard !need.allSatisfy(\.isWhitespace) else {
      page.newest = try await useCases.recording.dossiers(
        DossierListRequest(limit: ResearchPage.mostNewest, viewer: setting.viewer)
      ).dossiers
      return page.html().response()
    }
    do {
      page.answer = try await useCases.researching.research(
        ResearchRequest(need: need, viewer: setting.viewer, asker: looking))
      page.asker = try await askerFields(asker, project: "", setting)
      return page.html().response()
    } catch let error as UserFacingError where error.code == .badRequest {
      page.trouble = error
      return page.html().response(.badRequest)
    }
  }

  /// The page with what was typed, and what is wrong with it. It counts as no further question.
  func research(_ form: VerdictForm, refused trouble: FormTrouble, _ setting: PageSetting) async throws -> Response {
    var page = ResearchPage(need: form.need, token: token(), setting: setting)
    page.entries = form.entries
    page.entries.trouble = trouble
    do {
      page.answer = try await useCases.researching.research(ResearchRequest(need: form.need, viewer: setting.viewer))
      page.asker = try await askerFields(form.said, project: form.project, trouble: trouble, setting)
    } catch let error as UserFacingError where error.code == .badRequest {
      page.trouble = error
    }
    return page.html().response(.unprocessableContent)
  }
}

/// A need in words, and what the organisation has for it.
struct ResearchPage {
  var need: String
  var answer: ResearchAnswer?
  /// What is wrong with the need.
  var trouble: UserFacingError?
  var asker = AskerFields(asker: Asker(), project: "")
  var entries = VerdictEntries()
  /// Names this page to the server: what is sent twice from it is done once.
  var token = ""
  /// Recorded needs that are shown before anything was asked.
  var newest: [ResearchDossier] = []
  var setting: PageSetting

  static let mostNewest = 8

  private static let examples = [
    "retry a flaky HTTP call, waiting longer each time", "read settings from a YAML file",
    "parse command line arguments",
  ]

  func html() -> HTMLWriter {
    PageFrame(title: need.isEmpty ? "Research" : need, theme: setting.theme, section: .research).page { html in
      html(.div, asides == nil ? .class("page one") : .class("page aside")) { html in
        html(.div) { html in
          html(.h1, text: "Research before you build")
          form(&html)
          if let trouble { html.write(trouble: trouble) }
          if let answer { write(answer, &html) } else if trouble == nil { empty(&html) }
        }
        if let asides { html(.aside, .label("People, practices and code")) { asides.write(to: &$0) } }
      }
    }
  }

  /// nil when there is nothing to stand there.
  private var asides: ResearchAsides? {
    let asides = answer.map(ResearchAsides.init)
    return asides?.isEmpty == false ? asides : nil
  }

  private func form(_ html: inout HTMLWriter) {
    html(.form, .class("search large"), .role("search"), .action(Route.research(need: "").link)) { html in
      html(
        .input, .type("search"), .name("q"), .value(need), .label("What is needed, in a sentence"),
        .placeholder("What do you need? Say it in a sentence"), .noAutocomplete, .if(need.isEmpty, .autofocus))
      html(.button, .class("primary"), .type("submit"), text: "Research")
    }
  }

  private func empty(_ html: inout HTMLWriter) {
    html.write(examples: Self.examples) { Route.research(need: $0) }
    html(.section, .class("card")) { html in
      html(.h2, text: "Somebody may have it already")
      html(.p) { html in
        html.text("Say what is needed in your own words. It is compared with what every project says of itself: its ")
        html.text(
          "description, its documents, its functions and types. Each answer says why it fits, who owns it, how to use ")
        html.text("it and what speaks against it. To find a name or a line of code, ")
        html(.a, .href(Route.search(query: "").link), text: "search")
        html.text(". ")
        html(.a, .href(Route.everywhere.link), text: "Ask from where you work")
        html.text(": the address bar, the terminal, a commit, a merge request.")
      }
      html(.p) { html in
        html.text("What several people need and nobody has is on the page of ")
        html(.a, .href(Route.demand().link), text: "demand")
        html.text(".")
      }
    }
    guard !newest.isEmpty else { return }
    html(.section, .class("part")) { html in
      html(.h2, text: "What others needed")
      html(.ul, .class("rows")) { html in
        for dossier in newest { html(.li) { DossierRow(dossier: dossier, setting: setting).write(to: &$0) } }
      }
      html(.p, .class("small")) { $0(.a, .href(Route.records(RecordQuery()).link), text: "All recorded research") }
    }
  }

  private func write(_ answer: ResearchAnswer, _ html: inout HTMLWriter) {
    html(.p, .class("answer"), .role("status")) { html in
      html.text(
        "\(Counted.text(answer.candidates.count, "candidate")) among \(Counted.text(answer.compared, "project")), "
          + Counted.elapsed(answer.elapsed))
    }
    for sentence in answer.lacks { html(.p, .class("note")) { $0.sentence(sentence) } }
    html.write(answer.incomplete.lacks)
    if !answer.hasFit {
      // Where nothing fits, what was decided on the need says most.
      DecisionList(decisions: answer.decisions).write(to: &html)
      html(.p, .class("hint")) { html in
        html.text("Nothing seems to do that. ")
        if answer.candidates.isEmpty {
          html.text("Put it in other words, or ")
          html(.a, .href(Route.search(query: answer.need).link), text: "search for the words")
          html.text(".")
        } else {
          html.text("These come nearest:")
        }
      }
    }
    html(.form, .method("post"), .action(Route.research(need: "").link)) { html in
      html(.input, .type("hidden"), .name("need"), .value(answer.need))
      html(.input, .type("hidden"), .name("token"), .value(token))
      // The first button is what the enter key presses.
      html(.button, .type("submit"), .class("unseen"), .tabindex(-1), .name("verdict"), .value("record")) { html in
        html.text("Record the need")
      }
      html.write(trouble: entries.trouble)
      asker.write(to: &html)
      html(.div, .class("cards")) { html in
        for (place, candidate) in answer.candidates.enumerated() {
          let verdicts = VerdictButtons(
            place: place, candidate: candidate.offer.summary.identifier, entries: entries)
          CandidateCard(candidate: candidate, verdicts: verdicts).write(to: &html)
        }
        nothingFits(&html)
      }
    }
    if answer.hasFit { DecisionList(decisions: answer.decisions).write(to: &html) }
    QuestionList(title: "Asked before", questions: answer.questions, setting: setting).write(to: &html)
    EarlierResearchList(earlier: answer.earlier, setting: setting).write(to: &html)
  }

  private func nothingFits(_ html: inout HTMLWriter) {
    html(.article, .class("card")) { html in
      html(.header) { $0(.h2, text: "Nothing fits?") }
      html(
        .p, .class("quiet"),
        text: "Record the need: who looks for the same finds it, and so do those who may build it for several teams.")
      NeedButtons(isNew: true, entries: entries).write(to: &html)
      html(.p, .class("small")) { html in
        html.text("Somebody may know more than is written down: ")
        html(.a, .href(Route.ask(AskDraft(title: need)).link), text: "ask it in public")
        html.text(".")
      }
    }
  }
}
