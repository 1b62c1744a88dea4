import HTML
import Hummingbird
import Markup
import QueryLanguage
import SearchModel
import Services
import Wording

extension WebUI {
  func book(_ query: String, _ setting: PageSetting) async throws -> Response {
    guard let handbook = try await useCases.documents.handbook(viewer: setting.viewer) else {
      return NoBookPage(setting: setting).html().response()
    }
    let hits =
      query.isEmpty ? [] : try await useCases.documents.chapters(matching: query, viewer: setting.viewer)
    var introduction: DocumentDetail?
    if query.isEmpty, let path = handbook.introduction {
      introduction = try await useCases.documents.document(
        handbook.repository.name, path: path, viewer: setting.viewer)
    }
    return BookPage(handbook: handbook, query: query, hits: hits, introduction: introduction, setting: setting).html()
      .response()
  }

  func chapter(_ slug: String, _ setting: PageSetting) async throws -> Response {
    let chapter = try await useCases.documents.chapter(slug, viewer: setting.viewer)
    return ChapterPage(chapter: chapter, setting: setting).html().response()
  }
}

/// The handbook's contents, or what was found in it.
struct BookPage {
  var handbook: Handbook
  /// Empty when nothing is searched for.
  var query: String
  var hits: [DocumentHit]
  var introduction: DocumentDetail?
  var setting: PageSetting

  func html() -> HTMLWriter {
    let title = query.isEmpty ? handbook.title : "\(query) · \(handbook.title)"
    return PageFrame(title: title, theme: setting.theme, section: .docs, queryType: .document).page { html in
      html(.div, .class("page one narrow")) { html in
        html(.div) { html in
          html(.header, .class("head")) { html in
            html(.h1) { $0.name(handbook.title) }
            BookSearch(query: query).write(to: &html)
          }
          if query.isEmpty { contents(&html) } else { found(&html) }
        }
      }
    }
  }

  private func contents(_ html: inout HTMLWriter) {
    if handbook.paths.isEmpty { return empty(&html) }
    html(.section, .class("sheet navigation")) { html in
      html(.h2, text: "Chapters")
      NavigationList(entries: handbook.entries, current: nil, page: { handbook.page(of: $0) }).write(to: &html)
    }
    if let introduction, let text = introduction.text {
      html(.article, .class("sheet document")) { html in
        DocumentView(
          place: Place(handbook.repository.name, introduction.path), text: text,
          kind: DocumentKind.of(introduction.path) ?? .plainText, links: .book(handbook)
        ).write(to: &html)
      }
    }
  }

  private func empty(_ html: inout HTMLWriter) {
    html(.section, .class("empty")) { html in
      html(.h2, text: "The handbook has no chapters")
      html(.p) { html in
        html.text("Markdown in ")
        html(.a, .href(Route.repository(handbook.repository.name).link)) { $0.name(handbook.repository.name) }
        if !handbook.folder.isEmpty {
          html.text(", folder ")
          html(.code) { $0.name(handbook.folder) }
        }
        html.text(" appears here with the next sync.")
      }
    }
  }

  private func found(_ html: inout HTMLWriter) {
    html(.p, .class("answer"), .role("status")) { html in
      html.text(Counted.text(hits.count, "chapter"))
      html.text(hits.count == 1 ? " says " : " say ")
      html(.b) { $0.name(query) }
      html.text(" · ")
      html(.a, .href(Route.book().link), text: "all chapters")
    }
    html(.section, .class("cards")) { html in
      for hit in hits { DocumentCard(hit: hit, page: handbook.page(of: hit.path)).write(to: &html) }
    }
    guard hits.isEmpty else { return }
    html(.section, .class("empty")) { html in
      html(.h2, text: "No chapter says that")
      html(.p) { html in
        html.text("Perhaps another document does: ")
        html(.a, .href(Route.search(query: query, type: .document).link)) { html in
          html.text("search all docs for ")
          html.name(query)
        }
      }
    }
  }
}

/// The box that searches the book.
struct BookSearch {
  var query = ""

  func write(to html: inout HTMLWriter) {
    html(.form, .class("filter"), .action(Route.book().link)) { html in
      html(
        .input, .type("search"), .name("q"), .value(query), .label("Search in the handbook"),
        .placeholder("Search in the handbook"), .noAutocomplete, .noSpellcheck, .noCapitals)
      html(.button, .type("submit"), text: "Search")
    }
  }
}

/// What to do so that there is a handbook.
struct NoBookPage {
  var setting: PageSetting

  func html() -> HTMLWriter {
    PageFrame(title: "Handbook", theme: setting.theme, section: .docs, queryType: .document).page { html in
      html(.div, .class("page one narrow")) { html in
        html(.section, .class("empty sheet")) { html in
          html(.h1, text: "There is no handbook yet")
          html(.p) { html in
            html.text("A handbook is a folder of Markdown in one of the repositories: how changes are made, reviewed, ")
            html.text("released. Name it in guildhall.yaml, and its chapters stand here:")
          }
          html(.pre, .class("scroll"), .tabindex(0)) { html in
            html(.code, text: "practices: { repository: handbook, folder: docs }")
          }
          html(.p) { html in
            html.text("The repository is named as in the ")
            html(.a, .href(Route.repositories(matching: "").link), text: "list of repositories")
            html.text("; without a folder all of it is the book.")
          }
        }
      }
    }
  }
}

/// A chapter of the handbook.
struct ChapterPage {
  var chapter: HandbookChapter
  var setting: PageSetting

  private var handbook: Handbook { chapter.handbook }

  func html() -> HTMLWriter {
    let frame = PageFrame(
      title: "\(chapter.document.title) · \(handbook.title)", theme: setting.theme, section: .docs,
      queryType: .document)
    return frame.page { html in
      ReadingView(
        document: chapter.document, links: .book(handbook), contentsTitle: handbook.title,
        contents: NavigationList(
          entries: handbook.entries, current: chapter.document.path, page: { handbook.page(of: $0) }),
        previous: chapter.previous.map(neighbour), next: chapter.next.map(neighbour), setting: setting
      ).write(to: &html, above: above, below: followers)
    }
  }

  private func neighbour(_ path: String) -> ReadingView.Neighbour {
    ReadingView.Neighbour(title: handbook.documentation.title(of: path), link: handbook.page(of: path).link)
  }

  private func above(_ html: inout HTMLWriter) {
    html(.div, .class("between")) { html in
      html(.nav, .class("crumbs"), .label("Path")) { html in
        html(.a, .href(Route.book().link)) { $0.name(handbook.title) }
        html(.span, .class("faint"), .decorative, text: "/")
        html(.b, .current("page")) { $0.name(chapter.document.title) }
      }
      BookSearch().write(to: &html)
    }
  }

  private func followers(_ html: inout HTMLWriter) {
    html(.section, .class("followers")) { html in
      html(.h2, text: "Followed by")
      guard !chapter.followers.isEmpty else {
        html(.p, .class("quiet")) { html in
          html.text("Nobody says so yet. A repository follows this practice when one of its files links to ")
          html(.code) { $0.name(Route.chapter(chapter.slug).link.text) }
          html.text(".")
        }
        return
      }
      html(.ul, .class("rows")) { html in
        for follower in chapter.followers {
          html(.li) { html in
            html(.span) { html in
              html(.a, .href(Route.repository(follower.repository.name).link)) { $0.name(follower.repository.name) }
              html.said(in: Place(follower.repository.name, follower.path), line: follower.line)
            }
          }
        }
      }
    }
  }
}
