import QueryLanguage
import Services
import WireTypes

extension Endpoint {
  static let search = Endpoint(
    path: "/api/v1/search", operation: "search",
    summary: "Search code, repositories, projects, documents, decisions, teams and people",
    about: """
      Results are in rank order. Without `type` the first page begins with the best repositories, projects, \
      documents, decisions, teams and people (an eighth of the page for each kind at most while there is code for the \
      rest) and goes on with code; \
      the following pages hold code only. `total` counts all that was found and is a lower bound unless `complete`.
      """,
    parameters: [
      .query("The query, in the query language."),
      Parameter(
        name: "type", kind: .choice(ResultType.allCases.map(\.rawValue)),
        about: "Find one kind only; wins over `type:` in the query.", example: "code"),
      .limit(1...1000, standard: 50),
      .cursor,
      Parameter(
        name: "count", kind: .choice(["exact"]), about: "Count every match instead of stopping at a bound.",
        example: "exact"),
      Parameter(
        name: "correct", kind: .flag,
        about: "Where nothing is found, look for a mistyped repository, team or definition as well.",
        example: .bool(true)),
      Parameter(name: "explain", kind: .flag, about: "Add the plan of the query.", example: .bool(true)),
    ],
    reply: "SearchReply", example: { try WireJSON.bytes(Samples.search) }, caching: .never,
    answer: { try WireJSON.bytes(try await SearchPage.reply(to: $0)) })

  static let suggest = Endpoint(
    path: "/api/v1/suggest", operation: "suggest", summary: "Complete a half-typed query",
    about: "Things whose name holds what was typed, best first.",
    parameters: [.query("What was typed so far."), .limit(1...50, standard: 10)],
    reply: "SuggestReply", example: { try WireJSON.bytes(Samples.suggest) }, caching: .never,
    answer: { call in
      let query = call.values.required("q")
      let completions = try await call.useCases.searching.complete(
        query, viewer: call.viewer, limit: call.values.integer("limit"))
      return try WireJSON.bytes(SuggestReply(query: query, completions: completions))
    })
}
