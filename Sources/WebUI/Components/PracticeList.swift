import HTML
import Services

/// The practices of the handbook that a repository says it follows.
struct PracticeList {
  var practices: [FollowedPractice]
  var repository: String

  /// Writes nothing when there are none.
  func write(to html: inout HTMLWriter) {
    guard !practices.isEmpty else { return }
    html(.section) { html in
      html(.h2, text: "Practices it follows")
      writeRows(to: &html)
    }
  }

  /// The list alone.
  func writeRows(to html: inout HTMLWriter) {
    html(.ul, .class("rows")) { html in
      for practice in practices {
        html(.li) { html in
          html(.span) { html in
            html(.a, .href(Route.chapter(practice.slug).link)) { $0.name(practice.title) }
            html.said(in: Place(repository, practice.path), line: practice.line)
          }
        }
      }
    }
  }
}

extension HTMLWriter {
  /// The line of a file that something is read from.
  mutating func said(in place: Place, line: Int) {
    self(.span, .class("quiet small")) { html in
      html.text("said in ")
      html(.a, .href(Route.line(line, of: place, source: true))) { html in
        html.name(place.path)
        html.text(", line \(line)")
      }
    }
  }
}
