import HTML
import Hummingbird
import SearchModel
import Services
import Wording

extension WebUI {
  func research(_ need: String, _ setting: PageSetting) async throws -> Response {
    var page = ResearchPage(need: need, setting: setting)
    guard !need.allSatisfy(\.isWhitespace) else { return page.html().response() }
    do {
      page.answer = try await useCases.researching.research(ResearchRequest(need: need, viewer: setting.viewer))
      return page.html().response()
    } catch let error as UserFacingError where error.code == .badRequest {
      page.trouble = error
      return page.html().response(.badRequest)
    }
  }
}

/// A need in words, and what the organisation has for it.
struct ResearchPage {
  var need: String
  var answer: ResearchAnswer?
  /// What is wrong with the need.
  var trouble: UserFacingError?
  var setting: PageSetting

  private static let examples = [
    "retry a flaky HTTP call, waiting longer each time", "read settings from a YAML file",
    "parse command line arguments",
  ]

  func html() -> HTMLWriter {
    PageFrame(title: need.isEmpty ? "Research" : need, theme: setting.theme, section: .research).page { html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          html(.h1, text: "Research before you build")
          form(&html)
          if let trouble { write(trouble, &html) }
          if let answer { write(answer, &html) } else if trouble == nil { empty(&html) }
        }
      }
    }
  }

  private func form(_ html: inout HTMLWriter) {
    html(.form, .class("search large"), .role("search"), .action(Route.research(need: "").link)) { html in
      html(
        .input, .type("search"), .name("q"), .value(need), .label("What is needed, in a sentence"),
        .placeholder("What do you need? Say it in a sentence"), .noAutocomplete, .if(need.isEmpty, .autofocus))
      html(.button, .class("primary"), .type("submit"), text: "Research")
    }
  }

  private func write(_ trouble: UserFacingError, _ html: inout HTMLWriter) {
    html(.p, .class("note"), .role("alert")) { html in
      html.sentence(trouble.message)
      html.text(" ")
      html.sentence(trouble.hint)
    }
  }

  private func empty(_ html: inout HTMLWriter) {
    html(.p, .class("examples small quiet")) { html in
      html.text("For example ")
      for (index, example) in Self.examples.enumerated() {
        if index > 0 { html.text(" · ") }
        html(.a, .href(Route.research(need: example).link), text: example)
      }
    }
    html(.section, .class("card")) { html in
      html(.h2, text: "Somebody may have it already")
      html(.p) { html in
        html.text("Say what is needed in your own words. It is compared with what every project says of itself: its ")
        html.text("description, its README and its documents. Each answer says why it fits, who owns it, how to use ")
        html.text("it and what speaks against it. To find a name or a line of code, ")
        html(.a, .href(Route.search(query: "").link), text: "search")
        html.text(". ")
        html(.a, .href(Route.everywhere.link), text: "Ask from where you work")
        html.text(": the address bar, the terminal, a commit, a merge request.")
      }
    }
  }

  private func write(_ answer: ResearchAnswer, _ html: inout HTMLWriter) {
    html(.p, .class("answer"), .role("status")) { html in
      html.text(
        "\(Counted.text(answer.candidates.count, "candidate")) among \(Counted.text(answer.compared, "project")), "
          + Counted.elapsed(answer.elapsed))
    }
    for sentence in answer.lacks { html(.p, .class("note")) { $0.sentence(sentence) } }
    if !answer.hasFit {
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
    html(.div, .class("cards")) { html in
      for candidate in answer.candidates { CandidateCard(candidate: candidate).write(to: &html) }
    }
  }
}
