import Services
import WireTypes

extension Endpoint {
  static let who = Endpoint(
    path: "/api/v1/who", operation: "who", summary: "Who knows it",
    about: """
      People who know a file, folder, project, symbol or topic, by how likely they are to be the next to change it, each \
      with what shows it; and where to ask in public first. Programs, and people who do not want to be suggested, are \
      left out.
      """,
    parameters: [
      Parameter(
        name: "subject", kind: .text(maximum: WhoQuestion.longestSubject), isRequired: true,
        about: "`REPOSITORY:PATH`, a project, the name of a symbol, or a topic in words.",
        example: "apple/swift-nio:Sources/NIOCore/ByteBuffer-core.swift"),
      Parameter(
        name: "asOf", kind: .text(maximum: 40),
        about: "Only what was done before: a day as `2024-05-01`, its beginning in UTC, a moment as "
          + "`2024-05-01T12:00:00Z`, or seconds since 1970.", example: "2024-05-01"),
      .limit(1...WhoQuestion.mostPeople, standard: 5),
    ],
    reply: "WhoReply", example: { try WireJSON.bytes(Samples.who) }, canBeAbsent: true, caching: .never,
    answer: { call in
      let question = WhoQuestion(
        subject: call.values.required("subject"), viewer: call.viewer,
        asOf: try call.values.text("asOf").map(WhoQuestion.moment), limit: call.values.integer("limit"))
      return try WireJSON.bytes(WhoReply(try await call.useCases.knowing.who(question)))
    })
}
