import HTML
import Hummingbird
import QueryLanguage
import SearchModel
import Services
import Wording

extension WebUI {
  func library(matching text: String, page: Int, _ setting: PageSetting) async throws -> Response {
    let (found, turner) = try await PageTurner.read(page: page, total: \DocumentLibrary.total) { skip, limit in
      try await useCases.documents.library(matching: text, skip: skip, limit: limit, viewer: setting.viewer)
    }
    let handbook = try await useCases.documents.handbook(viewer: setting.viewer)
    return LibraryPage(library: found, filter: text, turner: turner, handbook: handbook, setting: setting).html()
      .response()
  }
}

/// All repositories that document something.
struct LibraryPage {
  var library: DocumentLibrary
  var filter: String
  var turner: PageTurner
  var handbook: Handbook?
  var setting: PageSetting

  func html() -> HTMLWriter {
    PageFrame(title: "Docs", theme: setting.theme, section: .docs, queryType: .document).page { html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          header(&html)
          answer(&html)
          groups(&html)
          if library.total == 0 { empty(&html) }
          turner.write(to: &html) { Route.library(matching: filter, page: $0).link }
        }
      }
    }
  }

  private func header(_ html: inout HTMLWriter) {
    html(.header, .class("head")) { html in
      html(.h1, text: "Docs")
      html(.a, .class("button"), .href(Route.decisions(DecisionQuery()).link), text: "Decisions")
      html(.form, .class("filter"), .action(Route.library(matching: "").link)) { html in
        html(
          .input, .type("search"), .name("q"), .value(filter), .label("Filter repositories"),
          .placeholder("Filter repositories"), .noAutocomplete, .noSpellcheck, .noCapitals)
        html(.button, .type("submit"), text: "Filter")
      }
    }
    html(.p, .class("lead")) { html in
      html.text("What every repository documents. The box above searches in all of it. ")
      if let handbook {
        html.text("The handbook: ")
        html(.a, .href(Route.book().link)) { $0.name(handbook.title) }
      }
    }
  }

  private func answer(_ html: inout HTMLWriter) {
    html(.p, .class("answer"), .role("status")) { html in
      html.text(Counted.text(library.documents, "document"))
      html.text(" in " + Counted.text(library.total, "repository", "repositories"))
      guard !filter.isEmpty else { return }
      html.text(" whose name or description has ")
      html(.b) { $0.name(filter) }
      html.text(" · ")
      html(.a, .href(Route.library(matching: "").link), text: "show all")
    }
  }

  private func groups(_ html: inout HTMLWriter) {
    var rest = library.entries[...]
    while let first = rest.first {
      let title = Self.group(of: first)
      let group = rest.prefix { Self.group(of: $0) == title }
      rest = rest.dropFirst(group.count)
      html(.section, .class("group")) { html in
        html(.h2) { $0.name(title) }
        html(.ul, .class("rows sheet shelf")) { html in
          for entry in group { html(.li) { write(entry, &$0) } }
        }
      }
    }
  }

  private static func group(of entry: DocumentLibrary.Entry) -> String {
    let facts = entry.repository.facts
    if facts.isFork || facts.isArchived { return "Forks and archived" }
    return facts.owner ?? "Without a known owner"
  }

  private func write(_ entry: DocumentLibrary.Entry, _ html: inout HTMLWriter) {
    let name = entry.repository.facts.name
    html(.span) { html in
      html(.a, .href(Route.documentation(name).link)) { $0.name(name) }
      html(.span, .class("quiet small"), text: entry.repository.description)
    }
    html(.span, .class("quiet small when")) { html in
      html.text(Counted.text(entry.documents, "document"))
      for kind in entry.kinds {
        html.text(" ")
        html(.span, .class("tag plain"), text: Self.words(kind))
      }
      if let activity = entry.repository.lastActivity {
        html.text(" · last change ")
        html.time(setting.moment(activity))
      }
    }
  }

  private static func words(_ kind: String) -> String {
    switch kind {
    case "mkdocs": "MkDocs"
    case "mdbook": "mdBook"
    case "docc": "DocC"
    default: kind
    }
  }

  private func empty(_ html: inout HTMLWriter) {
    html(.section, .class("empty")) { html in
      if filter.isEmpty {
        html(.h2, text: "Nothing is documented yet")
        html(.p) { html in
          html.text("READMEs and Markdown of all repositories appear here after ")
          html(.code, text: "guildhall sync")
          html.text(". What went wrong is on the ")
          html(.a, .href(Route.status.link), text: "status page")
          html.text(".")
        }
      } else {
        html(.h2, text: "No repository with documents is called that")
        html(.p) { html in
          html.text("Perhaps a document says it: ")
          html(.a, .href(Route.search(query: filter, type: .document).link)) { html in
            html.text("search the docs for ")
            html.name(filter)
          }
        }
      }
    }
  }
}
