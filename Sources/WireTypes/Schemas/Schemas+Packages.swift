extension Schemas {
  static let packages: [(name: String, schema: Schema)] = [("PackageReply", packageReply), ("OfferItem", offer)]

  private static let packageReply = Schema.object([
    Property("ecosystem", .text),
    Property("name", .text, "In the ecosystem's normal spelling."),
    Property("about", .text, "What an imported catalogue says it is for; empty when none knows."),
    Property("publishers", .list(.of("OfferItem")), "Own projects that publish it."),
    Property("wrappers", .list(.of("OfferItem")), "Own projects that use it and seem to offer it on."),
    Property(
      "users",
      .list(
        .object([
          Property("project", .text), Property("repository", .text), Property("folder", .text),
          Property("requirement", .text), Property("scope", .text), Property("path", .text),
          Property("line", .integer(atLeast: 1), optional: true),
        ])), "The first of those that use it, one manifest line of each."),
    Property("total", .count, "Projects that use it."),
  ])

  private static let offer = Schema.object([
    Property("project", .of("ProjectItem")),
    Property("owner", .text, "The first of those who own it.", optional: true),
    Property("channel", .text, "The first public place to ask.", optional: true),
    Property("snippet", .text, "What a consumer writes or runs to use it.", optional: true),
  ])
}
