import Readiness

extension Schemas {
  /// One project, and what is known of it.
  static let projects: [(name: String, schema: Schema)] = [
    ("ProjectReply", projectReply), ("ProjectLinkItem", projectLink), ("PackageItem", package),
    ("DependencyItem", dependency), ("ConsumerItem", consumer), ("EvidenceItem", evidence), ("OwnerItem", owner),
    ("GraphReply", graph), ("FactItem", fact), ("FactValue", factValue), ("ReleaseItem", release),
    ("ReadinessItem", readiness),
    (
      "ReadinessReply",
      .object([Property("project", .text, "`id` of the project."), Property("readiness", .of("ReadinessItem"))])
    ),
  ]

  private static let projectReply = Schema.object([
    Property("project", .of("ProjectItem")),
    Property("source", .text, "Where its repository is fetched from; for an imported project its address."),
    Property("packages", .list(.of("PackageItem")), "What it publishes."),
    Property("dependencies", .list(.of("DependencyItem")), "In the order of the manifest."),
    Property("consumers", .list(.of("ConsumerItem")), "Each manifest line that names one of its packages."),
    Property(
      "indirectConsumers",
      .list(
        .object([
          Property("project", .of("ProjectLinkItem")),
          Property("through", .list(.of("ProjectLinkItem")), "One of the shortest ways."),
        ])), "Those that use it only through others, the nearest first."),
    Property("owners", .list(.of("OwnerItem")), "Who may integrate changes, or seems to."),
    Property("facts", .list(.of("FactItem")), "What its files say, each value with the line it was read at."),
    Property(
      "interfaces",
      .list(
        .object([
          Property("name", .text), Property("kind", .text, "`openapi`, `asyncapi` or `grpc`."),
          Property("version", .text, optional: true), Property("path", .text), Property("line", .integer(atLeast: 1)),
        ])), "What it offers to be called over a network."),
    Property("commands", .list(command), "How to get, build, test and run it."),
    Property("documents", .list(document), "By what a reader wants of them."),
    Property(
      "governance",
      .object([
        Property("level", .words(GovernanceLevel.allCases.map(\.rawValue))),
        Property("declared", .flag, "Whether the documents name the level; otherwise it follows from what they offer."),
        Property("evidence", .of("EvidenceItem")),
      ]), optional: true),
    Property("releases", .list(.of("ReleaseItem")), "The newest first."),
    Property("versionScheme", .words(VersionScheme.allCases.map(\.rawValue)), optional: true),
    Property("readiness", .of("ReadinessItem"), optional: true),
    Property("weeks", .list(.count), "Commits of each of the last 52 weeks, the latest last."),
    Property(
      "activity",
      .object([
        Property("score", .number),
        Property(
          "terms",
          .list(.object([Property("name", .text), Property("input", .text), Property("change", .number)]))),
      ]), "The repository activity score of the InnerSource Commons.", optional: true),
    Property("firstCommit", .date, optional: true),
    Property("lastCommit", .date, optional: true),
    Property(
      "problems",
      .list(
        .object([
          Property("path", .text), Property("line", .integer(atLeast: 1), optional: true), Property("cause", .text),
          Property("hint", .text),
        ])), "What is wrong with its files, for their owner."),
    Property("siblings", .list(.of("ProjectLinkItem")), "The other projects of its repository."),
    Property("imported", imported, "What an imported catalogue says of it.", optional: true),
  ])

  private static let projectLink = Schema.object([
    Property("id", .text), Property("name", .text), Property("repository", .text), Property("folder", .text),
  ])

  private static let package = Schema.object([
    Property("ecosystem", .text), Property("name", .text), Property("version", .text, optional: true),
    Property("products", .list(.text)), Property("path", .text, "The manifest that makes it.", optional: true),
    Property("line", .integer(atLeast: 1), optional: true),
    Property("snippet", .text, "What a consumer writes or runs to use it.", optional: true),
  ])

  private static let dependency = Schema.object(
    [Property("ecosystem", .text), Property("name", .text)] + manifestLine + [
      Property("provider", .of("ProjectLinkItem"), "The organisation's own project that publishes it.", optional: true)
    ])

  private static let consumer = Schema.object([Property("project", .of("ProjectLinkItem"))] + manifestLine)

  private static let manifestLine = [
    Property("requirement", .text, "The versions that will do, as written; empty for any."),
    Property("scope", .text, "`runtime`, `development`, `build`, `optional` or `indirect`."),
    Property("path", .text, "The manifest."), Property("line", .integer(atLeast: 1), optional: true),
  ]

