import HTML
import SearchModel

/// What to do next where a list has nothing to show.
extension HTMLWriter {
  /// Nothing was read of any repository yet.
  mutating func writeHowToSync() {
    self(.p) { html in
      html.text("Name sources in guildhall.yaml and run ")
      html(.code, text: "guildhall sync")
      html.text(". What went wrong is on the ")
      html(.a, .href(Route.status.link), text: "status page")
      html.text(".")
    }
  }

  /// What is wrong with what was asked, and the way out.
  mutating func write(trouble: UserFacingError) {
    self(.p, .class("note"), .role("alert")) { html in
      html.sentence(trouble.message)
      html.text(" ")
      html.sentence(trouble.hint)
    }
  }

  /// What may be asked, as links.
  mutating func write(examples: [String], route: (String) -> Route) {
    self(.p, .class("examples small quiet")) { html in
      html.text("For example ")
      for (index, example) in examples.enumerated() {
        if index > 0 { html.text(" · ") }
        html(.a, .href(route(example).link), text: example)
      }
    }
  }

  /// Nothing is called so, and something may still speak of it.
  mutating func writeSearch(for name: String) {
    self(.p) { html in
      html.text("Perhaps it is mentioned: ")
      html(.a, .href(Route.search(query: name).link)) { html in
        html.text("search for ")
        html.name(name)
      }
    }
  }
}
