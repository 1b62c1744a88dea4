import HTML
import Hummingbird
import SearchModel
import Services
import Wording

extension WebUI {
  func history(_ place: Place, page: Int, _ setting: PageSetting) async throws -> Response {
    // One more than is shown tells whether there are more.
    let entries = try await useCases.browsing.history(
      place.repository, branch: place.branch, path: place.path, skip: (page - 1) * PageTurner.size,
      limit: PageTurner.size + 1, viewer: setting.viewer)
    return HistoryPage(
      place: place, page: page, entries: Array(entries.prefix(PageTurner.size)),
      hasMore: entries.count > PageTurner.size, setting: setting
    ).html().response()
  }
}

/// The changes of a file, a folder or a repository, newest first.
struct HistoryPage {
  var place: Place
  /// Counts from 1. How many there are is not known: git would have to walk all of the history.
  var page: Int
  var entries: [HistoryEntry]
  var hasMore: Bool
  var setting: PageSetting

  func html() -> HTMLWriter {
    let subject = place.path.isEmpty ? place.repository : "\(place.path) · \(place.repository)"
    let frame = PageFrame(
      title: "History of \(subject)", theme: setting.theme, section: .repositories,
      query: QueryText.field("repo", place.repository) + " ")
    return frame.page { html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          FileHeader(place: place).write(to: &html)
          html(.p, .class("answer"), .role("status")) { html in
            html.text("History")
            if let branch = place.branch {
              html.text(" on ")
              html.name(branch)
            }
            html.text(": \(extent).")
          }
          if entries.isEmpty {
            html(
              .p, .class("empty sheet quiet"),
              text: page > 1 ? "There are no older changes." : "No change is recorded here.")
          } else {
            html(.ol, .class("sheet history")) { html in
              for entry in entries { write(entry, &html) }
            }
          }
          turnings(&html)
        }
      }
    }
  }

  private var extent: String {
    guard page > 1 else { return (hasMore ? "the newest " : "") + Counted.text(entries.count, "change") }
    guard !entries.isEmpty else { return "nothing on this page" }
    let before = (page - 1) * PageTurner.size
    return "changes \(Counted.number(before + 1)) to \(Counted.number(before + entries.count)), newest first"
  }

  private func turnings(_ html: inout HTMLWriter) {
    guard page > 1 || hasMore else { return }
    html(.nav, .class("pages"), .label("Pages")) { html in
      if page > 1 {
        html(.a, .class("button"), .href(Route.history(place).link), text: "Newest")
        // A page beyond the last has none before it that is known.
        if !entries.isEmpty {
          html(.a, .class("button"), .rel("prev"), .href(Route.history(place, page: page - 1).link), text: "Newer")
        }
      }
      if hasMore {
        html(.a, .class("button"), .rel("next"), .href(Route.history(place, page: page + 1).link), text: "Older")
      }
    }
  }

  private func write(_ entry: HistoryEntry, _ html: inout HTMLWriter) {
    html(.li) { html in
      html(.span, .class("subject")) { $0.name(entry.subject.isEmpty ? "(no message)" : entry.subject) }
      html(.span, .class("quiet small")) { html in
        html.name(entry.authorName.isEmpty ? "unknown author" : entry.authorName)
        html.text(" · ")
        html.time(setting.moment(entry.date))
      }
      html(.code, .class("quiet"), .title(entry.commit), text: String(entry.commit.prefix(10)))
    }
  }
}
