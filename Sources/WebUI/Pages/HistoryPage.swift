import HTML
import Hummingbird
import SearchModel
import Services
import Wording

extension WebUI {
  private static let longestHistory = 100

  func history(_ place: Place, _ setting: PageSetting) async throws -> Response {
    // One more than is shown tells whether there are more.
    let entries = try await browsing.history(
      place.repository, branch: place.branch, path: place.path, limit: Self.longestHistory + 1, viewer: setting.viewer)
    return HistoryPage(
      place: place, entries: Array(entries.prefix(Self.longestHistory)),
      hasMore: entries.count > Self.longestHistory, setting: setting
    ).html().response()
  }
}

/// The changes of a file, a folder or a repository, newest first.
struct HistoryPage {
  var place: Place
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
            let count = Counted.text(entries.count, "change")
            html.text(hasMore ? ": the newest \(count)." : ": \(count).")
          }
          if entries.isEmpty {
            html(.p, .class("empty sheet quiet"), text: "No change is recorded here.")
          } else {
            html(.ol, .class("sheet history")) { html in
              for entry in entries { write(entry, &html) }
            }
          }
        }
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
