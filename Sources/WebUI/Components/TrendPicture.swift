import Collaboration
import HTML

/// Contributions by quarter as bars: those within teams at the bottom, those across teams above.
struct TrendPicture {
  private static let (width, height, step, top, bottom) = (36, 130, 46, 18, 20)

  var quarters: [QuarterTrend]

  func write(to html: inout HTMLWriter) {
    let title = "Contributions by quarter"
    html(.div, .class("sheet scroll picture-frame"), .tabindex(0), .role("region"), .label(title)) { html in
      // Numbers and the names of quarters only.
      html.vouched(VouchedHTML(vouchingFor: svg(title)))
    }
    html(.p, .class("small quiet")) { html in
      html.text("The upper part of each bar is what crossed a team's border; its share stands above.")
    }
  }

  private func svg(_ title: String) -> String {
    let highest = max(1, quarters.map(\.contributions).max() ?? 1)
    let size = (width: quarters.count * Self.step + 10, height: Self.height + Self.top + Self.bottom)
    var text = """
      <svg class="trend" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="trend-t" width="\(size.width)" \
      height="\(size.height)" viewBox="0 0 \(size.width) \(size.height)"><title id="trend-t">\(title); the table below \
      has the same.</title>

      """
    let floor = Self.top + Self.height
    for (position, quarter) in quarters.enumerated() {
      let x = 5 + position * Self.step
      let whole = Self.pixels(quarter.contributions, of: highest)
      let outside = min(whole, Self.pixels(quarter.outside, of: highest))
      text +=
        "<rect class=\"trend-inside\" x=\"\(x)\" y=\"\(floor - whole + outside)\" width=\"\(Self.width)\" "
        + "height=\"\(whole - outside)\"/>"
      text +=
        "<rect class=\"trend-outside\" x=\"\(x)\" y=\"\(floor - whole)\" width=\"\(Self.width)\" "
        + "height=\"\(outside)\"/>"
      text += Self.label(Figure.percent(quarter.outsideShare), x, floor - whole - 4)
      text += Self.label("\(quarter.quarter.year % 100)-Q\(quarter.quarter.quarter)", x, floor + 14) + "\n"
    }
    return text + "</svg>\n"
  }

  private static func pixels(_ count: Int, of highest: Int) -> Int {
    count > 0 ? max(1, Int((Double(count) / Double(highest) * Double(height)).rounded())) : 0
  }

  private static func label(_ text: String, _ x: Int, _ y: Int) -> String {
    "<text x=\"\(x + width / 2)\" y=\"\(y)\" text-anchor=\"middle\">\(text)</text>"
  }
}
