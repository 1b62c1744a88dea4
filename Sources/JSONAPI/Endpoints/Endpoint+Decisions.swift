import Decisions
import Services
import WireTypes

extension Endpoint {
  static let decisions = Endpoint(
    path: "/api/v1/decisions", operation: "listDecisions", summary: "List the decisions that repositories document",
    about: "The newest first, those without a date last; those of forks are left out.",
    parameters: [
      Parameter(
        name: "q", kind: .text(maximum: 500), about: "Only those that hold all of these words; the last may be begun.",
        example: "queue"),
      Parameter(
        name: "status", kind: .choice(DecisionRecord.Status.allCases.map(\.rawValue)),
        about: "Only those with this status.", example: "accepted"),
      Parameter(
        name: "repository", kind: .text(maximum: 500), about: "Only those of this repository.",
        example: "apple/swift-nio"),
      .limit(1...DecisionListRequest.mostDecisions, standard: 100), .cursor,
    ],
    reply: "DecisionsReply", example: { try WireJSON.bytes(Samples.decisions) }, canBeAbsent: true,
    caching: .revalidated,
    answer: { call in
      let values = call.values
      let names = ["q", "status", "repository"]
      let question = ["decisions"] + names.map { values.text($0) ?? "" }
      let cursor = try PageCursor(values.text("cursor"), for: question)
      let page = try await call.useCases.decisions.decisions(
        DecisionListRequest(
          matching: values.text("q") ?? "", status: values.text("status").flatMap(DecisionRecord.Status.init),
          repository: values.text("repository"), skip: cursor.shown,
          limit: values.integer("limit"), viewer: call.viewer))
      return try WireJSON.bytes(
        DecisionsReply(page, next: cursor.next(after: page.decisions.count, of: page.total, for: question)))
    })

  static let decision = Endpoint(
    path: "/api/v1/decisions/{repository}/-/{path}", operation: "getDecision", summary: "Read a decision",
    about: """
      A decision record by its parts: context, options with what speaks for and against them, outcome, consequences. \
      `/api/v1/files` has the file as it is written.
      """,
    parameters: [
      .repository, .path("Path of its file within the repository.", example: "docs/decisions/0007-event-loops.md"),
    ],
    reply: "DecisionReply", example: { try WireJSON.bytes(Samples.decision) }, canBeAbsent: true,
    caching: .revalidated,
    answer: { call in
      let detail = try await call.useCases.decisions.decision(
        call.values.required("repository"), path: call.values.required("path"), viewer: call.viewer)
      return try WireJSON.bytes(DecisionReply(detail))
    })
}
