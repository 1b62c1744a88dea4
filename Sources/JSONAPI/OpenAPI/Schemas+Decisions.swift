import Decisions

/// Decisions of repositories.
extension Schemas {
  static let decisions: [(name: String, schema: Schema)] = [
    ("DecisionsReply", decisionsReply), ("DecisionItem", decisionItem), ("DecisionReply", decisionReply),
    ("FoundDecisionItem", foundDecision),
  ]

  private static let status = Schema.words(DecisionRecord.Status.allCases.map(\.rawValue))

  private static let decisionsReply = Schema.object(
    [
      Property("decisions", .list(.of("DecisionItem")), "The newest first."),
      Property(
        "statuses", .list(.object([Property("status", status), Property("decisions", .count)])),
        "How many the question would find with each status."),
    ] + page)

  private static let decisionItem = Schema.object([
    Property("repository", .text),
    Property("path", .text, "Of its file; `/api/v1/decisions/{repository}/-/{path}` has the whole decision."),
    Property("number", .count, optional: true),
    Property("title", .text),
    Property("status", status, "Absent when the record says none of these.", optional: true),
    Property("statusNote", .text, "What it says of its status beside the word.", optional: true),
    Property("date", .text, "As 2024-01-31.", optional: true),
    Property(
      "supersededBy",
      .object([
        Property("path", .text, "In the same repository."), Property("number", .count, optional: true),
        Property("title", .text),
      ]), "The record that replaced it.", optional: true),
    Property("research", .text, "The research that led to it, as R-12.", optional: true),
  ])

  private static let decisionReply = Schema.object([
    Property("decision", .of("DecisionItem")),
    Property(
      "people",
      .object([
        Property("deciders", .list(.text)), Property("consulted", .list(.text)), Property("informed", .list(.text)),
      ])),
    Property("context", .text, "The problem."),
    Property("drivers", .list(.text), "What counted."),
    Property(
      "options",
      .list(
        .object([
          Property("title", .text), Property("text", .text), Property("advantages", .list(.text)),
          Property("drawbacks", .list(.text)),
        ])), "What was considered."),
    Property("chosen", .text, "The title of the chosen option, where the record names one.", optional: true),
    Property("outcome", .text, "The decision with its reason."),
    Property("advantages", .list(.text)), Property("drawbacks", .list(.text)),
    Property("consequences", .list(.text), "Neither good nor bad."),
  ])

  private static let foundDecision = Schema.object([
    Property("rank", .integer(atLeast: 1)),
    Property("kind", .words(["decision"])),
    Property("id", .text, "`repository:path`, stable over syncs."),
    Property("title", .text),
    Property("score", .number, "Higher is better; comparable within one answer."),
    Property("why", .text, "The sentence of it that says most of the need."),
    Property("decision", .of("DecisionItem")),
    Property("candidates", .list(.text), "Names of the candidates that it names."),
  ])
}
