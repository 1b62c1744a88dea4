import DependencyGraph
import HTML
import Services
import Wording

/// A part of the dependency graph as a picture. A list of the same stands beside it on every page.
struct DependencyPicture {
  var map: DependencyMap
  /// What the picture is about.
  var focus: ProjectLink?
  var title: String

  func write(to html: inout HTMLWriter) {
    html(.div, .class("sizable")) { html in
      html(.div, .class("sheet scroll picture-frame"), .tabindex(0), .role("region"), .label(title)) { html in
        // The picture escapes what it is given and links to nothing but what `Route` makes.
        html.vouched(VouchedHTML(vouchingFor: picture.svg(id: "dependencies")))
      }
      html(.label, .class("small quiet")) { html in
        html(.input, .type("checkbox"), .noAutocomplete)
        html.text(" At full size, to scroll in")
      }
    }
    if map.omitted > 0 {
      html(.p, .class("small quiet"), text: "\(Counted.text(map.omitted, "other is", "others are")) not drawn.")
    }
  }

  /// The picture as a file of its own, with the colours it needs.
  var document: String { picture.document() }

  private var picture: GraphPicture {
    GraphPicture(
      title: title,
      description: "\(Counted.text(map.nodes.count, "box", "boxes")) and \(Counted.text(map.edges.count, "arrow")), "
        + "from each consumer to what it consumes.",
      nodes: map.nodes.map(node), edges: map.edges.map(edge))
  }

  private func node(_ node: DependencyMap.Node) -> GraphPicture.Node {
    let use = "used by \(Counted.text(node.users, "project"))"
    switch node.subject {
    case .project(let link):
      let facts = [link.identifier, node.team, use].filter { !$0.isEmpty }
      return GraphPicture.Node(
        label: label(link), hint: facts.joined(separator: ", "), link: Route.project(ProjectAddress(link)).link.text,
        role: link == focus ? .focus : .own)
    case .package(let ecosystem, let name, let location):
      return GraphPicture.Node(
        label: name, hint: "\(location ?? name), \(ecosystem) package from outside, \(use)", role: .external)
    }
  }

  private func label(_ link: ProjectLink) -> String {
    guard !link.isNamedLikeRepository, let repository = link.repository.split(separator: "/").last else {
      return link.name
    }
    return "\(link.name) · \(repository)"
  }

  private func edge(_ edge: DependencyMap.Edge) -> GraphPicture.Edge {
    let names = "\(name(edge.from)) needs \(name(edge.to))"
    return GraphPicture.Edge(
      from: edge.from, to: edge.to, hint: edge.requirement.isEmpty ? names : "\(names) \(edge.requirement)")
  }

  private func name(_ position: Int) -> String {
    guard map.nodes.indices.contains(position) else { return "" }
    return switch map.nodes[position].subject {
    case .project(let link): link.name
    case .package(_, let name, _): name
    }
  }
}
