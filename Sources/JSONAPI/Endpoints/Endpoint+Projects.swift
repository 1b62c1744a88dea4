import SearchModel
import Services
import WireTypes

extension Endpoint {
  /// Values of each facet in a reply.
  private static let facetValues = 100
  /// How a parameter writes what is not known.
  private static let unknown = "-"

  static let projects = Endpoint(
    path: "/api/v1/projects", operation: "listProjects", summary: "List projects",
    about: """
      What people look for and reuse: mostly one for each repository, several where manifests say so, and those of \
      imported catalogues, which stand after the organisation's own. `total` is a lower bound unless `complete`.
      """,
    parameters: [
      Parameter(
        name: "q", kind: .text(maximum: 200),
        about: "Words of name, description and topics; the last may be begun only.", example: "http client")
    ] + ProjectFacet.allCases.map(parameter) + [
      Parameter(
        name: "sort", kind: .choice(ProjectOrder.allCases.map(\.rawValue)),
        about: "The order; without it by how well they fit the words, else by use.", example: "readiness"),
      Parameter(name: "hidden", kind: .flag, about: "Forks and archived ones too.", example: .bool(false)),
      .limit(1...1000, standard: 100), .cursor,
    ],
    reply: "ProjectsReply", example: { try WireJSON.bytes(Samples.projects) }, caching: .revalidated,
    answer: { call in
      let values = call.values
      var filter = ProjectFilter(includesHidden: values.flag("hidden"))
      for facet in ProjectFacet.allCases {
        guard let value = values.text(facet.rawValue) else { continue }
        filter.facets[facet] = [value == unknown ? facet.unknown : value]
      }
      let names = ["q"] + ProjectFacet.allCases.map(\.rawValue) + ["sort", "hidden"]
      let question = ["projects"] + names.map { values.text($0) ?? "" }
      let cursor = try PageCursor(values.text("cursor"), for: question)
      let answer = try await call.useCases.cataloguing.projects(
        ProjectListRequest(
          text: values.text("q") ?? "", filter: filter, order: values.text("sort").flatMap(ProjectOrder.init),
          cursor: cursor.inner, limit: values.integer("limit"), viewer: call.viewer))
      let next = answer.next.map {
        PageCursor(shown: cursor.shown + answer.projects.count, inner: $0).text(for: question)
      }
      return try WireJSON.bytes(ProjectsReply(answer, facetValues: facetValues, next: next))
    })

  private static func parameter(_ facet: ProjectFacet) -> Parameter {
    Parameter(
      name: facet.rawValue, kind: .text(maximum: 300), about: about(facet) + " `-` for those of which it is not known.",
      example: example(facet))
  }

  private static func about(_ facet: ProjectFacet) -> String {
    switch facet {
    case .kind: "Only of this kind: library, service, application and the like."
    case .ecosystem: "Only of this ecosystem."
    case .team: "Only those that this team owns."
    case .language: "Only those mostly in this language."
    case .lifecycle: "Only those at this point of their life."
    case .license: "Only under this licence, an SPDX expression."
    case .readiness: "Only of this level: 1 to 4 for each quarter of the readiness checks that passed."
    }
  }

  private static func example(_ facet: ProjectFacet) -> JSONValue {
    switch facet {
    case .kind: "library"
    case .ecosystem: "swift"
    case .team: "NIO"
    case .language: "Swift"
    case .lifecycle: "active"
    case .license: "Apache-2.0"
    case .readiness: "4"
    }
  }
}
