import HTML
import Services

/// Who knows it, and on how many people that rests.
extension ProjectPage {
  var knowledge: PageSection? {
    guard let repository else { return nil }
    return PageSection("knowledge", "Who knows it") { html in
      html(.p) { html in
        html(.a, .class("button"), .href(Route.who(subject: subject(repository)).link), text: "Who to ask")
      }
      if let spread { KnowledgeSpreadView(spread: spread).write(to: &html) }
    }
  }

  private func subject(_ repository: String) -> String { "\(repository):\(summary.folder)" }
}