  private static let evidence = Schema.object([
    Property("path", .text), Property("line", .integer(atLeast: 1), optional: true),
    Property("text", .text, "Empty when the file itself shows it."),
  ])

  private static let owner = Schema.object([
    Property("kind", .words(["team", "person"])), Property("name", .text), Property("title", .text),
    Property("basis", .words(["declared", "guess"])),
    Property("evidence", .text, "The line that declares it, or what the guess rests on."),
    Property("path", .text, optional: true), Property("line", .integer(atLeast: 1), optional: true),
    Property("channels", .list(.text)),
  ])

  private static let fact = Schema.object([
    Property("fact", .text, "`license`, `lifecycle`, `channel`..."),
    Property("values", .list(.of("FactValue")), "What is believed."),
    Property("others", .list(.of("FactValue")), "What other files say."),
    Property("reason", .text, "Why it is believed."),
  ])

  private static let factValue = Schema.object([
    Property("value", .text), Property("path", .text), Property("line", .integer(atLeast: 1)),
    Property("key", .text, "The key in the file."),
  ])

  private static let command = Schema.object([
    Property("purpose", .words(CommandPurpose.allCases.map(\.rawValue))), Property("command", .text),
    Property("basis", .words(ProjectCommand.Basis.allCases.map(\.rawValue))), Property("path", .text),
    Property("line", .integer(atLeast: 1), optional: true),
  ])

  private static let document = Schema.object([
    Property("path", .text), Property("title", .text),
    Property("category", .words(DocumentationMap.Category.allCases.map(\.rawValue))),
    Property("community", .words(CommunityDocument.allCases.map(\.rawValue)), optional: true),
  ])

  private static let release = Schema.object([
    Property("version", .text), Property("tag", .text, optional: true), Property("date", .date, optional: true),
    Property("day", .text, "As the changelog says it.", optional: true),
    Property("changes", .of("EvidenceItem"), "The changelog's heading.", optional: true),
  ])

  private static let readiness = Schema.object([
    Property("passed", .count), Property("counted", .count),
    Property(
      "checks",
      .list(
        .object([
          Property("check", .words(ReadinessTopic.allCases.map(\.rawValue))),
          Property("group", .words(ReadinessTopic.Group.allCases.map(\.rawValue))), Property("title", .text),
          Property("isCounted", .flag), Property("outcome", .words(["passed", "missing", "unsure"])),
          Property("evidence", .list(.of("EvidenceItem"))),
          Property(
            "draft", .object([Property("file", .text), Property("text", .text)]),
            "What the owner can paste; absent when the check passed.", optional: true),
        ]))),
  ])

  private static let graph = Schema.object([
    Property(
      "nodes",
      .list(
        .object([
          Property("id", .text, "`id` of the project."), Property("name", .text), Property("repository", .text),
          Property("folder", .text), Property("team", .text, "That owns it.", optional: true),
          Property("users", .count, "Projects that name one of its packages in a manifest."),
        ]))),
    Property(
      "edges",
      .list(
        .object([
          Property("from", .text, "The consumer's id."), Property("to", .text, "The id of what it consumes."),
          Property("requirement", .text, "Of the first manifest line that names it; empty for any version."),
          Property("scope", .text),
        ]))),
    Property("omitted", .count, "Nodes of the answer beyond the limit."),
    Property("cycles", .list(.list(.text)), "Ids of projects that depend on one another in circles."),
    Property(
      "external",
      .list(
        .object([
          Property("ecosystem", .text), Property("name", .text),
          Property("location", .text, "`host/path`, where a manifest says where it is fetched from.", optional: true),
          Property("teams", .count, "Projects without a known owner count as one team."), Property("projects", .count),
          Property(
            "requirements",
            .list(
              .object([
                Property("requirement", .text), Property("projects", .list(.text), "Ids of those that ask for it."),
              ]))),
        ])), "Packages that no project of the organisation publishes, those of most teams first."),
    Property("externalTotal", .count, "Of them all, beyond the limit too."),
  ])

  private static let imported = Schema.object([
    Property("version", .text), Property("modified", .text, "As written there."),
    Property("popularityRank", .integer(atLeast: 1), optional: true), Property("maintainers", .list(.text)),
    Property("authors", .list(.text)), Property("languages", .list(.text)),
    Property("homepage", .text, "As written, of any scheme.", optional: true),
    Property("download", .text, "As written, of any scheme.", optional: true),
  ])
}
