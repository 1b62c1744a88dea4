extension Schemas {
  static let research: [(name: String, schema: Schema)] = [
    ("ResearchReply", researchReply), ("ResearchCandidateItem", candidate), ("ResearchContactItem", contact),
    ("ResearchPracticeItem", practice), ("ResearchCodeItem", code),
  ]

  private static let researchReply = Schema.object([
    Property("need", .text, "The need as it was given, on one line."),
    Property("form", .words(["sentence", "keywords"]), "The two are compared differently."),
    Property("fits", .flag, "Whether anything seems to do the job, or a part of it."),
    Property("candidates", .list(.of("ResearchCandidateItem")), "In rank order."),
    Property("people", .list(.of("ResearchContactItem")), "Whom to ask about those that fit, public places first."),
    Property("practices", .list(.of("ResearchPracticeItem")), "Chapters of the handbook that are near the need."),
    Property("code", .list(.of("ResearchCodeItem")), "Functions and types that seem to do it already."),
    Property(
      "decisions", .list(.of("FoundDecisionItem")), "What was decided before on the need or on its candidates."),
    Property("questions", .list(.of("QuestionItem")), "What was asked before that is near the need."),
    Property("compared", .count, "Projects that were compared."),
    Property("lacks", .list(.text), "What the answer lacks, as sentences."),
    Property("elapsedMs", .number, "Milliseconds that it took."),
    Property(
      "earlier", .list(.of("EarlierResearchItem")), "What was recorded for the same need, and about the candidates."),
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
          Property("kind", .words(["summary", "readme", "section", "symbol"])), Property("text", .text),
          Property("path", .text, "Where it stands in the repository.", optional: true),
          Property("heading", .text, optional: true), Property("anchor", .text, optional: true),
          Property("symbol", .text, "A symbol's name with the types around it.", optional: true),
          Property("line", .integer(atLeast: 1), "A symbol's line.", optional: true),
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
    Property("opinions", .of("OpinionsItem"), "What teams decided about it.", optional: true),
    Property("source", .text, "The imported catalogue that it comes from.", optional: true),
    Property("identifier", .text, "How that catalogue names it.", optional: true),
  ])

  private static let contact = Schema.object([
    Property("kind", .words(["channel", "team", "person"])),
    Property("title", .text, "As people know them; a channel's address or name."),
    Property("key", .text, "What `/api/v1/teams/` or `/api/v1/people/` calls them.", optional: true),
    Property("why", .text, "Why they are asked."),
  ])

  private static let practice = Schema.object([
    Property("slug", .text, "Of its page, `/book/SLUG/`."),
    Property("title", .text),
    Property("heading", .text, "The section that is nearest; empty for the chapter's beginning."),
    Property("anchor", .text),
    Property("text", .text, "The sentence that says most of the need."),
  ])

  private static let code = Schema.object([
    Property("kind", .text, "`function`, `struct` and the like."),
    Property("name", .text, "With the types around it."),
    Property("project", .text),
    Property("repository", .text),
    Property("path", .text),
    Property("line", .integer(atLeast: 1)),
    Property("text", .text, "What its comment says of the need; its declaration where there is none."),
  ])
}
