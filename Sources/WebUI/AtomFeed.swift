import DependencyGraph
import Foundation
import HTML
import Wording

/// A feed of entries, as RFC 4287 has it.
struct AtomFeed {
  struct Entry {
    /// Names it for ever: a `tag:` address.
    var id: String
    var title: String
    var updated: Date
    /// A whole address.
    var link: String
    /// HTML.
    var content: HTMLWriter
  }

  var id: String
  var title: String
  var author: String
  /// Of an empty feed.
  var updated: Date
  /// Whole addresses of the page and of the feed itself.
  var page: String
  var address: String
  /// Newest first.
  var entries: [Entry]

  func xml() -> String {
    let newest = entries.map(\.updated).max() ?? updated
    var lines = [
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>", "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
      element("id", id), element("title", title), element("updated", Self.written(newest)),
      "<author>" + element("name", author) + "</author>",
      "<link rel=\"alternate\" type=\"text/html\" href=\"\(SVGText.escaped(page))\"/>",
      "<link rel=\"self\" type=\"application/atom+xml\" href=\"\(SVGText.escaped(address))\"/>",
    ]
    for entry in entries {
      lines += [
        "<entry>", element("id", entry.id), element("title", entry.title),
        element("updated", Self.written(entry.updated)),
        "<link rel=\"alternate\" type=\"text/html\" href=\"\(SVGText.escaped(entry.link))\"/>",
        "<content type=\"html\">" + SVGText.escaped(entry.content.string) + "</content>", "</entry>",
      ]
    }
    return lines.joined(separator: "\n") + "\n</feed>\n"
  }

  private func element(_ name: String, _ text: String) -> String { "<\(name)>\(SVGText.escaped(text))</\(name)>" }

  private static func written(_ date: Date) -> String { Moment(date, now: date).iso }
}
