/// The elements that pages are made of. There is none that holds a script or a style; data for programs has
/// `HTMLWriter.linkedData`.
package struct Tag: Sendable {
  let name: StaticString
  /// Has neither content nor end tag.
  let isVoid: Bool
  /// A line ends after it, so that a page's source can be read.
  let endsLine: Bool

  private init(_ name: StaticString, isVoid: Bool = false, endsLine: Bool = false) {
    self.name = name
    self.isVoid = isVoid
    self.endsLine = endsLine
  }

  // The page.
  package static let html = Tag("html", endsLine: true)
  package static let head = Tag("head", endsLine: true)
  package static let body = Tag("body", endsLine: true)
  package static let title = Tag("title", endsLine: true)
  package static let meta = Tag("meta", isVoid: true)
  package static let stylesheetOrIcon = Tag("link", isVoid: true)
  /// Its content is fetched from this site; there is nothing inside.
  package static let scriptFile = Tag("script", endsLine: true)

  // Its parts.
  package static let header = Tag("header", endsLine: true)
  package static let nav = Tag("nav", endsLine: true)
  package static let main = Tag("main", endsLine: true)
  package static let aside = Tag("aside", endsLine: true)
  package static let footer = Tag("footer", endsLine: true)
  package static let section = Tag("section", endsLine: true)
  package static let article = Tag("article", endsLine: true)
  package static let div = Tag("div", endsLine: true)
  package static let details = Tag("details", endsLine: true)
  package static let summary = Tag("summary")
  package static let dialog = Tag("dialog", endsLine: true)

  // Text.
  package static let h1 = Tag("h1", endsLine: true)
  package static let h2 = Tag("h2", endsLine: true)
  package static let h3 = Tag("h3", endsLine: true)
  package static let p = Tag("p", endsLine: true)
  package static let pre = Tag("pre", endsLine: true)
  package static let ul = Tag("ul", endsLine: true)
  package static let ol = Tag("ol", endsLine: true)
  package static let li = Tag("li", endsLine: true)
  package static let dl = Tag("dl", endsLine: true)
  package static let dt = Tag("dt")
  package static let dd = Tag("dd", endsLine: true)
  package static let a = Tag("a")
  package static let b = Tag("b")
  package static let i = Tag("i")
  package static let code = Tag("code")
  package static let kbd = Tag("kbd")
  package static let mark = Tag("mark")
  package static let small = Tag("small")
  package static let span = Tag("span")
  package static let time = Tag("time")
  package static let img = Tag("img", isVoid: true)

  // Tables.
  package static let table = Tag("table", endsLine: true)
  package static let caption = Tag("caption", endsLine: true)
  package static let thead = Tag("thead", endsLine: true)
  package static let tbody = Tag("tbody", endsLine: true)
  package static let tr = Tag("tr", endsLine: true)
  package static let th = Tag("th")
  package static let td = Tag("td")

  // Forms.
  package static let form = Tag("form", endsLine: true)
  package static let label = Tag("label")
  package static let input = Tag("input", isVoid: true)
  package static let button = Tag("button")
  package static let textarea = Tag("textarea")
  package static let select = Tag("select")
  package static let option = Tag("option")
  package static let datalist = Tag("datalist", endsLine: true)

  // Drawings.
  package static let svg = Tag("svg")
  package static let path = Tag("path")
  package static let rect = Tag("rect")
}
