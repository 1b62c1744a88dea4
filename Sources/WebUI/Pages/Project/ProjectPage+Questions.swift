import HTML
import Services
import Wording

/// What was asked about it before.
extension ProjectPage {
  static let shownQuestions = 5

  var askedBefore: PageSection? {
    guard let questions, !questions.questions.isEmpty else { return nil }
    return PageSection("questions", "Questions") { html in
      QuestionList.write(questions.questions, setting, to: &html)
      guard questions.total > questions.questions.count else { return }
      html(.p) { html in
        html(
          .a, .href(Route.questions(QuestionQuery(subject: asked)).link),
          text: "All \(Counted.text(questions.total, "question")) about it")
      }
    }
  }
}
