import SearchModel

extension Schemas {
  static let records: [(name: String, schema: Schema)] = [
    ("RecordBody", recordBody), ("DecideBody", decideBody), ("ResearchRecordReply", record),
    ("ResearchRecordsReply", list("records", of: "ResearchRecordReply")), ("VerdictItem", verdict),
    (
      "DecisionDocumentReply",
      .object([
        Property("fileName", .text, "What to call it in `docs/decisions`."), Property("markdown", .text),
      ])
    ),
    ("OpinionsItem", opinions), ("EarlierResearchItem", earlier),
  ]

  private static let kinds = Schema.words(Verdict.Kind.allCases.map(\.rawValue))
  private static let reasons = Schema.words(Verdict.Reason.allCases.map(\.rawValue))

  private static let recordBody = Schema.body([
    Property("need", .text(1...2_000), "In words."),
    Property("person", .text(0...300), "Who needs it: a name, an address or a key.", optional: true),
    Property("team", .text(0...300), optional: true),
    Property("project", .text(0...1_000), "The project or repository that it is for.", optional: true),
    Property(
      "candidates", .list(.text(1...1_000), 0...100),
      "Ids or names of what was looked at; without them what research finds now.", optional: true),
  ])

  private static let decideBody = Schema.body([
    Property(
      "verdicts",
      .list(
        .body([
          Property("candidate", .text(1...1_000), "Id or name; absent for `build` and `drop`.", optional: true),
          Property("kind", kinds), Property("reason", reasons, "Of `dismiss`.", optional: true),
          Property("words", .text(0...4_000), optional: true),
        ]), 1...100)),
    Property("person", .text(0...300), "Who decides: a name, an address or a key.", optional: true),
  ])

  private static let record = Schema.object([
    Property("id", .text, "As people write it: `R-12`."),
    Property("need", .text),
    Property("person", .text, "Empty when nobody said; so are `team` and `project`."),
    Property("team", .text), Property("project", .text),
    Property("created", .date),
    Property("state", .words(["open", "taken", "built", "dropped"])),
    Property("outcome", .text, "The state in words, naming what was taken."),
    Property(
      "candidates",
      .list(
        .object([
          Property("id", .text, "Stable over syncs and imports."), Property("title", .text),
          Property("known", .flag, "Whether it is there still."),
          Property("verdicts", .list(.of("VerdictItem")), "Oldest first; the last one counts."),
          Property(
            "use",
            .object([
              Property("state", .words(["used", "unused", "unknown"])),
              Property("by", .list(.of("ProjectLinkItem")), "Projects whose manifests name it."),
            ]), "Of one that was taken.", optional: true),
        ])), "In the order in which they were shown."),
    Property("verdicts", .list(.of("VerdictItem")), "On the need as a whole, oldest first; the last one counts."),
  ])

  private static let verdict = Schema.object([
    Property("kind", kinds), Property("reason", reasons, "Of `dismiss`.", optional: true),
    Property("words", .text), Property("person", .text, "Empty when nobody said."), Property("date", .date),
  ])

  private static let opinions = Schema.object([
    Property(
      "taken", .list(.object([Property("kind", .words(["adopt", "extend", "wrap"])), Property("teams", .count)]))),
    Property(
      "dismissals",
      .list(
        .object([
          Property("reason", reasons), Property("teams", .count),
          Property("words", .list(.text), "What they said, the newest first."),
          Property("requirement", .flag, "Whether three teams gave this reason."),
        ])), "The most frequent reason first."),
    Property("sentences", .list(.text), "The same in words."),
  ])

  private static let earlier = Schema.object([
    Property("why", .words(["same-need", "same-candidates"])),
    Property("candidates", .list(.text), "Names of the candidates that it decided about; empty for the same need."),
    Property("record", .of("ResearchRecordReply")),
  ])
}
