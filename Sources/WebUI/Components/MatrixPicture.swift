import DependencyGraph
import HTML

/// A matrix as a picture: rows and columns with names, and marks where they meet. It is readable from a few to some
/// hundred rows; a table of the same stands beside it on every page. Colours come from the page by classes.
struct MatrixPicture {
  enum Mark: String {
    /// A square of one of five strengths.
    case first, second, third, fourth, fifth
    /// Of the Conway map: three shapes, so that no colour is needed to tell them apart.
    case silent, needless, congruent

    /// The strength of `value` among others up to `highest`, by its logarithm's share.
    static func strength(_ value: Int, of highest: Int) -> Mark {
      let steps = [Mark.first, .second, .third, .fourth, .fifth]
      guard value > 1, highest > 1 else { return highest > 1 ? .first : .fifth }
      let share =
        Double(value.bitWidth - value.leadingZeroBitCount)
        / Double(highest.bitWidth - highest.leadingZeroBitCount)
      return steps[min(4, max(0, Int((share * 5).rounded(.up)) - 1))]
    }
  }

  struct Cell {
    var row: Int
    var column: Int
    var mark: Mark
    /// Said when the pointer rests on it.
    var hint: String
    /// A place on the page; nil leads nowhere.
    var anchor: String?
  }

  var title: String
  /// What the picture shows, for those who do not see it.
  var description: String
  var rows: [String]
  var columns: [String]
  var cells: [Cell]
  /// Rows, and columns, before which a new group begins.
  var rowBreaks: [Int] = []
  var columnBreaks: [Int] = []

  private static let longestLabel = 24

  /// `id` begins the ids within; unlike any other of the page.
  func write(id: String, to html: inout HTMLWriter) {
    html(.div, .class("sizable")) { html in
      html(.div, .class("sheet scroll picture-frame"), .tabindex(0), .role("region"), .label(title)) { html in
        // Labels and hints are escaped, and links lead to places on the page.
        html(.div, .class("matrix-grid")) { $0.vouched(VouchedHTML(vouchingFor: svg(id: id) + strips)) }
      }
      html(.label, .class("small quiet")) { html in
        html(.input, .type("checkbox"), .noAutocomplete)
        html.text(" At full size, to scroll in")
      }
    }
  }

  private var side: Int {
    switch max(rows.count, columns.count) {
    case ...24: 22
    case ...60: 15
    default: 11
    }
  }

  private var font: Int { min(12, side) }
  /// Room for the names of rows, and of columns.
  private var left: Int { Self.room(rows.map(Self.shortened), font) }
  private var top: Int { Self.room(columns.map(Self.shortened), font) }

  func svg(id: String) -> String {
    let (side, left, top) = (self.side, self.left, self.top)
    let (width, height) = (left + columns.count * side + 8, top + rows.count * side + 8)
    var text = """
      <svg class="matrix" xmlns="http://www.w3.org/2000/svg" role="group" aria-labelledby="\(id)-t \(id)-d" \
      width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)" font-size="\(font)">
      <title id="\(id)-t">\(SVGText.escaped(title))</title><desc id="\(id)-d">\(SVGText.escaped(description))</desc>

      """
    for row in stride(from: 0, to: rows.count, by: 2) {
      text +=
        "<rect class=\"matrix-band\" x=\"\(left)\" y=\"\(top + row * side)\" width=\"\(columns.count * side)\" "
        + "height=\"\(side)\"/>\n"
    }
    text += "<path class=\"matrix-lines\" d=\"" + lines(left, top, side) + "\"/>\n"
    text += rowLabels + columnLabels
    for cell in cells where rows.indices.contains(cell.row) && columns.indices.contains(cell.column) {
      text += element(cell, x: left + cell.column * side, y: top + cell.row * side, side: side)
    }
    return text + "</svg>\n"
  }

  private var rowLabels: String {
    let (side, left, top) = (self.side, self.left, self.top)
    return rows.enumerated().map { row, label in
      "<text x=\"\(left - 6)\" y=\"\(top + row * side + side / 2)\" dy=\".34em\" text-anchor=\"end\">"
        + "\(SVGText.escaped(Self.shortened(label)))</text>\n"
    }.joined()
  }

  private var columnLabels: String {
    let (side, left, top) = (self.side, self.left, self.top)
    return columns.enumerated().map { column, label in
      "<text transform=\"translate(\(left + column * side + side / 2) \(top - 6)) rotate(-90)\" dy=\".34em\">"
        + "\(SVGText.escaped(Self.shortened(label)))</text>\n"
    }.joined()
  }

  /// The names once more, to stay in sight while the picture is scrolled under them at full size; hidden else, and to
  /// those who are read the page.
  private var strips: String {
    let (left, top) = (self.left, self.top)
    let (width, height) = (left + columns.count * side + 8, top + rows.count * side + 8)
    let strip = { (name: String, width: Int, height: Int, labels: String) in
      """
      <svg class="matrix matrix-strip matrix-\(name)" xmlns="http://www.w3.org/2000/svg" aria-hidden="true" \
      width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)" font-size="\(font)">
      \(labels)</svg>

      """
    }
    return strip("rows", left, height, rowLabels) + strip("columns", width, top, columnLabels)
      + strip("corner", left, top, "")
  }

  private func lines(_ left: Int, _ top: Int, _ side: Int) -> String {
    rowBreaks.filter { 0 < $0 && $0 < rows.count }.map { "M\(left) \(top + $0 * side)h\(columns.count * side)" }
      .joined()
      + columnBreaks.filter { 0 < $0 && $0 < columns.count }.map {
        "M\(left + $0 * side) \(top)v\(rows.count * side)"
      }.joined()
  }

  private func element(_ cell: Cell, x: Int, y: Int, side: Int) -> String {
    // The shapes differ in size and filling too.
    let gap =
      switch cell.mark {
      case .needless: side / 3
      case .congruent: side / 4
      default: 1
      }
    let rect = """
      <rect class="matrix-\(cell.mark.rawValue)" x="\(x + gap)" y="\(y + gap)" width="\(side - 2 * gap)" \
      height="\(side - 2 * gap)"><title>\(SVGText.escaped(cell.hint))</title></rect>
      """
    // The keyboard goes to the table, which has the same in few steps.
    guard let anchor = cell.anchor else { return rect + "\n" }
    return "<a href=\"\(SVGText.escaped(Link(fragment: anchor).text))\" tabindex=\"-1\">\(rect)</a>\n"
  }

  private static func shortened(_ label: String) -> String {
    label.count > longestLabel ? label.prefix(longestLabel - 1) + "…" : label
  }

  /// About what the labels take: the picture is laid out without knowing the reader's fonts.
  private static func room(_ labels: [String], _ font: Int) -> Int {
    (labels.map(\.count).max() ?? 0) * font * 3 / 5 + 14
  }
}
