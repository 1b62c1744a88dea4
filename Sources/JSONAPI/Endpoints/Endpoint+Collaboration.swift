import Collaboration
import Services
import WireTypes

extension Endpoint {
  private static let from = Parameter(
    name: "from", kind: .text(maximum: 7), about: "The first quarter; four quarters unless said.", example: "2025-Q2")
  private static let to = Parameter(
    name: "to", kind: .text(maximum: 7), about: "The last quarter; that of the newest contribution unless said.",
    example: "2026-Q1")

  private static func name(_ name: String, _ about: String) -> Parameter {
    Parameter(name: name, kind: .text(maximum: 200), about: about, example: "NIO")
  }

  static let collaboration = [
    Endpoint(
      path: "/api/v1/collaboration/contributions", operation: "contributions",
      summary: "Who contributes to whom across the borders of teams",
      about: """
        Commits by the team that their author was in on that day and the team that owns what they change. Groups of fewer \
        than three people are not shown as people.
        """,
      parameters: [
        Parameter(
          name: "by", kind: .choice(FlowUnit.allCases.map(\.rawValue)), about: "`team` unless said.",
          example: "department"), from, to,
        name("name", "Only what comes from or goes to this team or department."),
      ],
      reply: "ContributionsReply", example: { try WireJSON.bytes(Samples.contributions) }, canBeAbsent: true,
      caching: .never,
      answer: { call in
        let question = ContributionQuestion(
          viewer: call.viewer, unit: call.values.text("by").flatMap(FlowUnit.init) ?? .team,
          period: try AskedPeriod(from: call.values.text("from"), to: call.values.text("to")),
          name: call.values.text("name"))
        return try WireJSON.bytes(
          ContributionsReply(try await call.useCases.collaborating.contributions(question)))
      }),
    Endpoint(
      path: "/api/v1/collaboration/trend", operation: "collaborationTrend",
      summary: "How much the organisation works across teams, by quarter",
      about: "At most \(TrendReport.mostQuarters) quarters, up to the newest.", parameters: [], reply: "TrendReply",
      example: { try WireJSON.bytes(Samples.trend) }, caching: .never,
      answer: { call in
        try WireJSON.bytes(TrendReply(try await call.useCases.collaborating.trend(viewer: call.viewer)))
      }),
    Endpoint(
      path: "/api/v1/collaboration/pairs", operation: "teamPairs",
      summary: "Whose code is coupled, and who talks",
      about: """
        Pairs of teams that are coupled in code and do not talk, that talk without need, and that are coupled and talk; \
        each with what shows it.
        """,
      parameters: [
        Parameter(
          name: "kind", kind: .choice(ConwayMap.Kind.allCases.map(\.rawValue)), about: "One kind only.",
          example: "silent"), from, to, name("team", "Only pairs with this team."), .limit(1...1_000, standard: 100),
      ],
      reply: "TeamPairsReply", example: { try WireJSON.bytes(Samples.teamPairs) }, canBeAbsent: true, caching: .never,
      answer: { call in
        let question = ConwayQuestion(
          viewer: call.viewer, period: try AskedPeriod(from: call.values.text("from"), to: call.values.text("to")),
          team: call.values.text("team"))
        return try WireJSON.bytes(
          TeamPairsReply(
            try await call.useCases.collaborating.conway(question), kind: call.values.text("kind"),
            limit: call.values.integer("limit")))
      }),
  ]
}
