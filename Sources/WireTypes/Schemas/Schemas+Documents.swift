/// Documents and the handbook.
extension Schemas {
  static let documents: [(name: String, schema: Schema)] = [
    ("LibraryReply", list("repositories", of: "LibraryItem")), ("LibraryItem", libraryItem),
    ("DocumentsReply", documentsReply), ("DocumentReply", documentReply), ("HandbookReply", handbookReply),
  ]

  private static let libraryItem = Schema.object([
    Property("name", .text),
    Property("owner", .text, "The team that may integrate changes.", optional: true),
    Property("documents", .count),
    Property("kinds", .list(.text), "What orders its documents: `mkdocs`, `mdbook`, `docc`, `folder`."),
    Property("freshness", freshness),
  ])

  private static let documentsReply = Schema.object(
    [
      Property("repository", .text),
      Property(
        "documents",
        .list(
          .object([
            Property("path", .text), Property("title", .text),
            Property("navigation", .text, "The file or folder whose order it stands in; empty where none lists it."),
            Property("trail", .list(.text), "Titles of the entries above it."),
          ])), "In reading order."),
    ] + page)

  private static let documentReply = Schema.object([
    Property("repository", .text), Property("path", .text), Property("title", .text),
    Property(
      "sections",
      .list(
        .object([
          Property("heading", .text, "Empty for text before the first heading."),
          Property("anchor", .text, "Fragment on the rendered page, behind `doc-`."),
          Property("line", .integer(atLeast: 1)), Property("text", .text),
        ]))),
  ])

  private static let handbookReply = Schema.object([
    Property("title", .text), Property("repository", .text),
    Property("folder", .text, "Empty for all of the repository."),
    Property(
      "chapters",
      .list(
        .object([
          Property("slug", .text, "Its page is at `/book/SLUG/`."), Property("title", .text), Property("path", .text),
        ])), "In the order of the book."),
  ])
}
