import HTML
import Services
import Wording

/// A decision that was found, with the sentence of it that fits.
struct DecisionCard {
  var hit: DecisionHit
  /// Names of the candidates that it is about, in an answer to a need.
  var candidates: [String] = []

  func write(to html: inout HTMLWriter) {
    let decision = hit.decision
    html(.article, .class("card")) { html in
      html(.header) { html in
        html(.h2) { $0.decision(decision) }
        html.decisionStatus(decision)
      }
      if let successor = decision.successor {
        html(.p, .class("small")) { $0.successor(successor, in: decision.repository) }
      }
      if !hit.sentence.isEmpty { html(.p, .class("why")) { $0.text(hit.sentence, marks: hit.ranges) } }
      html(.ul, .class("facts")) { html in
        if let date = decision.date { html(.li) { html in html(.time, .datetime(date)) { $0.name(date) } } }
        html(.li) { html in
          html.text("in ")
          html(.a, .href(Route.repository(decision.repository).link)) { $0.name(decision.repository) }
        }
        if let research = decision.research {
          html(.li) { html in
            html.text("research ")
            html.research(research)
          }
        }
        if !candidates.isEmpty { html(.li) { $0.name("about " + candidates.joined(separator: ", ")) } }
      }
    }
  }
}
