import SearchModel
import Services
import WireTypes

extension Endpoint {
  /// The fixed addresses first: a label stands for the rest of an address.
  static let questions = [
    similarQuestions, inbox, answerQuestion, acceptAnswer, question, listQuestions, askQuestion,
  ]

  private static let label = Parameter(
    name: "label", kind: .path, isRequired: true, about: "Which question: `Q-12` or `12`.", example: "Q-12")

  private static let askQuestion = Endpoint(
    path: "/api/v1/questions", method: .post, operation: "askQuestion", summary: "Ask a question",
    about: """
      Keeps the question, sends it to the public channels that are configured for its subject, and puts it into the \
      inbox of a few who know it and whose turn it is. Sent again under the same `Idempotency-Key` it is asked once.
      """,
    parameters: [], body: EndpointBody(schema: "QuestionBody", example: { try WireJSON.bytes(Samples.questionBody) }),
    reply: "QuestionReply", example: { try WireJSON.bytes(Samples.question) }, canBeAbsent: true, isCreation: true,
    caching: .never,
    answer: { call in
      let body = try call.decoded(QuestionBody.self)
      let detail = try await call.useCases.questions.ask(body.request(token: call.token, viewer: call.viewer))
      return try WireJSON.bytes(QuestionReply(detail))
    })

  private static let listQuestions = Endpoint(
    path: "/api/v1/questions", operation: "listQuestions", summary: "List questions", about: "The newest first.",
    parameters: [
      Parameter(
        name: "q", kind: .text(maximum: 200), about: "Only those with all of these words.", example: "certificates"),
      Parameter(
        name: "state", kind: .choice(QuestionState.allCases.map(\.rawValue)),
        about: "`open`: nobody answered; `answered`; `solved`: an answer was accepted.", example: "open"),
      Parameter(
        name: "team", kind: .text(maximum: 300), about: "Asked by this team, or put to it.", example: "Payments"),
      Parameter(
        name: "subject", kind: .text(maximum: 1_000), about: "About this project or repository.",
        example: "apple/swift-nio"),
      .limit(1...QuestionListRequest.mostQuestions, standard: 20), .cursor,
    ],
    reply: "QuestionsReply", example: { try WireJSON.bytes(Samples.questions) }, caching: .revalidated,
    answer: { call in
      let values = call.values
      let question = ["questions"] + ["q", "state", "team", "subject"].map { values.text($0) ?? "" }
      let cursor = try PageCursor(values.text("cursor"), for: question)
      var request = QuestionListRequest(viewer: call.viewer)
      request.matching = values.text("q") ?? ""
      request.state = values.text("state").flatMap(QuestionState.init)
      (request.team, request.subject) = (values.text("team"), values.text("subject"))
      (request.skip, request.limit) = (cursor.shown, values.integer("limit"))
      let page = try await call.useCases.questions.questions(request)
      return try WireJSON.bytes(
        QuestionsReply(page, next: cursor.next(after: page.questions.count, of: page.total, for: question)))
    })

  private static let question = Endpoint(
    path: "/api/v1/questions/{label}", operation: "getQuestion", summary: "Look at one question",
    about: "With its answers, oldest first, and where it went.", parameters: [label], reply: "QuestionReply",
    example: { try WireJSON.bytes(Samples.question) }, canBeAbsent: true, caching: .revalidated,
    answer: { call in
      let detail = try await call.useCases.questions.question(call.values.required("label"), viewer: call.viewer)
      return try WireJSON.bytes(QuestionReply(detail))
    })

  private static let similarQuestions = Endpoint(
    path: "/api/v1/questions/similar", operation: "similarQuestions", summary: "Find questions that ask for the same",
    about: "For a question that is being typed: by its meaning where there is a sentence model, else by its words.",
    parameters: [
      Parameter(
        name: "q", kind: .text(maximum: 500), isRequired: true, about: "The question.",
        example: "How do I renew a certificate?"), .limit(1...20, standard: 5),
    ],
    reply: "SimilarQuestionsReply", example: { try WireJSON.bytes(Samples.similarQuestions) }, caching: .never,
    answer: { call in
      let found = try await call.useCases.questions.similar(
        to: call.values.required("q"), viewer: call.viewer, limit: call.values.integer("limit"))
      return try WireJSON.bytes(SimilarQuestionsReply(found))
    })

  private static let inbox = Endpoint(
    path: "/api/v1/questions/inbox", operation: "questionInbox", summary: "What waits for somebody",
    about: "Questions that are put to somebody and not solved, and what they asked themselves.",
    parameters: [
      Parameter(
        name: "person", kind: .text(maximum: 200), isRequired: true, about: "A name, an address or a key.",
        example: "ada@example.org")
    ],
    reply: "InboxReply", example: { try WireJSON.bytes(Samples.inbox) }, isPersonal: true, caching: .never,
    answer: { call in
      let inbox = try await call.useCases.questions.inbox(of: call.values.required("person"), viewer: call.viewer)
      return try WireJSON.bytes(InboxReply(inbox))
    })

  private static let answerQuestion = Endpoint(
    path: "/api/v1/questions/{label}/answers", method: .post, operation: "answerQuestion", summary: "Answer a question",
    about: "Sent again under the same `Idempotency-Key` it is kept once.", parameters: [label],
    body: EndpointBody(schema: "AnswerBody", example: { try WireJSON.bytes(Samples.answerBody) }),
    reply: "QuestionReply", example: { try WireJSON.bytes(Samples.question) }, canBeAbsent: true, caching: .never,
    answer: { call in
      let body = try call.decoded(AnswerBody.self)
      let detail = try await call.useCases.questions.answer(
        body.request(label: call.values.required("label"), token: call.token, viewer: call.viewer))
      return try WireJSON.bytes(QuestionReply(detail))
    })

  private static let acceptAnswer = Endpoint(
    path: "/api/v1/questions/{label}/accepted", method: .post, operation: "acceptAnswer",
    summary: "Say which answer settled it",
    about: "The last word counts: another answer, or none, may be accepted later.", parameters: [label],
    body: EndpointBody(schema: "AcceptBody", example: { try WireJSON.bytes(Samples.acceptBody) }),
    reply: "QuestionReply", example: { try WireJSON.bytes(Samples.question) }, canBeAbsent: true, caching: .never,
    answer: { call in
      let body = try call.decoded(AcceptBody.self)
      let detail = try await call.useCases.questions.accept(
        body.answer == 0 ? nil : Int64(body.answer), of: call.values.required("label"), viewer: call.viewer)
      return try WireJSON.bytes(QuestionReply(detail))
    })
}
