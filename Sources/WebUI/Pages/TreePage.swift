import HTML
import Hummingbird
import Markup
import SearchModel
import Services
import Wording

extension WebUI {
  func tree(_ place: Place, _ setting: PageSetting) async throws -> Response {
    async let entries = useCases.browsing.tree(
      place.repository, branch: place.branch, path: place.path, viewer: setting.viewer)
    async let detail = useCases.browsing.repository(place.repository, viewer: setting.viewer)
    let found = try await entries
    let facts = try await detail.summary.facts
    let readme = await readme(of: found, at: place, setting)
    return TreePage(place: place, branches: facts.branches, entries: found, readme: readme, setting: setting).html()
      .response()
  }

  /// The text that introduces a folder. A page without it is still a page.
  private func readme(of entries: [TreeEntry], at place: Place, _ setting: PageSetting) async -> TextFile? {
    let files = entries.filter { $0.kind == .file && $0.skipped == nil }
    guard let name = Readme.choose(files.map(\.name)), let entry = files.first(where: { $0.name == name }),
      let file = try? await useCases.browsing.file(
        place.repository, branch: place.branch, path: entry.path, viewer: setting.viewer)
    else { return nil }
    return file.text.map { TextFile(path: entry.path, text: $0) }
  }
}

/// What a folder holds, on one branch.
struct TreePage {
  var place: Place
  var branches: [String]
  var entries: [TreeEntry]
  var readme: TextFile?
  var setting: PageSetting

  func html() -> HTMLWriter {
    let title = place.path.isEmpty ? place.repository : "\(place.path) · \(place.repository)"
    let scope = QueryText.within(place)
    let frame = PageFrame(title: title, theme: setting.theme, section: .repositories, query: scope)
    return frame.page { html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          FileHeader(place: place).write(to: &html)
          html(.div, .class("actions")) { html in
            BranchSwitcher(branches: branches, current: place.branch ?? branches.first ?? "") {
              Route.tree(place.on($0)).link
            }.write(to: &html)
            html(.a, .class("button"), .href(Route.history(place).link), text: "History")
            html(
              .a, .class("button"), .href(Route.who(subject: "\(place.repository):\(place.path)").link),
              text: "Who knows this?")
            html(.span, .class("quiet small"), text: Counted.text(entries.count, "entry", "entries"))
          }
          TreeTable(place: place, entries: entries).write(to: &html)
          if let readme {
            html(.section, .class("sheet document"), .label("Read me")) { html in
              DocumentView(
                place: place.at(readme.path), text: readme.text, kind: DocumentKind.of(readme.path) ?? .plainText
              ).write(to: &html)
            }
          }
        }
      }
    }
  }
}

/// Which repository, and where in it.
struct FileHeader {
  var place: Place

  func write(to html: inout HTMLWriter) {
    html(.header, .class("head")) { html in
      html(.h1, .class("unseen")) { html in
        if place.path.isEmpty { html.name(place.repository) } else { html.name(place.path) }
      }
      Breadcrumbs(place: place).write(to: &html)
    }
  }
}
