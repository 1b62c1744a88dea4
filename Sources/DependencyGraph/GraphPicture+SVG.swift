extension GraphPicture {
  private static let height = 22.0
  private static let margin = 10.0
  private static let gap = 70.0
  private static let longestLabel = 30

  /// The picture as an element to stand in a page. `id` begins the ids within: letters and digits, unlike any other of
  /// the page.
  package func svg(id: String) -> String {
    let layout = LayeredLayout(nodes: nodes.count, edges: edges.map { ($0.from, $0.to) })
    let frame = Frame(layout, widths: nodes.map(Self.width))
    var text = """
      <svg class="graph" xmlns="http://www.w3.org/2000/svg" role="group" aria-labelledby="\(id)-t \(id)-d" \
      width="\(number(frame.width))" height="\(number(frame.height))" \
      viewBox="0 0 \(number(frame.width)) \(number(frame.height))">
      <title id="\(id)-t">\(SVGText.escaped(title))</title><desc id="\(id)-d">\(SVGText.escaped(description))</desc>
      <defs><marker id="\(id)-a" class="graph-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" \
      markerHeight="7" orient="auto-start-reverse"><path d="M0 1L7 4L0 7z"/></marker></defs>

      """
    text += "<g class=\"graph-edges\" aria-hidden=\"true\">\n"
    for (edge, route) in zip(edges, layout.routes) where route.items.count > 1 {
      let arrow = route.isTurned ? "start" : "end"
      let kind = route.isTurned ? " class=\"graph-back\"" : touchesFocus(edge) ? " class=\"graph-near\"" : ""
      text += "<path\(kind) marker-\(arrow)=\"url(#\(id)-a)\" d=\"\(frame.path(route.items, layout))\">"
      text += edge.hint.isEmpty ? "</path>\n" : "<title>\(SVGText.escaped(edge.hint))</title></path>\n"
    }
    text += "</g>\n"
    // From left to right and top to bottom: the order in which the keyboard reaches them.
    for column in layout.columns {
      for item in column where layout.items[item].isNode { text += element(item, frame.box(item, layout)) }
    }
    return text + "</svg>\n"
  }

  /// A file of its own, with the colours it needs.
  package func document() -> String {
    let picture = svg(id: "graph")
    guard let end = picture.firstIndex(of: ">") else { return picture }
    let rest = picture.index(after: end)
    return picture[..<rest] + "<style>\(Self.variables)\n\(Self.styleSheet)</style>" + picture[rest...]
  }

  private func touchesFocus(_ edge: Edge) -> Bool { nodes[edge.from].role == .focus || nodes[edge.to].role == .focus }

  private func element(_ index: Int, _ box: (x: Double, y: Double, width: Double)) -> String {
    let node = nodes[index]
    let middle = box.y + Self.height / 2
    var text = "<g class=\"graph-node graph-\(node.role.rawValue)\">"
    if !node.hint.isEmpty { text += "<title>\(SVGText.escaped(node.hint))</title>" }
    text += """
      <rect x="\(number(box.x))" y="\(number(box.y))" width="\(number(box.width))" height="\(number(Self.height))" \
      rx="5"/><text x="\(number(box.x + 8))" y="\(number(middle))" dy=".34em">\
      \(SVGText.escaped(Self.shortened(node.label)))</text></g>
      """
    guard SVGText.isLink(node.link) else { return text + "\n" }
    return "<a href=\"\(SVGText.escaped(node.link))\">\(text)</a>\n"
  }

  private static func shortened(_ label: String) -> String {
    guard label.count > longestLabel else { return label }
    return label.prefix(longestLabel * 2 / 3) + "…" + label.suffix(longestLabel / 3 - 1)
  }

  /// About what a label takes in 12-pixel system type: the picture is laid out without knowing the reader's fonts.
  private static func width(_ node: Node) -> Double {
    let width = shortened(node.label).unicodeScalars.reduce(0.0) { sum, scalar in
      switch scalar {
      case "i", "j", "l", "t", "f", "r", "I", ".", ",", ":", ";", "'", "|", "/", "-", "1": sum + 5.2
      case "m", "w", "M", "W", "@", "%", "…": sum + 11
      case _ where scalar.value < 0x2E80: scalar.properties.isUppercase ? sum + 8.6 : sum + 7.3
      default: sum + 13
      }
    }
    return 18 + (node.role == .focus ? width * 1.1 : width)
  }

  /// Where columns and boxes stand.
  private struct Frame {
    var starts: [Double] = []
    var widths: [Double]
    let width: Double
    let height: Double

    init(_ layout: LayeredLayout, widths: [Double]) {
      self.widths = widths
      var x = GraphPicture.margin
      for column in layout.columns {
        starts.append(x)
        x += (column.filter { $0 < layout.nodes }.map { widths[$0] }.max() ?? 0) + GraphPicture.gap
      }
      width = max(x - GraphPicture.gap, 0) + GraphPicture.margin
      height = (layout.items.map(\.y).max() ?? 0) + GraphPicture.height + 2 * GraphPicture.margin
    }

    func box(_ item: Int, _ layout: LayeredLayout) -> (x: Double, y: Double, width: Double) {
      let item = (index: item, place: layout.items[item])
      return (starts[item.place.column], item.place.y + GraphPicture.margin, widths[item.index])
    }

    /// A smooth line through the items of an edge, level where it meets them.
    func path(_ items: [Int], _ layout: LayeredLayout) -> String {
      var text = ""
      var last = (x: 0.0, y: 0.0)
      for (position, index) in items.enumerated() {
        let item = layout.items[index]
        let y = item.y + GraphPicture.margin + GraphPicture.height / 2
        let left = starts[item.column]
        if position == 0 {
          last = (left + widths[index], y)
          text = "M\(number(last.x)) \(number(last.y))"
          continue
        }
        let bend = max(12, (left - last.x) / 2)
        text += "C\(number(last.x + bend)) \(number(last.y)) \(number(left - bend)) \(number(y)) "
        text += "\(number(left)) \(number(y))"
        last = (left, y)
        guard !item.isNode else { continue }
        // Past the boxes of the column in a straight line.
        let right = layout.columns[item.column].filter { $0 < layout.nodes }.map { left + widths[$0] }.max() ?? left
        text += "H\(number(right))"
        last = (right, y)
      }
      return text
    }
  }
}

/// Tenths of a pixel are enough.
private func number(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
}
