import HTML

extension HTMLWriter {
  /// A table that scrolls by itself where it is wider than the page.
  /// `figures`: the columns that hold numbers.
  mutating func table(
    _ headings: [String], figures: Range<Int> = 0..<0, _ label: String, rows: (inout HTMLWriter) -> Void
  ) {
    self(.div, .class("sheet scroll"), .tabindex(0), .role("region"), .label(label)) { html in
      html(.table) { html in
        html(.thead) { html in
          html(.tr) { html in
            for (column, heading) in headings.enumerated() {
              html(.th, .scope("col"), .if(figures.contains(column), .class("figure")), text: heading)
            }
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
