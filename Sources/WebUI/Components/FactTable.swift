import HTML

extension HTMLWriter {
  /// A table that scrolls by itself where it is wider than the page.
  mutating func table(_ headings: [String], _ label: String, rows: (inout HTMLWriter) -> Void) {
    self(.div, .class("sheet scroll"), .tabindex(0), .role("region"), .label(label)) { html in
      html(.table) { html in
        html(.thead) { html in
          html(.tr) { html in
            for heading in headings { html(.th, .scope("col"), text: heading) }
          }
        }
        html(.tbody, content: rows)
      }
    }
  }

  /// The versions that a manifest line asks for, and when they are needed.
  mutating func requirement(_ requirement: String, _ scope: String = "runtime") {
    if requirement.isEmpty {
      self(.span, .class("quiet"), text: "any version")
    } else {
      self(.code) { $0.name(requirement) }
    }
    guard scope != "runtime" else { return }
    text(" ")
    self(.span, .class("tag plain")) { $0.name(scope) }
  }
}
