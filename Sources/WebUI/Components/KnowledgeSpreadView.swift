import HTML
import Services
import Wording

/// On how many people the knowledge of a place rests, and who could share it with whom: said to help those who have it.
struct KnowledgeSpreadView {
  var spread: KnowledgeSpread

  func write(to html: inout HTMLWriter) {
    html(.p) { html in
      html.text("Of \(Counted.text(spread.files, "file")), nobody still active knows ")
      html.text("\(Counted.number(spread.orphaned)) well. ")
      html.text(
        spread.truckFactor == 0
          ? "That is more than half of them: whoever takes one up should write down what they find out."
          : "\(Counted.text(spread.truckFactor, "person", "people")) would have to leave before that is more than half."
      )
    }
    guard !spread.lessons.isEmpty else { return }
    html(.p, text: "Where sharing helps most:")
    html(.ul, .class("rows")) { html in
      for lesson in spread.lessons { html(.li) { write(lesson, &$0) } }
    }
  }

  private func write(_ lesson: KnowledgeSpread.Lesson, _ html: inout HTMLWriter) {
    html(.span) { html in
      html(.a, .href(Route.tree(Place(lesson.place.repository, lesson.place.path)).link)) {
        $0.name(lesson.place.path.isEmpty ? lesson.place.repository : lesson.place.path)
      }
      html.text(": \(Counted.text(lesson.files, "file")) that only ")
      if let keeper = lesson.keeper {
        html(.a, .href(Route.person(keeper.key).link)) { $0.name(keeper.name) }
      } else {
        html.text("one person")
      }
      html.text(" knows well")
      if let learner = lesson.learner {
        html.text("; ")
        html(.a, .href(Route.person(learner.key).link)) { $0.name(learner.name) }
        html.text(" could be the second: nearest to learning them")
      }
      html.text(".")
    }
  }
}
