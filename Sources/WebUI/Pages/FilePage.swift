import HTML
import Hummingbird
import Languages
import Markup
import SearchModel
import Services
import Wording

extension WebUI {
  func file(_ place: Place, source: Bool, line: Int?, _ setting: PageSetting) async throws -> Response {
    let detail = try await useCases.browsing.file(
      place.repository, branch: place.branch, path: place.path, viewer: setting.viewer)
    return FilePage(detail: detail, place: place, asksForSource: source, line: line, setting: setting).html()
      .response()
  }
}

/// A file: its source with the definitions beside it, or the document that it is.
struct FilePage {
  var detail: FileDetail
  var place: Place
  var asksForSource: Bool
  /// The line that was asked for.
  var line: Int?
  var setting: PageSetting

  /// Definitions that are listed.
  private static let largestOutline = 1000

  private var document: DocumentKind? { detail.text == nil ? nil : DocumentKind.of(place.path) }
  private var showsSource: Bool { document == nil || asksForSource }

  func html() -> HTMLWriter {
    let frame = PageFrame(
      title: "\(place.path) · \(place.repository)", theme: setting.theme, section: .repositories,
      query: QueryText.within(place))
    let hasOutline = showsSource && !detail.outline.isEmpty && detail.text != nil
    return frame.page { html in
      html(.div, hasOutline ? .class("page aside wide") : .class("page one wide")) { html in
        html(.div, .class("span")) { html in
          FileHeader(place: place).write(to: &html)
          actions(&html)
        }
        html(.div, content: content)
        if hasOutline { html(.aside, .class("outline"), .label("Definitions")) { outline(&$0) } }
      }
    }
  }

  private func actions(_ html: inout HTMLWriter) {
    html(.div, .class("actions")) { html in
      if document != nil {
        html(.a, .class("button"), .href(Route.file(place).link), .if(!showsSource, .current("page")), text: "Document")
        html(
          .a, .class("button"), .href(Route.file(place, source: true).link), .if(showsSource, .current("page")),
          text: "Source")
        if place.branch == nil {
          html(
            .a, .class("button"), .href(Route.document(repository: place.repository, path: place.path).link),
            text: "Read as documentation")
        }
      }
      BranchSwitcher(branches: detail.repository.branches, current: detail.branch) {
        Route.file(place.on($0), source: asksForSource).link
      }.write(to: &html)
      html(.a, .class("button"), .href(Route.history(place).link), text: "History")
      html(.a, .class("button"), .href(Route.raw(place).link), text: "Raw")
      html(
        .a, .class("button"), .href(Route.who(subject: "\(place.repository):\(place.path)").link),
        text: "Who knows this?")
      html(.span, .class("quiet small")) { html in
        html.text(detail.language.isEmpty ? "" : "\(detail.language) · ")
        html.text(Counted.bytes(detail.size))
      }
    }
  }

  private func content(_ html: inout HTMLWriter) {
    if let text = detail.text {
      if let document, !showsSource {
        html(.div, .class("sheet document")) { html in
          DocumentView(place: place, text: text, kind: document).write(to: &html)
        }
      } else {
        source(Array(text.utf8), &html)
      }
    } else if let type = InlineImage.type(of: place.path) {
      html(.div, .class("sheet picture")) { html in
        html(.img, .src(Route.raw(place).link), .alt("\(place.path), a picture of type \(type)"))
      }
    } else {
      withheld(&html)
    }
  }

  private func withheld(_ html: inout HTMLWriter) {
    html(.section, .class("empty sheet")) { html in
      html(.h2, text: "Not shown: \(detail.withheld ?? "no text")")
      html(.p) { html in
        html.text(detail.isSearched ? "Its content is searched all the same. " : "Its content is not searched either. ")
        html(.a, .href(Route.raw(place).link), text: "Download it")
        html.text(", or clone the repository: the address is on ")
        html(.a, .href(Route.repository(place.repository).link), text: "its page")
        html.text(".")
      }
    }
  }

  // MARK: - Source

