import HTML
import QueryLanguage
import SearchModel
import Services
import Wording

/// Ways to narrow a list; each is a link.
struct FacetList {
  struct Choice {
    var label: String
    var count: Int
    /// There may be more than were counted.
    var isBound = false
    var link: Link
    var isSelected: Bool
  }

  struct Section {
    var title: String
    var choices: [Choice]
  }

  var sections: [Section]

  /// Choices of a section that are seen at once, and in all.
  private static let shown = 8
  private static let most = 60

  func write(to html: inout HTMLWriter) {
    html(.nav, .class("facets"), .label("Narrow the results")) { html in
      for section in sections {
        html(.section, .class("facet")) { html in
          html(.h2, text: section.title)
          write(section, &html)
        }
      }
    }
  }

  private func write(_ section: Section, _ html: inout HTMLWriter) {
    let all = section.choices
    let first = all.enumerated().filter { $0.offset < Self.shown || $0.element.isSelected }.map(\.element)
    let rest = all.dropFirst(Self.shown).filter { !$0.isSelected }
    list(first, &html)
    guard !rest.isEmpty else { return }
    html(.details) { html in
      html(.summary, .class("small quiet"), text: "\(Counted.number(rest.count)) more")
      list(Array(rest.prefix(Self.most)), &html)
      if rest.count > Self.most { html(.p, .class("small quiet"), text: "The most frequent are listed.") }
    }
  }

  private func list(_ choices: [Choice], _ html: inout HTMLWriter) {
    html(.ul) { html in
      for choice in choices { html(.li) { write(choice, &$0) } }
    }
  }

  private func write(_ choice: Choice, _ html: inout HTMLWriter) {
    html(
      .a, .href(choice.link), .if(choice.isSelected, .current("true")),
      .title(choice.isSelected ? "Remove \(choice.label)" : choice.label)
    ) { html in
      html(.span) { $0.name(choice.label) }
      html(.b, text: Counted.number(choice.count) + (choice.isBound ? "+" : ""))
      if choice.isSelected { html(.span, .class("remove"), .label("remove"), .role("img"), text: "×") }
    }
  }
}

extension FacetList {
  /// Of a search: each choice is a query of its own.
  init(facets: [Facet], type: ResultType?) {
    sections = facets.map { facet in
      Section(
        title: Self.title(facet.name),
        choices: facet.values.map {
          Choice(
            label: $0.label, count: $0.count, link: Route.search(query: $0.query, type: type).link,
            isSelected: $0.isSelected)
        })
    }
  }

  private static func title(_ name: String) -> String {
    switch name {
    case "repository": "Repository"
    case "language": "Language"
    case "owner": "Owner"
    case "revision": "Revision"
    default: name
    }
  }

  /// Of a list of projects. A facet of which nothing is known narrows nothing.
  init(_ answer: ProjectListAnswer, query: ProjectQuery) {
    sections = answer.facets.compactMap { counts in
      let facet = counts.facet
      guard counts.values.contains(where: { $0.value != facet.unknown || $0.isChosen }) else { return nil }
      return Section(
        title: facet.title,
        choices: counts.values.map { value in
          Choice(
            label: facet.label(value.value), count: value.projects, isBound: !answer.isComplete,
            link: Route.projects(query.with { $0.chosen[facet] = value.isChosen ? nil : value.value }).link,
            isSelected: value.isChosen)
        })
    }
  }
}
