/// Reads a piece of HTML strictly: only listed elements and attributes, each attribute in double quotes, each element
/// closed in order. What it accepts, a browser reads as the same tree.
struct HTMLInspector {
  private(set) var problems: [String] = []
  private(set) var ids: [String] = []
  private(set) var links: [String] = []
  private(set) var elements: [String] = []

  private static let attributes: [String: Set<String>] = [
    "a": ["href", "rel", "class", "id", "aria-label"], "p": ["class"], "h1": ["id"], "h2": ["id"], "h3": ["id"],
    "h4": ["id"], "h5": ["id"], "h6": ["id"], "em": [], "strong": [], "del": [], "code": ["class"], "pre": ["class"],
    "ul": [], "ol": ["start"], "li": ["class", "id"], "input": ["type", "disabled", "checked", "aria-label"],
    "blockquote": [], "div": ["class"], "table": [], "thead": [], "tbody": [], "tr": [], "th": ["align"],
    "td": ["align"], "hr": [], "br": [], "img": ["src", "alt", "title", "loading"], "span": ["class"],
    "sup": ["class"], "section": ["class"],
  ]
  private static let void: Set<String> = ["input", "hr", "br", "img"]

  private let bytes: [UInt8]
  private var index = 0
  private var open: [String] = []

  /// Addresses that the caller gave for places in the repository begin with `pages`.
  init(_ html: String, pages: String) {
    bytes = Array(html.utf8)
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<"): readTag(pages)
      case UInt8(ascii: "&"): readReference()
      case UInt8(ascii: ">"): fail("a bare >")
      default: index += 1
      }
    }
    if !open.isEmpty { problems.append("never closed: \(open)") }
    if Set(ids).count != ids.count { problems.append("an id stands twice") }
  }

  private mutating func fail(_ problem: String) {
    problems.append("\(problem) at \(index)")
    index += 1
  }

  private mutating func take(_ text: String) -> Bool {
    guard bytes[index...].starts(with: text.utf8) else { return false }
    index += text.utf8.count
    return true
  }

  private mutating func name() -> String {
    let start = index
    while index < bytes.count,
      (0x61...0x7A).contains(bytes[index]) || (0x30...0x39).contains(bytes[index])
        || bytes[index] == UInt8(ascii: "-")
    {
      index += 1
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func readReference() {
    if !["&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#13;"].contains(where: { take($0) }) { fail("a bare &") }
  }

  private mutating func readTag(_ pages: String) {
    if take("</") {
      let name = name()
      if open.popLast() != name { fail("</\(name)> closes nothing") }
      if !take(">") { fail("a bad end of </\(name)") }
      return
    }
    index += 1
    let element = name()
    guard let allowed = Self.attributes[element] else { return fail("<\(element)>") }
    elements.append(element)
    while take(" ") {
      if take("/") { break }
      let attribute = name()
      guard allowed.contains(attribute), take("=\"") else { return fail("\(element) \(attribute)") }
      let start = index
      while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
        if bytes[index] == UInt8(ascii: "<") { fail("a bare <") }
        if bytes[index] == UInt8(ascii: "&") { readReference() } else { index += 1 }
      }
      check(attribute, String(decoding: bytes[start..<min(index, bytes.count)], as: UTF8.self), pages)
      index += 1
    }
    if !take(">") { fail("a bad end of <\(element)") }
    if !Self.void.contains(element) { open.append(element) }
  }

  private mutating func check(_ attribute: String, _ value: String, _ pages: String) {
    switch attribute {
    case "id": ids.append(value)
    case "href":
      links.append(value)
      if !["#", "http://", "https://", "mailto:", pages].contains(where: { value.hasPrefix($0) }) {
        fail("href \(value)")
      }
    case "src": if !value.hasPrefix(pages) { fail("src \(value)") }
    default: break
    }
  }
}
