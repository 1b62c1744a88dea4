import Decisions
import HTML
import Services

/// What stands above a document that is a decision record: whether it holds, since when, who decided, and why.
struct DecisionHead {
  var detail: DecisionDetail

  private var summary: DecisionSummary { detail.summary }

  func write(to html: inout HTMLWriter) {
    let people = detail.record.people
    let facts: [(name: String, names: [String])] = [
      ("Decided by", people.deciders), ("Consulted", people.consulted), ("Informed", people.informed),
    ]
    html(.dl, .class("about glance sheet"), .label("Decision")) { html in
      fact("Decision", &html) { status(&$0) }
      if let date = summary.date { fact("Date", &html) { html in html(.time, .datetime(date)) { $0.name(date) } } }
      for (name, names) in facts where !names.isEmpty {
        fact(name, &html) { $0.name(names.joined(separator: ", ")) }
      }
      if let chosen = detail.record.chosen { fact("Chosen", &html) { $0.name(chosen) } }
      if let research = summary.research { fact("Research", &html) { $0.research(research) } }
      fact("Others", &html) { html in
        html(.a, .href(Route.decisions(DecisionQuery(repository: summary.repository)).link)) { html in
          html.text("decisions of ")
          html.name(summary.repository)
        }
      }
    }
  }

  private func status(_ html: inout HTMLWriter) {
    if let number = summary.number { html.text("number \(number) ") }
    html.decisionStatus(summary)
    if summary.statusWords.isEmpty { html.text("It does not say whether it holds.") }
    if let successor = summary.successor {
      html.text(" ")
      html.successor(successor, in: summary.repository, isNamed: summary.status == .superseded)
    }
  }

  private func fact(_ name: String, _ html: inout HTMLWriter, _ value: (inout HTMLWriter) -> Void) {
    html(.dt, text: name)
    html(.dd, content: value)
  }
}
