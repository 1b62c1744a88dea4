import HTML

/// What can be typed into the search box.
struct SyntaxHelp {
  var isOpen = false

  private static let rows: [(example: String, meaning: String)] = [
    ("parse header", "both words, in any order"),
    ("\"func parse(\"", "exactly this text"),
    ("/err(or)?\\s*=/", "a regular expression (RE2)"),
    ("/\\{\\n\\s*\\}/", "over several lines, where it names a line feed"),
    ("retry or backoff", "either"),
    ("socket -test", "the first without the second"),
    ("repo:swift-nio", "in repositories whose name has it"),
    ("file:Package.swift", "in files whose path has it"),
    ("lang:swift", "in a language"),
    ("sym:ByteBuffer", "where something of that name is defined"),
    ("owner:server", "in what a team owns"),
    ("type:doc retry", "only docs (or code, file, symbol, repo, project)"),
    ("case:yes URL", "upper and lower case as typed"),
    ("branch:main", "on a branch"),
    ("repo:swift-nio rev:2.60.0", "at a tag, a commit or any other branch"),
    ("fork:yes archived:yes", "also in forks and archived repositories"),
  ]

  func write(to html: inout HTMLWriter) {
    html(.details, .class("syntax"), .if(isOpen, .open)) { html in
      html(.summary, text: "How to search")
      html(.dl) { html in
        for row in Self.rows {
          html(.dt) { html in
            html(.a, .class("mono"), .href(Route.search(query: row.example).link), text: row.example)
          }
          html(.dd, text: row.meaning)
        }
      }
    }
  }
}
