import HTML
import Markup
import Metadata
import Readiness

/// Where something was read: a file and a line of it, as a link to there.
struct SourceReference {
  /// nil when there is no page of the files.
  var repository: String?
  var path: String
  var line: Int?

  init(_ path: String, _ line: Int? = nil, in repository: String?) {
    self.repository = repository
    self.path = path
    self.line = line
  }

  init(_ place: MetadataPlace, in repository: String?) { self.init(place.path, place.line, in: repository) }
  init(_ evidence: Evidence, in repository: String?) { self.init(evidence.path, evidence.line, in: repository) }

  /// nil for what stands in no file of the repository, as what the configuration says.
  var link: Link? {
    guard let repository, isFile else { return nil }
    let place = Place(repository, path)
    guard let line else { return Route.file(place).link }
    // The lines of a document are those of its source.
    return Route.line(line, of: place, source: DocumentKind.of(path) != nil)
  }

  /// A source that is no file has a name in words, without a line.
  private var isFile: Bool { path != "guildhall.yaml" && !path.isEmpty && (line != nil || !path.contains(" ")) }

  func write(to html: inout HTMLWriter) {
    html(.span, .class("source small")) { html in
      let text = line.map { "\(path):\($0)" } ?? path
      if let link { html(.a, .href(link)) { $0.name(text) } } else { html.name(text) }
    }
  }
}

extension HTMLWriter {
  /// An address as a link where a browser may open it; any other value as it is.
  mutating func value(_ text: String) {
    if let link = Link(elsewhere: text) {
      self(.a, .href(link)) { $0.name(text) }
    } else {
      name(text)
    }
  }

  /// Text to be copied: one click selects it all, and the script offers a button.
  mutating func snippet(_ text: String) {
    self(.div, .class("snippet")) { html in
      html(.pre, .tabindex(0)) { html in html(.code, text: text) }
      html(.button, .type("button"), .class("small"), .data(.copy, text), .hidden, text: "Copy")
    }
  }
}
