extension GraphPicture {
  static let height = 22.0
  private static let longestLabel = 30

  /// The picture as an element to stand in a page. `id` begins the ids within: letters and digits, unlike any other of
  /// the page.
  package func svg(id: String) -> String {
    let (parts, width, height) = parts(widths: nodes.map(Self.width))
    var text = """
      <svg class="graph" xmlns="http://www.w3.org/2000/svg" role="group" aria-labelledby="\(id)-t \(id)-d" \
      width="\(number(width))" height="\(number(height))" viewBox="0 0 \(number(width)) \(number(height))">
      <title id="\(id)-t">\(SVGText.escaped(title))</title><desc id="\(id)-d">\(SVGText.escaped(description))</desc>
      <defs><marker id="\(id)-a" class="graph-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" \
      markerHeight="7" orient="auto-start-reverse"><path d="M0 1L7 4L0 7z"/></marker></defs>

      """
    for part in parts where !part.edges.isEmpty {
      text += "<g class=\"graph-edges\" aria-hidden=\"true\">\n"
      for (edge, route) in zip(part.edges.map({ edges[$0] }), part.layout.routes) where route.items.count > 1 {
        let arrow = route.isTurned ? "start" : "end"
        let kind = route.isTurned ? " class=\"graph-back\"" : touchesFocus(edge) ? " class=\"graph-near\"" : ""
        text += "<path\(kind) marker-\(arrow)=\"url(#\(id)-a)\" d=\"\(part.frame.path(route.items, part.layout))\">"
        text += edge.hint.isEmpty ? "</path>\n" : "<title>\(SVGText.escaped(edge.hint))</title></path>\n"
      }
      text += "</g>\n"
    }
    // Part by part, from left to right and top to bottom: the order in which the keyboard reaches them.
    for part in parts {
      for item in part.layout.columns.joined() where part.layout.items[item].isNode {
        text += element(nodes[part.nodes[item]], part.frame.box(item, part.layout))
      }
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

  private func element(_ node: Node, _ box: (x: Double, y: Double, width: Double)) -> String {
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
}

/// Tenths of a pixel are enough.
func number(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
}
