import HTML
import Hummingbird
import QueryLanguage
import Readiness
import SearchModel
import Services
import Wording

extension WebUI {
  func documentation(_ repository: String, _ setting: PageSetting) async throws -> Response {
    let found = try await useCases.documents.documentation(of: repository, viewer: setting.viewer)
    let practices = try await useCases.documents.practices(
      followedBy: repository, folder: "", viewer: setting.viewer)
    return DocumentationPage(
      repository: found.repository, documentation: found.documentation, practices: practices, setting: setting
    ).html().response()
  }
}

/// All that one repository documents, in its own order.
struct DocumentationPage {
  var repository: RepositorySummary
  var documentation: RepositoryDocumentation
  var practices: [FollowedPractice]
  var setting: PageSetting

  /// Problems that are listed.
  private static let mostProblems = 100

  private var name: String { repository.facts.name }

  func html() -> HTMLWriter {
    let frame = PageFrame(
      title: "Documentation of \(name)", theme: setting.theme, section: .docs,
      query: QueryText.field("repo", name) + " ", queryType: .document)
    return frame.page { html in
      html(.div, .class("page aside")) { html in
        html(.div) { html in
          header(&html)
          for navigation in documentation.navigations { write(navigation, &html) }
          if documentation.titles.isEmpty { empty(&html) }
        }
        html(.aside, .label("About")) { about(&$0) }
      }
    }
  }

  private func header(_ html: inout HTMLWriter) {
    html(.nav, .class("crumbs"), .label("Path")) { html in
      html(.a, .href(Route.library(matching: "").link), text: "Docs")
      html(.span, .class("faint"), .decorative, text: "/")
      html(.b, .current("page")) { $0.name(name) }
    }
    html(.header, .class("head")) { html in
      html(.h1) { html in
        html.text("Documentation of ")
        html.name(name)
      }
      RepositoryTags(repository: repository).write(to: &html)
    }
    if !repository.description.isEmpty { html(.p, .class("lead"), text: repository.description) }
  }

  private func write(_ navigation: DocumentationNavigation, _ html: inout HTMLWriter) {
    html(.section, .class("sheet navigation")) { html in
      html(.h2) { $0.name(navigation.title) }
      if !navigation.source.isEmpty {
        html(.p, .class("quiet small")) { html in
          html.text("in the order of ")
          html(.a, .class("mono"), .href(source(navigation).link)) { $0.name(navigation.source) }
        }
      }
      NavigationList(
        entries: navigation.entries, current: nil, page: { .document(repository: name, path: $0) }, unfolded: 2_000
      ).write(to: &html)
    }
  }

  private func source(_ navigation: DocumentationNavigation) -> Route {
    let place = Place(name, navigation.source)
    return switch navigation.origin {
    case .mkDocs, .mdBook: .file(place, source: true)
    case .docC, .folder: .tree(place)
    }
  }

  private func empty(_ html: inout HTMLWriter) {
    html(.section, .class("empty")) { html in
      html(.h2, text: "Nothing is documented here")
      html(.p) { html in
        html.text("A README.md, or Markdown below docs/, appears here with the next sync. ")
        html(.a, .href(Route.repository(name).link), text: "To the repository")
      }
    }
  }

  // MARK: - Beside it

  private func about(_ html: inout HTMLWriter) {
    html(.section) { html in
      html(.h2, text: "About")
      html(.dl, .class("about")) { html in
        html(.dt, text: "Repository")
        html(.dd) { html in html(.a, .href(Route.repository(name).link)) { $0.name(name) } }
        html(.dt, text: "Documents")
        html(.dd, text: Counted.number(documentation.titles.count))
        html(.dt, text: "Index")
        html(.dd) { $0.freshness(repository.freshness, setting) }
      }
    }
    PracticeList(practices: practices, repository: name).write(to: &html)
    missing(&html)
  }

  private func missing(_ html: inout HTMLWriter) {
    let missing = documentation.missing
    guard !missing.isEmpty else { return }
    html(.section) { html in
      html(.h2, text: "For its owner")
      html(.p, .class("small")) { html in
        html.text(
          missing.count == 1
            ? "One page is listed and not there." : "\(Counted.number(missing.count)) pages are listed and not there.")
        html.text(" Write them, or correct the lists.")
      }
      html(.ul, .class("problems")) { html in
        for page in missing.prefix(Self.mostProblems) {
          html(.li) { html in
            html(.p) { html in
              html(.b) { $0.name(page.title) }
              html.text(": ")
              html(.span, .class("mono")) { $0.name(page.path) }
            }
            html(.p, .class("quiet small")) { self.source(page, &$0) }
          }
        }
      }
    }
  }

  private func source(_ page: RepositoryDocumentation.MissingPage, _ html: inout HTMLWriter) {
    html.text("listed in ")
    // Lines of a DocC catalogue are those of its pages.
    guard let line = page.line, !page.source.hasSuffix(".docc") else { return html.name(page.source) }
    html(.a, .href(Route.line(line, of: Place(name, page.source), source: true))) { html in
      html.name(page.source)
      html.text(", line \(line)")
    }
  }
}

/// The practices of the handbook that a repository says it follows.
struct PracticeList {
  var practices: [FollowedPractice]
  var repository: String

  /// Writes nothing when there are none.
  func write(to html: inout HTMLWriter) {
    guard !practices.isEmpty else { return }
    html(.section) { html in
      html(.h2, text: "Practices it follows")
      html(.ul, .class("rows")) { html in
        for practice in practices {
          html(.li) { html in
            html(.span) { html in
              html(.a, .href(Route.chapter(practice.slug).link)) { $0.name(practice.title) }
              html(.span, .class("quiet small")) { html in
                html.text("said in ")
                let place = Place(repository, practice.path)
                html(.a, .href(Route.line(practice.line, of: place, source: true))) { html in
                  html.name(practice.path)
                  html.text(", line \(practice.line)")
                }
              }
            }
          }
        }
      }
    }
  }
}
