import Foundation
import FoundationXML
import SearchModel
import Testing

@testable import DependencyGraph

@Suite struct GraphPictureTests {
  private static let hostile = [
    "<script>alert(1)</script>", "\" onload=\"x", "a & b", "]]>", "\u{0}\u{8}\u{202E}evil", "", "日本語のとても長い名前",
    String(repeating: "W", count: 5_000), "x\ny", "&#x3C;b&#x3E;", "\u{FFFE}", "🧑‍🚀",
  ]

  @Test func hostileTextStaysText() throws {
    for (index, text) in Self.hostile.enumerated() {
      let picture = GraphPicture(
        title: text, description: text,
        nodes: [
          .init(label: text, hint: text, link: "/projects/\(text)"), .init(label: text, link: "javascript:alert(1)"),
          .init(label: text, link: "//evil.example"),
        ],
        edges: [.init(from: 0, to: 1, hint: text), .init(from: 1, to: 0), .init(from: 2, to: 2)])
      for svg in [picture.svg(id: "g"), picture.document()] {
        let document = try XMLDocument(data: Data(svg.utf8))
        let links = try document.nodes(forXPath: "//*[local-name()='a']/@href").map { $0.stringValue ?? "" }
        #expect(links.count == 1, "case \(index)")
        #expect(try document.nodes(forXPath: "//*[local-name()='script']").isEmpty)
        #expect(try document.nodes(forXPath: "//@*[starts-with(name(), 'on')]").isEmpty)
      }
    }
  }

  @Test func edgesThatNameNoNodeAreLeftOut() {
    let picture = GraphPicture(
      title: "t", description: "d", nodes: [.init(label: "a")],
      edges: [.init(from: 0, to: 1), .init(from: -1, to: 0), .init(from: 0, to: 0)])
    #expect(picture.edges == [.init(from: 0, to: 0)])
    #expect(picture.svg(id: "g").contains("<title id=\"g-t\">t</title><desc id=\"g-d\">d</desc>"))
    #expect(GraphPicture(title: "t", description: "", nodes: [], edges: []).svg(id: "g").contains("</svg>"))
  }

  @Test func thePictureIsTheSameEachTime() {
    let part = Self.random(nodes: 60, edges: 120)
    let first = part.svg(id: "g")
    for _ in 0..<3 { #expect(part.svg(id: "g") == first) }
  }

  /// Edges lead to the right, columns keep their distance, and nothing stands on anything else.
  @Test func nothingOverlaps() {
    for (nodes, edges) in [(1, 0), (2, 1), (5, 6), (40, 60), (200, 350), (200, 2)] {
      let picture = Self.random(nodes: nodes, edges: edges)
      let layout = LayeredLayout(nodes: nodes, edges: picture.edges.map { ($0.from, $0.to) })
      for column in layout.columns {
        for (upper, lower) in zip(column, column.dropFirst()) {
          let needed =
            layout.items[upper].isNode && layout.items[lower].isNode
            ? LayeredLayout.nodeDistance : LayeredLayout.routeDistance
          #expect(layout.items[lower].y - layout.items[upper].y > needed - 0.001)
        }
      }
      for (route, _) in layout.routes {
        for (left, right) in zip(route, route.dropFirst()) {
          #expect(layout.items[left].column + 1 == layout.items[right].column)
        }
      }
      #expect(layout.columns.joined().sorted() == Array(layout.items.indices))
      #expect(layout.items.allSatisfy { $0.y >= 0 && $0.y.isFinite })
    }
  }

  @Test func circlesAreTurnedAndMarked() {
    let picture = GraphPicture(
      title: "t", description: "d", nodes: ["a", "b", "c"].map { .init(label: $0) },
      edges: [.init(from: 0, to: 1), .init(from: 1, to: 2), .init(from: 2, to: 0)])
    let svg = picture.svg(id: "g")
    #expect(svg.components(separatedBy: "class=\"graph-back\"").count == 2)
    #expect(svg.components(separatedBy: "marker-start").count == 2)
  }

  /// Parts that no edge connects do not push one another away, nor stand on one another.
  @Test func unconnectedPartsLieCloseTogether() throws {
    for chains in [1, 4, 60] {
      let nodes = (0..<(3 * chains)).map { GraphPicture.Node(label: "project-\($0)") }
      // Of each three, the first needs the second and that the third.
      let starts = nodes.indices.filter { $0 % 3 != 2 }
      let edges = starts.map { GraphPicture.Edge(from: $0, to: $0 + 1) }
      let boxes = try Self.boxes(of: GraphPicture(title: "t", description: "d", nodes: nodes, edges: edges))
      #expect(boxes.count == nodes.count)
      for (index, box) in boxes.enumerated() {
        #expect(!boxes[(index + 1)...].contains { $0.intersects(box) }, "\(box)")
      }
      // Two chains stand side by side.
      let bottom = boxes.map(\.maxY).max() ?? 0
      #expect(bottom < Double(60 * (chains + 1)) / 2, "\(chains) chains")
    }
  }

  private static func boxes(of picture: GraphPicture) throws -> [CGRect] {
    let document = try XMLDocument(data: Data(picture.svg(id: "g").utf8))
    return try document.nodes(forXPath: "//*[local-name()='rect']").map { node in
      func value(_ name: String) throws -> Double {
        let text = try node.nodes(forXPath: "@" + name).first?.stringValue
        return text.flatMap(Double.init) ?? -1
      }
      return CGRect(x: try value("x"), y: try value("y"), width: try value("width"), height: try value("height"))
    }
  }

  /// Edges mostly from low to high numbers, as in real graphs, and some back.
  static func random(nodes: Int, edges: Int) -> GraphPicture {
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    return GraphPicture(
      title: "Random", description: "A random graph", nodes: (0..<nodes).map { .init(label: "project-\($0)") },
      edges: (0..<edges).map { _ in
        let (a, b) = (next(nodes), next(nodes))
        return .init(from: next(20) == 0 ? max(a, b) : min(a, b), to: next(20) == 0 ? min(a, b) : max(a, b))
      })
  }
}
