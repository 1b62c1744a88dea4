import HTML
import Languages
import Markup
import QueryLanguage
import SearchModel
import Wording

/// Files that were found, by repository, with their matching lines.
struct CodeResults {
  var groups: [SearchPageModel.Group]
  /// The kind chosen beside the query.
  var type: ResultType?

  func write(to html: inout HTMLWriter) {
    for group in groups {
      html(.section, .class("group")) { html in
        html(.h2) { html in
          html(.a, .href(Route.repository(group.repository).link)) { $0.name(group.repository) }
          if group.isFork { html(.span, .class("tag plain"), text: "fork") }
          if group.isArchived { html(.span, .class("tag plain"), text: "archived") }
        }
        for file in group.files { write(file, &html) }
      }
    }
  }

  private func write(_ file: SearchPageModel.File, _ html: inout HTMLWriter) {
    // Lines are of the source, where a document would show its rendered form.
    let link = Route.lines(of: file.place, source: DocumentKind.of(file.place.path) != nil)
    html(.article, .class("hit")) { html in
      html(.header) { html in
        html(.h3, .class("mono")) { html in
          html(.a, .href(Route.file(file.place).link)) { $0.path(file.place.path, marks: file.pathMarks) }
        }
        remarks(file, &html)
      }
      if !file.lines.isEmpty {
        html(.div, .class("lines")) { html in
          for line in file.lines { write(line, language: file.language, link, &html) }
        }
      }
    }
  }

  private func remarks(_ file: SearchPageModel.File, _ html: inout HTMLWriter) {
    html(.span, .class("where")) { html in
      if let branch = file.place.branch { html(.span, .class("tag plain mono")) { $0.name(branch) } }
      if file.definesMatch { html(.span, .class("tag"), text: "definition") }
      if file.moreLines > 0 {
        html.text(" ")
        if let query = file.queryForAll {
          html(.a, .href(Route.search(query: query, type: type).link), text: Counted.text(file.moreLines, "more line"))
        } else {
          html(.span, .class("quiet"), text: Counted.text(file.moreLines, "more line"))
        }
      }
    }
  }

  private func write(
    _ line: LineMatch, language: String, _ link: (Int) -> Link, _ html: inout HTMLWriter
  ) {
    html(.a, line.definition == nil ? .none : .class("defines"), .href(link(line.line))) { html in
      html(.i, number: line.line)
      html(.span) { html in
        let bytes = Array(line.text.utf8)
        // What a window's edge cut through would only be coloured wrongly.
        let tokens = line.isWindow ? [] : Highlighter.tokens(in: bytes, language: language)
        if line.isWindow { html(.small, .class("faint"), .title("Part of a long line"), text: "… ") }
        CodeText(bytes: bytes, tokens: tokens, marks: line.ranges).write(to: &html)
        if line.isWindow { html(.small, .class("faint"), .decorative, text: " …") }
      }
    }
  }
}
