extension Schemas {
  static let research: [(name: String, schema: Schema)] = [
    ("ResearchReply", researchReply), ("ResearchCandidateItem", candidate),
  ]

  private static let researchReply = Schema.object([
    Property("need", .text, "The need as it was given, on one line."),
    Property("form", .words(["sentence", "keywords"]), "The two are compared differently."),
    Property("fits", .flag, "Whether anything seems to do the job, or a part of it."),
    Property("candidates", .list(.of("ResearchCandidateItem")), "In rank order."),
    Property("compared", .count, "Projects that were compared."),
    Property("lacks", .list(.text), "What the answer lacks, as sentences."),
    Property("elapsedMs", .number, "Milliseconds that it took."),
  ])

  private static let candidate = Schema.object([
    Property("rank", .integer(atLeast: 1)),
    Property("kind", .words(["project"])),
    Property("id", .text, "Stable over syncs and imports; `/api/v1/projects/{project}` understands it."),
    Property("title", .text),
    Property("score", .number, "Higher is better; comparable within one answer."),
    Property("fit", .words(["good", "partial", "weak"])),
    Property(
      "why",
      .list(
        .object([
          Property("kind", .words(["summary", "readme", "section"])), Property("text", .text),
          Property("path", .text, "Where it stands in the repository.", optional: true),
          Property("heading", .text, optional: true), Property("anchor", .text, optional: true),
        ])), "The sentences that speak for it."),
    Property(
      "terms", .list(.object([Property("reason", .text), Property("points", .number)])),
      "What the score is made of, largest first."),
    Property("project", .of("ProjectItem")),
    Property("owner", .text, "The first of those who own it.", optional: true),
    Property("channel", .text, "The first public place to ask.", optional: true),
    Property("snippet", .text, "What a consumer writes or runs to use it.", optional: true),
    Property("usedBy", .count, "Repositories beside its own that use it.", optional: true),
    Property("readiness", .number, "The share of the readiness checks that passed, 0 to 1.", optional: true),
    Property("lifecycle", .text, "Empty when unknown."),
    Property("license", .text, optional: true),
    Property("warnings", .list(.text), "What speaks against taking it, as sentences."),
    Property("source", .text, "The imported catalogue that it comes from.", optional: true),
    Property("identifier", .text, "How that catalogue names it.", optional: true),
  ])
}
