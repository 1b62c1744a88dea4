import HTML
import Hummingbird
import QueryLanguage
import Readiness
import SearchModel
import Services

extension WebUI {
  func document(_ repository: String, _ path: String, _ setting: PageSetting) async throws -> Response {
    let detail = try await useCases.documents.document(repository, path: path, viewer: setting.viewer)
    return DocumentPage(document: detail, setting: setting).html().response()
  }
}

/// A document as a page of its repository's documentation.
struct DocumentPage {
  var document: DocumentDetail
  var setting: PageSetting

  private var repository: String { document.repository.name }

  func html() -> HTMLWriter {
    let documentation = document.documentation
    let frame = PageFrame(
      title: "\(document.title) · \(repository)", theme: setting.theme, section: .docs,
      query: QueryText.field("repo", repository) + " ", queryType: .document)
    let navigation = document.place.map { documentation.navigations[$0.navigation] }
    return frame.page { html in
      ReadingView(
        document: document, links: .library(repository, documentation),
        contentsTitle: navigation?.title ?? "Documents",
        contents: NavigationList(
          entries: navigation?.pageEntries ?? [], current: document.path, page: page, unfolded: 200),
        previous: document.place?.previous.map(neighbour), next: document.place?.next.map(neighbour),
        setting: setting
      ).write(to: &html, above: above)
    }
  }

  private func page(_ path: String) -> Route { .document(repository: repository, path: path) }

  private func neighbour(_ path: String) -> ReadingView.Neighbour {
    ReadingView.Neighbour(title: document.documentation.title(of: path), link: page(path).link)
  }

  private func above(_ html: inout HTMLWriter) {
    crumbs(&html)
    if let decision = document.decision { DecisionHead(detail: decision).write(to: &html) }
  }

  private func crumbs(_ html: inout HTMLWriter) {
    html(.nav, .class("crumbs"), .label("Path")) { html in
      html(.a, .href(Route.library(matching: "").link), text: "Docs")
      separator(&html)
      html(.a, .href(Route.documentation(repository).link)) { $0.name(repository) }
      for title in document.place?.trail ?? [] {
        separator(&html)
        html(.span, .class("quiet")) { $0.name(title) }
      }
      separator(&html)
      html(.b, .current("page")) { $0.name(document.title) }
    }
  }

  private func separator(_ html: inout HTMLWriter) { html(.span, .class("faint"), .decorative, text: "/") }
}
