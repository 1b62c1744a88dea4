import HTML

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
