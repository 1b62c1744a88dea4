import HTML
import Services
import Wording

/// What was decided before on a need, or on the candidates for it.
struct DecisionList {
  var decisions: [FoundDecision]

  /// Writes nothing when there are none.
  func write(to html: inout HTMLWriter) {
    guard !decisions.isEmpty else { return }
    html(.section, .class("group")) { html in
      html(.h2, text: "Decided before")
      html(.div, .class("cards")) { html in
        for found in decisions { DecisionCard(hit: found.hit, candidates: found.candidates).write(to: &html) }
      }
    }
  }
}
