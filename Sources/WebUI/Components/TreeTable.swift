import HTML
import Services
import Wording

/// What a folder holds.
struct TreeTable {
  var place: Place
  var entries: [TreeEntry]

  func write(to html: inout HTMLWriter) {
    html(.div, .class("sheet scroll"), .tabindex(0), .role("region"), .label("Files")) { html in
      html(.table, .class("tree")) { html in
        html(.thead, .class("unseen")) { html in
          html(.tr) { html in
            for heading in ["Name", "Language", "Size"] { html(.th, .scope("col"), text: heading) }
          }
        }
        html(.tbody) { html in
          if !place.path.isEmpty { parent(&html) }
          for entry in entries { row(entry, &html) }
        }
      }
    }
  }

  private func parent(_ html: inout HTMLWriter) {
    let end = place.path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? place.path.startIndex
    html(.tr) { html in
      html(.td) { html in
        icon(.folder, &html)
        html(
          .a, .href(Route.tree(place.at(String(place.path[..<end]))).link), .label("The folder above"), text: "..")
      }
      html(.td)
      html(.td)
    }
  }

  private func row(_ entry: TreeEntry, _ html: inout HTMLWriter) {
    html(.tr) { html in
      html(.td) { html in
        icon(entry.kind, &html)
        switch entry.kind {
        case .folder: html(.a, .href(Route.tree(place.at(entry.path)).link)) { $0.name(entry.name) }
        case .file: html(.a, .href(Route.file(place.at(entry.path)).link)) { $0.name(entry.name) }
        case .link, .submodule: html.name(entry.name)
        }
        if let reason = entry.skipped {
          html.text(" ")
          html(.span, .class("tag plain"), .title("Not searched"), text: reason)
        }
      }
      html(.td, .class("quiet small"), text: entry.language)
      html(.td, .class("quiet small figure"), text: entry.kind == .file ? Counted.bytes(entry.size) : "")
    }
  }

  private func icon(_ kind: TreeEntry.Kind, _ html: inout HTMLWriter) {
    html(.svg, .class("icon"), .viewBox("0 0 16 16"), .decorative) { html in
      switch kind {
      case .folder: html(.path, .drawing("M1.5 3.5h4.5l1.5 2h7v8h-13z"))
      case .file: html(.path, .drawing("M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3"))
      case .link: html(.path, .drawing("M6 10l4-4M7 4.5l2-2a2.8 2.8 0 0 1 4 4l-2 2M9 11.5l-2 2a2.8 2.8 0 0 1-4-4l2-2"))
      case .submodule: html(.path, .drawing("M2 5l6-3 6 3v6l-6 3-6-3zM2 5l6 3 6-3M8 8v6"))
      }
    }
  }
}
