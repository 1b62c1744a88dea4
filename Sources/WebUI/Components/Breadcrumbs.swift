import HTML

/// The way from a repository's root to a file or folder, each step a link.
struct Breadcrumbs {
  var place: Place

  func write(to html: inout HTMLWriter) {
    html(.nav, .class("crumbs mono"), .label("Path")) { html in
      html(.a, .href(root.link)) { $0.name(place.repository) }
      let parts = place.path.utf8.split(separator: UInt8(ascii: "/")).map { String($0) ?? "" }
      for (index, part) in parts.enumerated() {
        html(.span, .class("faint"), .decorative, text: "/")
        if index == parts.count - 1 {
          html(.b, .current("page")) { $0.name(part) }
        } else {
          html(.a, .href(Route.tree(place.at(parts[...index].joined(separator: "/"))).link)) { $0.name(part) }
        }
      }
    }
  }

  /// The repository's own page tells of its default branch.
  private var root: Route { place.branch == nil ? .repository(place.repository) : .tree(place.at("")) }
}

/// A choice between the indexed branches, and a field for any other, a tag or a commit.
struct BranchSwitcher {
  var branches: [String]
  var current: String
  var link: (String?) -> Link

  func write(to html: inout HTMLWriter) {
    guard !branches.isEmpty else { return }
    html(.details, .class("menu")) { html in
      html(.summary, .class("button")) { html in
        html.text("Branch: ")
        html(.b) { $0.name(current) }
      }
      html(.ul) { html in
        for (index, branch) in branches.enumerated() {
          html(.li) { html in
            html(.a, .href(link(index == 0 ? nil : branch)), .if(branch == current, .current("true"))) {
              $0.name(branch)
            }
          }
        }
        html(.li) { html in
          html(.form, .action(link(nil))) { html in
            html(
              .input, .type("search"), .name("branch"), .label("Tag, commit or branch"),
              .placeholder("Tag or commit"), .noAutocomplete, .noSpellcheck, .noCapitals)
            html(.button, .type("submit"), text: "Go")
          }
        }
      }
    }
  }
}
