extension Schemas {
  static let who: [(name: String, schema: Schema)] = [
    ("WhoReply", whoReply), ("KnowledgeablePersonItem", knowledgeablePerson),
  ]

  private static let place = Schema.object([
    Property("repository", .text), Property("path", .text, "Empty for the whole repository."),
  ])

  private static let spread = Schema.object([
    Property("files", .count, "Files that are there."),
    Property("orphaned", .count, "Files that nobody knows well who is still active."),
    Property("truckFactor", .count, "People who would have to leave before more than half of the files are."),
    Property(
      "lessons",
      .list(
        .object([
          Property("place", place), Property("files", .count, "Files there that one person alone knows well."),
          Property("keeper", .of("PersonItem"), "Who that is.", optional: true),
          Property("learner", .of("PersonItem"), "Who is nearest to learning them.", optional: true),
        ])), "Where knowledge is to be shared first."),
  ])

  private static let whoReply = Schema.object([
    Property("subject", .text),
    Property(
      "kind", .words(["file", "folder", "repository", "project", "symbol", "topic"]),
      "What the subject was understood as."),
    Property("places", .list(place), "The files or folders that count most."),
    Property("channels", .list(.text), "Public places to ask first."),
    Property("people", .list(.of("KnowledgeablePersonItem")), "In rank order."),
    Property("second", .of("PersonItem"), "Who could be asked where one alone has to do with it.", optional: true),
    Property("spread", spread, "On how many people the knowledge rests; of folders and projects.", optional: true),
    Property("asOf", .date, "Nothing that was done later counts."),
    Property("questions", .list(.of("QuestionItem")), "What was asked about it before, a few."),
    Property("lacks", .list(.text), "What the answer lacks, as sentences."),
    Property("elapsedMs", .number, "Milliseconds that it took."),
  ])

  private static let knowledgeablePerson = Schema.object([
    Property("rank", .integer(atLeast: 1)),
    Property("kind", .words(["person"])),
    Property("id", .text, "`/api/v1/people/{person}` understands it."),
    Property("title", .text),
    Property("score", .number, "0 to 1: how likely they are to be the next to change it."),
    Property("why", .list(.text), "What shows that they know it, as sentences."),
    Property("person", .of("PersonItem")),
    Property("teams", .list(.text), "Their teams on the day of the question."),
    Property("emails", .list(.text), "Addresses that stand in a history that you may read."),
    Property("changes", .count, "Commits of theirs that touched it."),
    Property("documents", .count, "Of them those that touched a document."),
    Property("reviewed", .count, "Others' commits that they reviewed, where commits say so."),
    Property("helped", .count, "Others' commits that they are co-authors of."),
    Property("integrated", .count, "Others' commits that they put on the branch."),
    Property("answers", .count, "Their answers to questions about it."),
    Property("lastChange", .date, optional: true),
    Property("active", .flag, "Whether they changed anything there within half a year."),
    Property("lastActive", .date, optional: true),
  ])
}
