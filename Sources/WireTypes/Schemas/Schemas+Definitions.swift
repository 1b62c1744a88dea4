import Services

extension Schemas {
  static let definitions: [(name: String, schema: Schema)] = [
    ("DefinitionsReply", definitionsReply), ("DefinitionItem", definition),
  ]

  private static let definitionsReply = Schema.object([
    Property("name", .text),
    Property("definitions", .list(.of("DefinitionItem")), "The likeliest first; a guess where there are several."),
    Property("total", .count, "Files with a definition of it."),
    Property(
      "uses",
      .object([
        Property("lines", .count, "A lower bound unless `complete`."), Property("files", .count),
        Property("complete", .flag), Property("query", .text, "The search that finds all of them."),
        Property("results", .list(.of("SearchResult")), "Those in the file's repository first."),
      ]), "Lines that name it; absent with `uses=no`.", optional: true),
    Property("complete", .flag, "Whether everything was looked at for definitions, as it is at its sources."),
    Property("incomplete", .list(.text), "Why it was not, as sentences."),
    Property("reasons", incompleteReasons, "The kind of each of `incomplete`, in its order."),
    Property("elapsedMs", .number, "Milliseconds that it took."),
  ])

  private static let definition = Schema.object([
    Property("rank", .integer(atLeast: 1)),
    Property("repository", .text), Property("path", .text),
    Property("branch", .text, "The branch that has it, where the default one has not.", optional: true),
    Property("line", .integer(atLeast: 1)),
    Property("kind", .text, "As `sym:` names it.", optional: true),
    Property("language", .text),
    Property("name", .text, "With the types around it."),
    Property("signature", .text, "The lines that declare it, as one line."),
    Property("comment", .text, "The first sentences of the comment that documents it."),
    Property(
      "nearness", .words(Nearness.allCases.map(\.rawValue)), "To the file that the question names.", optional: true),
  ])
}
