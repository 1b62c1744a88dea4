/// What only agents are answered.
extension Schemas {
  static let agents: [(name: String, schema: Schema)] = [
    ("ContactsReply", contacts), ("ContactItem", contact),
  ]

  private static let contacts = Schema.object([
    Property("subject", .text, "As it was asked."),
    Property("understood", .words(ContactsReply.Understanding.allCases.map(\.rawValue)), "What it was taken for."),
    Property("contacts", .list(.of("ContactItem")), "Declared owners first."),
    Property("channels", .list(.text), "Public places to ask, the nearest first."),
    Property("total", .count, "Contacts that were found; those that are not here were left out for room."),
    Property("questions", .list(.of("QuestionItem")), "What was asked before that is near the subject."),
    Property("lacks", .list(.text), "What the answer lacks, as sentences."),
  ])

  private static let contact = Schema.object([
    Property("kind", .words(["team", "person"])),
    Property("name", .text),
    Property("key", .text, "Name of the team or key of the person, where there is a page about them.", optional: true),
    Property("relation", .words(ContactItem.Relation.allCases.map(\.rawValue)), "What they have to do with it."),
    Property("evidence", .text, "Why that is believed, as a sentence."),
    Property("project", .text, "`id` of the project that connects them.", optional: true),
    Property("repository", .text, optional: true),
    Property("channels", .list(.text)),
  ])
}
