import Services
import WireTypes

extension Endpoint {
  static let research = Endpoint(
    path: "/api/v1/research", operation: "research", summary: "Ask for what is needed, in words",
    about: """
      Projects that may meet a need, the nearest first, each with what speaks for it and against it; whom to ask about \
      them, practices that apply, and code that does it somewhere. A sentence is compared by its meaning, where there \
      is a sentence model; keywords by their words too.
      """,
    parameters: [
      Parameter(
        name: "q", kind: .text(maximum: ResearchRequest.longestNeed), isRequired: true,
        about: "The need: a sentence, or keywords.", example: "retry a flaky HTTP call, waiting longer each time"),
      .limit(1...ResearchRequest.mostCandidates, standard: 10),
    ],
    reply: "ResearchReply", example: { try WireJSON.bytes(Samples.research) }, caching: .never,
    answer: { call in
      let request = ResearchRequest(
        need: call.values.required("q"), viewer: call.viewer, limit: call.values.integer("limit"),
        asker: call.asker)
      return try WireJSON.bytes(ResearchReply(try await call.useCases.researching.research(request)))
    })
}
