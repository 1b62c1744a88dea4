import Services
import WireTypes

extension Endpoint {
  static let graph = Endpoint(
    path: "/api/v1/graph", operation: "getGraph", summary: "See who depends on whom",
    about: """
      Projects as nodes, the most used first; an edge leads from a consumer to what it consumes. Of a narrow question \
      the projects that answer it come with their neighbours. Cycles and packages from outside stand beside.
      """,
    parameters: [
      Parameter(
        name: "q", kind: .text(maximum: 200),
        about: "Only projects with this in their name or their repository's, and packages with it in their name.",
        example: "nio"),
      Parameter(name: "team", kind: .text(maximum: 200), about: "Only projects that this team owns.", example: "NIO"),
      Parameter(
        name: "cycles", kind: .flag, about: "Only projects that depend on one another in circles.",
        example: .bool(true)),
      .limit(1...10_000, standard: 1_000),
    ],
    reply: "GraphReply", example: { try WireJSON.bytes(Samples.graph) }, caching: .revalidated,
    answer: { call in
      let question = GraphQuestion(
        text: call.values.text("q") ?? "", team: call.values.text("team"), cyclesOnly: call.values.flag("cycles"),
        limit: call.values.integer("limit"))
      return try WireJSON.bytes(GraphReply(try await call.useCases.cataloguing.graph(question, viewer: call.viewer)))
    })
}