  private func source(_ text: [UInt8], _ html: inout HTMLWriter) {
    let parts = FileParts(text)
    guard parts.lineCount > 0 else {
      html(.p, .class("empty sheet quiet"), text: "This file is empty.")
      return
    }
    let index = parts.index(of: line)
    let part = parts.parts[index]
    partNavigation(parts, index, "Parts of this file, above it", &html)
    // Colours depend on all that stands before, as in a comment over several lines.
    let tokens = Highlighter.tokens(in: text[..<part.bytes.upperBound], language: detail.language)
    let code = CodeText(bytes: text, tokens: tokens)
    html(
      .div, .class("sheet code"), .tabindex(0), .role("region"), .label("Source code"),
      .data(.names, Route.symbol(name: "", from: place).link.text)
    ) { html in
      write(code, part, &html)
    }
    partNavigation(parts, index, "Parts of this file, below it", &html)
  }

  private func write(_ code: CodeText, _ part: FileParts.Part, _ html: inout HTMLWriter) {
    var token = code.tokens.firstIndex { $0.range.upperBound > part.bytes.lowerBound } ?? code.tokens.count
    var position = part.bytes.lowerBound
    for number in part.lines {
      let end = code.bytes[position..<part.bytes.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? part.bytes.upperBound
      let hasReturn = end > position && end < part.bytes.upperBound && code.bytes[end - 1] == UInt8(ascii: "\r")
      let content = position..<(hasReturn ? end - 1 : end)
      let shown = content.count > FileParts.largestLine ? cut(content, code.bytes) : content
      html(.div, .id("L\(number)"), number == line ? .class("asked") : .none) { html in
        html(.a, .href(Link(fragment: "L\(number)")), number: number)
        html(.code) { html in
          token = code.write(shown, tokensFrom: token, to: &html)
          if shown.isEmpty { html.text("\n") }
        }
        if shown.upperBound < content.upperBound { rest(content.upperBound - shown.upperBound, &html) }
      }
      while token < code.tokens.count, code.tokens[token].range.upperBound <= end { token += 1 }
      position = end + 1
    }
  }

  /// The beginning of a long line, up to a whole character.
  private func cut(_ line: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var end = line.lowerBound + FileParts.largestLine
    while end > line.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return line.lowerBound..<end
  }

  private func rest(_ bytes: Int, _ html: inout HTMLWriter) {
    html(.a, .class("rest"), .href(Route.raw(place).link), text: "… \(Counted.bytes(bytes)) more of this line: raw")
  }

  private func partNavigation(_ parts: FileParts, _ index: Int, _ label: String, _ html: inout HTMLWriter) {
    guard parts.parts.count > 1 else { return }
    let lines = parts.parts[index].lines
    html(.nav, .class("parts note"), .label(label)) { html in
      html.text("Lines \(Counted.number(lines.lowerBound)) to \(Counted.number(lines.upperBound - 1)) ")
      html.text("of \(Counted.number(parts.lineCount)) are shown. ")
      if index > 0 { html(.a, .href(link(parts.parts[index - 1])), text: "Earlier lines") }
      html.text(" ")
      if index < parts.parts.count - 1 { html(.a, .href(link(parts.parts[index + 1])), text: "Later lines") }
      html.text(" ")
      html(.a, .href(Route.raw(place).link), text: "All as raw text")
    }
  }

  private func link(_ part: FileParts.Part) -> Link {
    Route.file(place, source: asksForSource, line: part.lines.lowerBound).link
  }

  // MARK: - Beside it

  private func outline(_ html: inout HTMLWriter) {
    html(.h2, text: "Definitions")
    html(.ol) { html in
      for entry in detail.outline.prefix(Self.largestOutline) {
        html(.li, Self.depth(entry.depth)) { html in
          let link = Route.line(entry.line, of: place, source: asksForSource)
          html(.a, .href(link), .title("\(entry.kind.name) \(entry.name)")) { html in
            html(.span, .class("kind"), text: entry.kind.name)
            html.name(entry.name)
          }
          html(
            .a, .class("uses"), .href(Route.symbol(name: entry.name, from: place).link),
            .label("Uses of \(entry.name)"), text: "uses")
        }
      }
    }
    if detail.outline.count > Self.largestOutline {
      html(
        .p, .class("small quiet"),
        text: "The first \(Counted.number(Self.largestOutline)) of \(Counted.number(detail.outline.count)).")
    }
  }

  private static func depth(_ depth: Int) -> Attribute {
    switch depth {
    case ..<1: .none
    case 1: .class("in-1")
    case 2: .class("in-2")
    default: .class("in-3")
    }
  }
}
