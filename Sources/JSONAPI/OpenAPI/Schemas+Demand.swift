extension Schemas {
  static let demand: [(name: String, schema: Schema)] = [
    ("DemandReply", demandReply), ("DemandDigestReply", digestReply), ("DemandGroupItem", group),
  ]

  private static let demandReply = Schema.object([
    Property("since", .text, "How far back was looked: `90d`."),
    Property("groups", .list(.of("DemandGroupItem")), "Needs of most people first."),
    Property("total", .count, "All that there are of the kind asked for."),
    Property("lacks", .list(.text), "What the answer lacks, as sentences."),
  ])

  private static let digestReply = Schema.object([
    Property("organization", .text),
    Property("week", .text, "As ISO 8601 counts them: `2026-W47`."),
    Property("start", .date, "Its first moment."), Property("end", .date, "The first moment after it."),
    Property("groups", .list(.of("DemandGroupItem")), "Those first that were on no list the week before."),
    Property("lacks", .list(.text), "What the answer lacks, as sentences."),
  ])

  private static let group = Schema.object([
    Property("rank", .integer(atLeast: 1)),
    Property("id", .text, "`/demand/{id}` is its page."),
    Property("need", .text, "The wording that most used."),
    Property("wordings", .list(.text), "Others, the most used first."),
    Property("kinds", .list(.words(["unmet", "failed", "homemade"]))),
    Property("people", .count, "At least so many people asked for it, and never fewer than three."),
    Property("requests", .count, "Searches, research and records."),
    Property(
      "teams",
      .list(
        .object([
          Property("name", .text), Property("title", .text), Property("channels", .list(.text)),
          Property("known", .flag, "Whether the org chart has it."),
        ])), "Who needs it."),
    Property("smallTeams", .count, "Teams of fewer than three people, which are not named."),
    Property(
      "trend", .words(["rising", "steady", "falling"]),
      "Of the second half of the time; absent where it would tell of single people.", optional: true),
    Property(
      "candidates",
      .list(
        .object([
          Property("project", .of("ProjectItem")), Property("channel", .text, optional: true),
          Property("fit", .words(["good", "partial", "weak"])),
          Property("takenBy", .count, "Teams that took it, for whatever need."),
          Property(
            "dismissals",
            .list(
              .object([
                Property("reason", .text), Property("teams", .count), Property("words", .list(.text)),
              ]))),
        ])), "What exists and comes nearest, and why others dismissed it."),
    Property(
      "solutions",
      .list(
        .object([
          Property("research", .text, "`R-12`."), Property("team", .text), Property("project", .text),
          Property("words", .text),
        ])), "Research that ended in building anew."),
    Property("research", .list(.text), "Recorded research of the same need."),
    Property("new", .flag, "In a digest: it was on no list the week before.", optional: true),
  ])
}
