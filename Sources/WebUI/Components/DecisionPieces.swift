import Decisions
import HTML
import SearchModel
import Services

extension HTMLWriter {
  /// A decision's number and title as a link to its document.
  mutating func decision(_ decision: DecisionSummary) {
    decisionLink(decision.repository, decision.path, decision.number, decision.title)
  }

  /// What replaced a decision. `isNamed`: that it was replaced is said before.
  mutating func successor(_ successor: DecisionSummary.Successor, in repository: String, isNamed: Bool = false) {
    text(isNamed ? "by " : "superseded by ")
    decisionLink(repository, successor.path, successor.number, successor.title)
  }

  private mutating func decisionLink(_ repository: String, _ path: String, _ number: Int?, _ title: String) {
    self(.a, .href(Route.document(repository: repository, path: path).link)) { html in
      html.name(number.map { "\($0). \(title)" } ?? title)
    }
  }

  /// What holds stands out from what does not any more.
  mutating func decisionStatus(_ decision: DecisionSummary) {
    let words = decision.statusWords
    guard !words.isEmpty else { return }
    switch decision.status {
    case .accepted: self(.span, .class("tag")) { $0.name(words) }
    case .proposed, nil: self(.span, .class("tag plain")) { $0.name(words) }
    case .rejected, .deprecated, .superseded: self(.span, .class("tag warn")) { $0.name(words) }
    }
  }

  /// The research that led to a decision, as a link to its page; text where it is called like none.
  mutating func research(_ label: String) {
    guard ResearchLabel.number(label) != nil else { return name(label) }
    self(.a, .href(Route.record(label).link)) { $0.name(label) }
  }
}
