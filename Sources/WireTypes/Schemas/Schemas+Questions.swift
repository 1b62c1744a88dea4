import SearchModel

/// Questions and their answers.
extension Schemas {
  static let questions: [(name: String, schema: Schema)] = [
    ("QuestionBody", questionBody), ("AnswerBody", answerBody), ("AcceptBody", acceptBody),
    ("QuestionReply", questionReply), ("QuestionItem", questionItem), ("AskedPersonItem", askedPerson),
    ("QuestionsReply", list("questions", of: "QuestionItem")),
    (
      "SimilarQuestionsReply",
      .object([Property("questions", .list(.of("QuestionItem")), "The nearest first, answered ones before others.")])
    ),
    ("InboxReply", inbox),
  ]

  private static let states = Schema.words(QuestionState.allCases.map(\.rawValue))

  private static let questionBody = Schema.body([
    Property("title", .text(1...500), "The question, in one sentence."),
    Property("words", .text(0...20_000), "What else there is to say.", optional: true),
    Property("person", .text(0...200), "Who asks: a name, an address or a key.", optional: true),
    Property("team", .text(0...200), "Of whom; the org chart says it where it is left out.", optional: true),
    Property("subject", .text(0...1_000), "The project or repository that it is about.", optional: true),
    Property("to", .text(0...200), "The team that it is put to.", optional: true),
  ])

  private static let answerBody = Schema.body([
    Property("words", .text(1...20_000)),
    Property("person", .text(0...200), "Who answers: a name, an address or a key.", optional: true),
    Property("team", .text(0...200), optional: true),
  ])

  private static let acceptBody = Schema.body([
    Property("answer", .count, "The id of the answer that settled it; 0 for none.")
  ])

  private static let questionItem = Schema.object([
    Property("id", .text, "As people write it: `Q-12`."), Property("title", .text),
    Property("person", .text, "Empty when nobody said; so is `team`."), Property("team", .text),
    Property(
      "subject", .text, "The repository's name or the project's id; absent when it is about none.", optional: true),
    Property("subjectTitle", .text, optional: true),
    Property("to", .text, "The team that it is put to.", optional: true), Property("created", .date),
    Property("state", states, "Nobody answered; there are answers; one was accepted."),
    Property("answers", .count),
    Property("excerpt", .text, "The beginning of the accepted answer, else of the last one."),
  ])

  private static let askedPerson = Schema.object([
    Property("id", .text, "`/api/v1/people/{person}` understands it."), Property("name", .text),
    Property("why", .text, "Why they are asked."),
  ])

  private static let questionReply = Schema.object([
    Property("question", .of("QuestionItem")), Property("words", .text),
    Property(
      "replies",
      .list(
        .object([
          Property("id", .integer(atLeast: 1)), Property("words", .text),
          Property("person", .text, "Empty when nobody said."), Property("team", .text), Property("date", .date),
          Property("accepted", .flag),
          Property("mail", .flag, "Brought back from mail, where nobody checked the sender."),
        ])), "Oldest first."),
    Property(
      "channels",
      .list(
        .object([
          Property("name", .text), Property("kind", .text, "`slack`, `mattermost`, `matrix` or `mail`."),
          Property(
            "state", .words(["waiting", "sent", "uncertain", "failed"]), "`uncertain`: nobody knows whether it arrived."
          ),
        ])), "Public places that it goes to."),
    Property("asked", .list(.of("AskedPersonItem")), "Whose inbox it is in."),
    Property("escalates", .date, "When more people are asked unless somebody answers.", optional: true),
  ])

  private static let inbox = Schema.object([
    Property("person", .text, "As the people's list has them."),
    Property("waiting", .list(.of("QuestionItem")), "Put to them, not solved, and not answered by them."),
    Property("asked", .list(.of("QuestionItem")), "What they asked."),
  ])
}
