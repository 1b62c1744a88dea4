import HTML
import Services
import Wording

/// The shares of languages as a bar, with its figures as a list.
struct LanguageBar {
  struct Part: Equatable {
    var language: String
    /// Thousandths of all bytes.
    var share: Int
    var percent: String
  }

  static let shown = 6
  let parts: [Part]

  init(_ languages: [LanguageShare]) {
    let named = languages.filter { !$0.language.isEmpty && $0.bytes > 0 }
    let total = named.reduce(0) { $0.addingReportingOverflow($1.bytes).partialValue }
    guard total > 0 else {
      parts = []
      return
    }
    func part(_ language: String, _ bytes: Int) -> Part {
      Part(
        language: language, share: Int((Double(bytes) / Double(total) * 1000).rounded()),
        percent: Counted.percent(bytes, of: total))
    }
    let rest = named.dropFirst(Self.shown).reduce(0) { $0 &+ $1.bytes }
    parts = named.prefix(Self.shown).map { part($0.language, $0.bytes) } + (rest > 0 ? [part("Other", rest)] : [])
  }

  func write(to html: inout HTMLWriter) {
    guard !parts.isEmpty else { return }
    html(.svg, .class("languages"), .viewBox("0 0 1000 8"), .stretched, .decorative) { html in
      var x = 0
      for (index, part) in parts.enumerated() {
        html(.rect, Self.color(index, of: part), .x(x), .width(max(part.share, 2)), .height(8))
        x += part.share
      }
    }
    html(.ul, .class("legend"), .label("Languages")) { html in
      for (index, part) in parts.enumerated() {
        html(.li) { html in
          html(.i, Self.color(index, of: part), .decorative)
          if part.language == "Other" {
            html.text("Other")
          } else {
            html(.a, .href(Route.search(query: QueryText.field("lang", part.language)).link)) { $0.name(part.language) }
          }
          html(.span, .class("quiet"), text: " " + part.percent)
        }
      }
    }
  }

  private static func color(_ index: Int, of part: Part) -> Attribute {
    if part.language == "Other" { return .class("lang-other") }
    return switch index {
    case 0: .class("lang-1")
    case 1: .class("lang-2")
    case 2: .class("lang-3")
    case 3: .class("lang-4")
    case 4: .class("lang-5")
    default: .class("lang-6")
    }
  }
}

/// Pieces of queries that pages write into links.
enum QueryText {
  /// `lang:Swift`, quoted where the value is not one plain word.
  static func field(_ name: String, _ value: String) -> String {
    let isPlain =
      !value.isEmpty
      && value.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "/"):
          true
        default: false
        }
      }
    guard !isPlain else { return "\(name):\(value)" }
    let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\(name):\"\(escaped)\""
  }

  /// The beginning of a query in a repository, at the branch, tag or commit that is shown.
  static func within(_ place: Place) -> String {
    field("repo", place.repository) + " " + (place.branch.map { field("rev", $0) + " " } ?? "")
  }
}
