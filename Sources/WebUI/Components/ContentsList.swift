import HTML

/// A part of a long page that its table of contents leads to.
struct PageSection {
  var id: String
  var title: String
  /// How much it holds, beside the title; nil says nothing.
  var count: String?
  var content: (inout HTMLWriter) -> Void

  init(_ id: String, _ title: String, count: String? = nil, content: @escaping (inout HTMLWriter) -> Void) {
    self.id = id
    self.title = title
    self.count = count
    self.content = content
  }

  func write(to html: inout HTMLWriter) {
    html(.section, .class("part"), .id(id)) { html in
      html(.h2) { html in
        html.text(title)
        if let count { html(.span, .class("quiet small"), text: " " + count) }
        html(.a, .class("heading-link"), .href(Link(fragment: id)), .label("Link to \(title)"), text: " #")
      }
      content(&html)
    }
  }
}

/// The table of contents beside a long page.
struct ContentsList {
  var sections: [PageSection]

  func write(to html: inout HTMLWriter) {
    html(.nav, .class("contents"), .label("On this page")) { html in
      html(.h2, .class("small quiet"), text: "On this page")
      html(.ol) { html in
        for section in sections {
          html(.li) { html in html(.a, .href(Link(fragment: section.id)), text: section.title) }
        }
      }
    }
  }
}
