import Collaboration

extension Schemas {
  static let collaboration: [(name: String, schema: Schema)] = [
    ("ContributionsReply", contributionsReply), ("TrendReply", trendReply), ("QuarterItem", quarter),
    ("TeamPairsReply", pairsReply), ("TeamPairItem", pair),
  ]

  private static let lacks = Property("lacks", .list(.text), "What the answer lacks, as sentences.")

  private static let newcomers = [
    Property("outsiders", .count, "Who contributed to another team; absent for one or two.", optional: true),
    Property("newcomers", .count, "Of them those who did for the first time; absent for one or two.", optional: true),
    Property(
      "returned", .count, "Of these those who came again within a year; absent for one or two.", optional: true),
  ]

  private static let flow = Schema.object([
    Property("from", .text, "Where the authors were on that day; absent where `source` is no unit.", optional: true),
    Property(
      "source", .words(["unit", "small", "unknown"]),
      "`small` puts units of fewer than three people together; `unknown` are people in no known team."),
    Property("to", .text, "Who owns what was changed."),
    Property("contributions", .count),
    Property("people", .count, "Absent for one or two.", optional: true),
  ])

  private static let unit = Schema.object(
    [
      Property("name", .text),
      Property("inside", .count, "By its own people; absent for units of fewer than three.", optional: true),
      Property("fromOutside", .count, "By people of others."),
      Property("fromUnknown", .count, "By people in no known team."),
      Property(
        "toOutside", .count, "By its people to others; absent for units of fewer than three.", optional: true),
      Property("outsideShare", .number, "0 to 1, of those whose author's team is known.", optional: true),
      Property("distance", .number, "The mean of `distances`.", optional: true),
      Property(
        "distances", .list(.object([Property("levels", .count), Property("contributions", .count)])),
        "Those from outside by levels to the first shared unit."),
    ] + newcomers)

  private static let contributionsReply = Schema.object([
    Property("by", .words(["team", "department"])),
    Property("from", .text, "First quarter, as 2026-Q1; absent without contributions.", optional: true),
    Property("to", .text, "Last quarter.", optional: true),
    Property("flows", .list(flow), "Each pair of units with contributions."),
    Property("units", .list(unit), "By name."),
    Property("unowned", .count, "Contributions to what no known team owns."),
    Property("repositories", .count, "Repositories that were looked at."),
    lacks,
  ])

  private static let quarter = Schema.object(
    [
      Property("quarter", .text, "As 2026-Q1."),
      Property("contributions", .count, "Those whose author's team is known."),
      Property("outside", .count, "Of them those to another team."),
      Property("outsideShare", .number, "0 to 1; absent without contributions.", optional: true),
      Property("acrossDepartments", .count, "Of them those to another department."),
      Property("unknown", .count, "By people in no known team."),
      Property("distance", .number, "Mean levels of those to another team.", optional: true),
      Property("people", .count, "Who contributed; absent for one or two.", optional: true),
      Property("teamPairs", .count, "Pairs of teams, one contributing to the other."),
    ] + newcomers)

  private static let trendReply = Schema.object([
    Property("quarters", .list(.of("QuarterItem")), "Oldest first."),
    Property("open", .text, "The quarter that is not over yet.", optional: true),
    lacks,
  ])

  private static let pair = Schema.object([
    Property("rank", .integer(atLeast: 1)),
    Property(
      "kind", .words(["silent", "needless", "congruent"]),
      "Coupled and not talking, talking without need, or coupled and talking."),
    Property("id", .text), Property("title", .text),
    Property("score", .number, "How many things couple them."),
    Property("why", .list(.text), "What shows it, as sentences."),
    Property("first", .text, "`/api/v1/teams/{team}` knows it."), Property("second", .text),
    Property(
      "dependencies",
      .list(
        .object([
          Property("consumer", .text), Property("provider", .text),
          Property("manifest", .text, "Path in the consumer's repository."), Property("line", .count, optional: true),
          Property("changes", .count, "Commits of the period that changed it."),
        ])), "Projects of one that name projects of the other; at most ten."),
    Property(
      "together",
      .list(
        .object([
          Property("first", .text), Property("second", .text), Property("shared", .count),
          Property("degree", .number, "0 to 1: shared changes by the mean of both."),
          Property(
            "basis", .words(CoChange.Basis.allCases.map(\.rawValue)),
            "In one commit, under one ticket, or by one person on one day."),
        ])), "Projects that change together; at most ten."),
    Property("links", .count, "All that couples them."),
    Property("changes", .count, "Changes of the period that show the coupling."),
    Property("given", .count, "Contributions of the first to what the second owns."),
    Property("taken", .count, "The other way round."),
    Property("help", .count, "Reviews, and changes written together."),
    Property("questions", .count), Property("channels", .list(.text), "Places to talk that both have."),
  ])

  private static let pairsReply = Schema.object([
    Property("from", .text, "First quarter; absent when nothing is known.", optional: true),
    Property("to", .text, "Last quarter.", optional: true),
    Property("congruence", .number, "0 to 1: of the coupled pairs the share that talks.", optional: true),
    Property("pairs", .list(.of("TeamPairItem")), "Silent ones first, then needless ones, then the others."),
    Property("total", .count, "All of the kind asked for."),
    lacks,
  ])
}
