import HTML
import SearchModel

extension HTMLWriter {
  /// What the index does not hold: a quiet line each, since it is often old news, with the page that says more.
  mutating func write(_ lacks: [RepositoryLack]) {
    for lack in lacks {
      self(.p, .class("hint")) { html in
        html.sentence(lack.sentence + " ")
        if lack.more == 0, lack.named.count == 1, let only = lack.named.first {
          html(.a, .href(Route.repository(only.name).link), text: "Its page")
        } else {
          html(.a, .href(Route.status.link), text: "Status")
        }
      }
    }
  }
}
