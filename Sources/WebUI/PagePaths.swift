import HTML
import Services

/// Paths of pages, percent-encoded, for those who know the address of the site.
extension WebUI {
  /// A file, or the line of it.
  package static func path(ofFile path: String, in repository: String, line: Int?) -> String {
    let place = Place(repository, path)
    return (line.map { Route.line($0, of: place) } ?? Route.file(place).link).text
  }

  package static func path(ofNeed need: String) -> String { Route.research(need: need).link.text }

  package static func path(ofQuestion label: String) -> String { Route.question(label).link.text }

  package static func path(ofChapter slug: String) -> String { Route.chapter(slug).link.text }
}
