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
  private var scope: String { QueryText.field("repo", name) + " " }

  func html() -> HTMLWriter {
    let frame = PageFrame(
      title: "Documentation of \(name)", theme: setting.theme, section: .docs,
      query: scope, queryType: .document)
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
      var list = NavigationList(entries: navigation.entries, page: { .document(repository: name, path: $0) })
      list.unfolded = 2_000
      if navigation.origin == .docC { list.symbol = symbol }
      list.write(to: &html)
    }
  }

  /// A symbol has no page here: where it is defined is found by its name, the last of `Buffer/read(_:)`.
  private func symbol(_ path: String) -> Route {
    let last = path.split(separator: "/").last ?? ""
    let symbol = String(last.prefix { $0 != "(" && $0 != "-" })
    return Route.search(query: scope + QueryText.field("sym", symbol))
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
      html(.details) { html in
        html(.summary) { html in
          html.text(Counted.text(missing.count, "page"))
          html.text(missing.count == 1 ? " is listed and not there" : " are listed and not there")
        }
        html(.p, .class("small quiet"), text: "Write them, or correct the lists.")
        html(.ul, .class("problems")) { html in
          for page in missing.prefix(Self.mostProblems) { html(.li) { write(page, &$0) } }
        }
      }
    }
  }

  private func write(_ page: RepositoryDocumentation.MissingPage, _ html: inout HTMLWriter) {
    html(.p) { html in
      html(.b) { $0.name(page.title) }
      html.text(": ")
      html(.span, .class("mono")) { $0.name(page.path) }
    }
    html(.p, .class("quiet small")) { self.source(page, &$0) }
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
