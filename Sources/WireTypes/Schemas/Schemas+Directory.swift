extension Schemas {
  static let directory: [(name: String, schema: Schema)] = [
    ("RepositoryOwnerItem", owner), ("TeamsReply", list("teams", of: "TeamItem")), ("TeamItem", teamItem),
    ("TeamReply", teamReply), ("MemberItem", member), ("OwnedProjectItem", ownedProject),
    ("PeopleReply", list("people", of: "PersonListItem")),
    (
      "PersonListItem",
      .object([
        Property("key", .text, "Stable over syncs."), Property("name", .text),
        Property("teams", .list(.text), "Those they are in today."),
      ])
    ),
    ("PersonItem", .object([Property("key", .text, "Stable over syncs."), Property("name", .text)])),
    ("PersonReply", personReply),
  ]

  private static let owner = Schema.object([
    Property("kind", .words(["team", "person"])),
    Property("name", .text, "The team's name or the person's key; what the file says for somebody unknown."),
    Property("title", .text, "As people know them."),
    Property("known", .flag, "Whether the name can be asked for below teams or people."),
    Property("guess", .flag, "From who integrated changes; nobody declared it."),
  ])

  private static let teamItem = Schema.object([
    Property("name", .text),
    Property("title", .text),
    Property("department", .text, "Empty when there is none."),
    Property("parent", .text, "The team that it is a part of.", optional: true),
    Property("description", .text),
    Property("channels", .list(.text), "Public places to talk."),
    Property("members", .count, "Those who are in it today."),
    Property("repositories", .count, "Repositories that it is declared to own, whole or in part."),
  ])

  private static let teamReply = Schema.object([
    Property("team", .of("TeamItem")),
    Property("url", .text, "The team's own page elsewhere.", optional: true),
    Property("subteams", .list(.of("TeamItem")), "Teams that are parts of it."),
    Property("members", .list(.of("MemberItem")), "Those who are in it today."),
    Property("otherMembers", .list(.of("MemberItem")), "Those who were, or will be."),
    Property("projects", .list(.of("OwnedProjectItem")), "What it owns."),
    Property(
      "folders",
      .list(
        .object([Property("repository", .text), Property("folder", .text, "Relative to the repository's root.")])),
      "That ownership files give it in repositories of others."),
    Property(
      "consumers",
      .list(
        .object([
          Property("project", .of("ProjectLinkItem")), Property("owner", .text, optional: true),
          Property("uses", .list(.of("ProjectLinkItem")), "The team's projects that it names."),
        ])), "Who depends on what it owns."),
    Property("origin", .text, "The file and line that declares it."),
  ])

  private static let member = Schema.object([
    Property("person", .text, "The person's key."),
    Property("name", .text),
    Property("role", .text, "Empty when nobody says."),
    Property("since", .text, "The first day, as 2024-01-31.", optional: true),
    Property("until", .text, "The last day.", optional: true),
    Property("origin", .text, "The file and line that says it."),
  ])

  private static let ownedProject = Schema.object([
    Property("project", .of("ProjectItem")),
    Property("lifecycle", .text, "Empty when unknown."),
    Property("readiness", .number, "0 to 1.", optional: true),
    Property("guess", .flag, "From who integrated changes; nobody declared it."),
  ])

  private static let personReply = Schema.object([
    Property("person", .of("PersonItem")),
    Property(
      "memberships",
      .list(
        .object([
          Property("team", .text), Property("role", .text, "Empty when nobody says."),
          Property("since", .text, "The first day, as 2024-01-31.", optional: true),
          Property("until", .text, "The last day.", optional: true), Property("current", .flag),
          Property("origin", .text, "The file and line that says it."),
        ]))),
    Property("manager", .of("PersonItem"), "Absent when nobody says.", optional: true),
    Property("reports", .list(.of("PersonItem"))),
    Property("emails", .list(.text), "Only those that stand in a history that you may read."),
    Property("logins", .list(.text)),
    Property(
      "merges",
      .list(
        .object([
          Property("reason", .words(["configured", "mailmap", "host-login", "same-name-in-team"])),
          Property("first", .text, optional: true), Property("second", .text, optional: true),
          Property("evidence", .text, optional: true),
          Property("undo", .text, "What to write into the configuration.", optional: true),
        ])), "Why addresses are taken for one person's."),
    Property("projects", .list(.of("OwnedProjectItem")), "What they own, declared or guessed."),
    Property(
      "contributions",
      .list(
        .object([
          Property("repository", .text), Property("commits", .count),
          Property("integrations", .count, "Put on the branch within a year of the newest commit."),
        ])), "By the repository's name."),
  ])
}
