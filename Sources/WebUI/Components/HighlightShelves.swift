import Foundation
import HTML
import SearchModel
import Services
import Wording

/// Lists of what is worth a look, side by side; below them, what would fill those that are empty.
struct HighlightShelves {
  enum Shelf: CaseIterable {
    case mostUsed, newest, seeking, documented, external, concerns
  }

  var highlights: Highlights
  var setting: PageSetting
  var shelves: [Shelf] = Shelf.allCases
  /// Whether shelves with nothing on them are named.
  var showsEmpty = true

  /// `others` writes sections that stand among the shelves.
  func write(to html: inout HTMLWriter, others: (inout HTMLWriter) -> Void = { _ in }) {
    html(.div, .class("shelves")) { html in
      for shelf in shelves where !isEmpty(shelf) {
        html(.section) { html in
          html(.h2, text: title(shelf))
          html(.ul, .class("rows")) { rows(of: shelf, &$0) }
        }
      }
      others(&html)
    }
    let empty = shelves.filter(isEmpty)
    guard showsEmpty, !empty.isEmpty else { return }
    html(.ul, .class("empty-shelves quiet small")) { html in
      for shelf in empty {
        html(.li) { html in
          html.text("\(title(shelf)): ")
          html.sentence(whatFills(shelf))
        }
      }
    }
  }

  private func isEmpty(_ shelf: Shelf) -> Bool {
    switch shelf {
    case .mostUsed: highlights.mostUsed.isEmpty
    case .newest: highlights.newest.isEmpty
    case .seeking: highlights.seekingContributors.isEmpty
    case .documented: highlights.documented.isEmpty
    case .external: highlights.external.isEmpty
    case .concerns: highlights.concerns.isEmpty
    }
  }

  private func title(_ shelf: Shelf) -> String {
    switch shelf {
    case .mostUsed: "Most used across teams"
    case .newest: "New projects"
    case .seeking: "Looking for contributors"
    case .documented: "Recently documented"
    case .external: "Most used packages from elsewhere"
    case .concerns: "Relied on, and in need of care"
    }
  }

  private func whatFills(_ shelf: Shelf) -> String {
    switch shelf {
    case .mostUsed: "No project here names a package of another repository in its manifest yet."
    case .newest: "Projects show here when their history has been read."
    case .seeking: "A project shows here when its files say that help is wanted, for instance in CONTRIBUTING."
    case .documented: "Projects show here when their documents change."
    case .external: "No manifest here names a package from elsewhere."
    case .concerns: "Everything that others rely on has an owner and is kept up."
    }
  }

  private func rows(of shelf: Shelf, _ html: inout HTMLWriter) {
    switch shelf {
    case .mostUsed:
      for used in highlights.mostUsed {
        row(used.project, &html) { html in
          html.text(Counted.text(used.teams, "team"))
          html.text(", \(Counted.text(used.repositories, "repository", "repositories"))")
        }
      }
    case .newest:
      for project in highlights.newest { row(project, &html) { date(project.traits.created, &$0) } }
    case .documented:
      for project in highlights.documented { row(project, &html) { date(project.traits.documented, &$0) } }
    case .seeking:
      for project in highlights.seekingContributors {
        row(project, &html) { html in
          if let owner = project.owner { html.name(owner) }
        }
      }
    case .external:
      for package in highlights.external { row(package, &html) }
    case .concerns:
      for concern in highlights.concerns {
        row(concern.project, &html) { $0(.span, .class("tag warn"), text: Self.words(concern.reason)) }
      }
    }
  }

  private func row(
    _ project: ProjectSummary, _ html: inout HTMLWriter, aside: (inout HTMLWriter) -> Void
  ) {
    html(.li) { html in
      html(.span) { html in
        html.project(project)
        html(.span, .class("quiet small"), text: project.description)
      }
      html(.span, .class("quiet small when"), content: aside)
    }
  }

  private func row(_ package: Highlights.External, _ html: inout HTMLWriter) {
    html(.li) { html in
      html(.span) { html in
        html(.b) { $0.name(package.name) }
        html(.span, .class("quiet small")) { $0.name(package.ecosystem) }
      }
      html(.span, .class("quiet small when")) { html in
        html.text("\(Counted.text(package.projects, "project")) of \(Counted.text(package.teams, "team"))")
      }
    }
  }

  private func date(_ seconds: Double?, _ html: inout HTMLWriter) {
    if let seconds { html.time(setting.moment(Date(timeIntervalSince1970: seconds))) }
  }

  private static func words(_ reason: Highlights.Concern.Reason) -> String {
    switch reason {
    case .withoutOwner: "no known owner"
    case .deprecated: "no longer kept up"
    case .archived: "archived"
    case .notReady: "little explained"
    }
  }
}
