import HTML
import SearchModel
import Services

/// What stands beside the candidates for a need: whom to ask, practices that apply, and code that does it somewhere.
struct ResearchAsides {
  var answer: ResearchAnswer

  var isEmpty: Bool { answer.people.isEmpty && answer.practices.isEmpty && answer.code.isEmpty }

  func write(to html: inout HTMLWriter) {
    section("Who knows", answer.people, &html) { contact, html in
      name(of: contact, &html)
      html(.div, .class("small quiet"), text: contact.why)
    }
    section("Practices that apply", answer.practices, &html) { practice, html in
      let fragment = practice.anchor.isEmpty ? nil : DocumentView.idPrefix + practice.anchor
      html(.a, .href(Route.chapter(practice.slug).link(fragment: fragment))) { html in
        html.name(practice.title)
        if !practice.heading.isEmpty, practice.heading != practice.title {
          html.text(", ")
          html.name(practice.heading)
        }
      }
      html(.div, .class("small")) { $0.text(practice.text, marks: practice.ranges) }
    }
    section("Code that does it", answer.code, &html) { symbol, html in
      html(.a, .class("mono"), .href(Route.line(symbol.line, of: Place(symbol.repository, symbol.path)))) { html in
        html.name(symbol.name)
      }
      html.text(" ")
      html(.span, .class("small quiet")) { $0.name(symbol.project) }
      html(.div, .class("small")) { $0.text(symbol.text, marks: symbol.ranges) }
    }
  }

  private func section<Item>(
    _ title: String, _ items: [Item], _ html: inout HTMLWriter, _ write: (Item, inout HTMLWriter) -> Void
  ) {
    guard !items.isEmpty else { return }
    html(.section) { html in
      html(.h2, text: title)
      html(.ul, .class("beside-list")) { html in
        for item in items { html(.li) { write(item, &$0) } }
      }
    }
  }

  private func name(of contact: ResearchContact, _ html: inout HTMLWriter) {
    switch (contact.kind, contact.key) {
    case (.channel, _): html.value(contact.title)
    case (.team, let key?): html(.a, .href(Route.team(key).link)) { $0.name(contact.title) }
    case (.person, let key?): html(.a, .href(Route.person(key).link)) { $0.name(contact.title) }
    default: html.name(contact.title)
    }
  }
}
