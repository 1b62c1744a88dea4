extension GraphPicture {
  static let margin = 10.0
  /// Between two columns, in pixels.
  private static let gap = 52.0

  /// Where the columns and boxes of a part stand.
  struct Frame {
    /// Left upper corner, in pixels of the picture.
    var origin = (x: 0.0, y: 0.0)
    private var starts: [Double] = []
    private let widths: [Double]
    let width: Double
    let height: Double

    init(_ layout: LayeredLayout, widths: [Double]) {
      self.widths = widths
      var x = 0.0
      for column in layout.columns {
        starts.append(x)
        x += (column.filter { $0 < layout.nodes }.map { widths[$0] }.max() ?? 0) + GraphPicture.gap
      }
      width = max(x - GraphPicture.gap, 0)
      height = (layout.items.map(\.y).max() ?? 0) + GraphPicture.height
    }

    func box(_ item: Int, _ layout: LayeredLayout) -> (x: Double, y: Double, width: Double) {
      let item = (index: item, place: layout.items[item])
      return (origin.x + starts[item.place.column], origin.y + item.place.y, widths[item.index])
    }

    /// A smooth line through the items of an edge, level where it meets them.
    func path(_ items: [Int], _ layout: LayeredLayout) -> String {
      var text = ""
      var last = (x: 0.0, y: 0.0)
      for (position, index) in items.enumerated() {
        let item = layout.items[index]
        let y = origin.y + item.y + GraphPicture.height / 2
        let left = origin.x + starts[item.column]
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
