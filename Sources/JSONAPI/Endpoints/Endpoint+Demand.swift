import Foundation
import SearchModel
import Services
import WireTypes

extension Endpoint {
  static let demand = [
    Endpoint(
      path: "/api/v1/demand/digest", operation: "demandDigest", summary: "What was asked for in a week",
      about: """
        The needs of several people that somebody asked for in a week, those first that were on no list the week \
        before. Without `week` it is the last whole week.
        """,
      parameters: [
        Parameter(
          name: "week", kind: .text(maximum: 8), about: "The week, as ISO 8601 counts them.", example: "2026-W47")
      ],
      reply: "DemandDigestReply", example: { try WireJSON.bytes(Samples.demandDigest) }, caching: .never,
      answer: { call in
        let week = try Week(asked: call.values.text("week"))
        return try WireJSON.bytes(
          DemandDigestReply(try await call.useCases.demanding.digest(of: week, isBrief: false, viewer: call.viewer)))
      }),
    Endpoint(
      path: "/api/v1/demand", operation: "demand", summary: "What several people need, and do not have",
      about: """
        Needs that mean the same, of at least three people: `unmet` ones of several teams that adopted no answer, \
        `failed` searches, and those for which three teams or projects built a `homemade` answer each. What fewer \
        people look for does not show, and nobody is named.
        """,
      parameters: [
        Parameter(
          name: "since", kind: .choice(DemandWindow.allCases.map(\.text)),
          about: "How far back is looked; 90d unless said.",
          example: "90d"),
        Parameter(
          name: "kind", kind: .choice(DemandKind.allCases.map(\.rawValue)), about: "One kind only.", example: "unmet"),
        .limit(1...DemandRequest.mostGroups, standard: 20),
      ],
      reply: "DemandReply", example: { try WireJSON.bytes(Samples.demand) }, caching: .never,
      answer: { call in
        let request = DemandRequest(
          window: call.values.text("since").flatMap(DemandWindow.init) ?? .quarter,
          kind: call.values.text("kind").flatMap(DemandKind.init), limit: call.values.integer("limit"),
          viewer: call.viewer)
        return try WireJSON.bytes(DemandReply(try await call.useCases.demanding.demand(request)))
      }),
  ]
}

extension Week {
  /// The week that is asked for, else the last whole one.
  ///
  /// - Throws: `UserFacingError` for what is no week.
  fileprivate init(asked text: String?) throws {
    guard let text else {
      self = Week(containing: Date()).advanced(by: -1)
      return
    }
    guard let week = Week(text) else {
      throw UserFacingError(
        .badRequest, "“\(text)” is not a week.", hint: "Write it as ISO 8601 does: 2026-W47.")
    }
    self = week
  }
}
