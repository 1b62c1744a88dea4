import Foundation
import SearchModel
import Services
import WireTypes

extension Endpoint {
  /// The longer addresses first: a label stands for the rest of an address.
  static let records = [decide, decisionDocument, record, listRecords, recordNeed]

  private static let label = Parameter(
    name: "label", kind: .path, isRequired: true, about: "Which research: `R-12` or `12`.", example: "R-12")

  private static let recordNeed = Endpoint(
    path: "/api/v1/research/records", method: .post, operation: "recordResearch", summary: "Record a need",
    about: """
      Keeps a need with the candidates that were looked at, those that research finds now unless they are given. Sent \
      again under the same `Idempotency-Key` it is recorded once.
      """,
    parameters: [], body: EndpointBody(schema: "RecordBody", example: { try WireJSON.bytes(Samples.recordBody) }),
    reply: "ResearchRecordReply", example: { try WireJSON.bytes(Samples.record) }, canBeAbsent: true, isCreation: true,
    caching: .never,
    answer: { call in
      let body = try call.decoded(RecordBody.self)
      let dossier = try await call.useCases.recording.record(body.request(token: call.token, viewer: call.viewer))
      return try WireJSON.bytes(ResearchRecordReply(dossier))
    })

  private static let listRecords = Endpoint(
    path: "/api/v1/research/records", operation: "listResearch", summary: "List recorded needs",
    about: "The newest first, each with its candidates and all that was decided.",
    parameters: [
      Parameter(
        name: "q", kind: .text(maximum: 200), about: "Only those whose need holds all of these words.",
        example: "retry"),
      Parameter(name: "team", kind: .text(maximum: 300), about: "Only this team's, in any case.", example: "Payments"),
      Parameter(name: "open", kind: .flag, about: "Only those that nobody decided.", example: .bool(true)),
      .limit(1...DossierListRequest.mostDossiers, standard: 20), .cursor,
    ],
    reply: "ResearchRecordsReply", example: { try WireJSON.bytes(Samples.records) }, caching: .revalidated,
    answer: { call in
      let values = call.values
      let question = ["records"] + ["q", "team", "open"].map { values.text($0) ?? "" }
      let cursor = try PageCursor(values.text("cursor"), for: question)
      let page = try await call.useCases.recording.dossiers(
        DossierListRequest(
          matching: values.text("q") ?? "", team: values.text("team"), isOpen: values.flag("open"), skip: cursor.shown,
          limit: values.integer("limit"), viewer: call.viewer))
      return try WireJSON.bytes(
        ResearchRecordsReply(page, next: cursor.next(after: page.dossiers.count, of: page.total, for: question)))
    })

  private static let record = Endpoint(
    path: "/api/v1/research/records/{label}", operation: "getResearch", summary: "Look at one recorded need",
    about: """
      Its candidates, each with all verdicts, oldest first; the last one counts. `use` says of what was taken whether \
      manifests of the asking project, else of the asking team, name it.
      """,
    parameters: [label], reply: "ResearchRecordReply", example: { try WireJSON.bytes(Samples.record) },
    canBeAbsent: true, caching: .revalidated,
    answer: { call in
      let dossier = try await call.useCases.recording.dossier(call.values.required("label"), viewer: call.viewer)
      return try WireJSON.bytes(ResearchRecordReply(dossier))
    })

  private static let decide = Endpoint(
    path: "/api/v1/research/records/{label}/verdicts", method: .post, operation: "decideResearch",
    summary: "Record verdicts",
    about: """
      All of them or none. `adopt`, `extend`, `wrap` and `dismiss` (with a reason) are about a candidate, which may be \
      any project; `build` and `drop` about the need. A later verdict on the same candidate changes the earlier one, \
      which is kept.
      """,
    parameters: [label], body: EndpointBody(schema: "DecideBody", example: { try WireJSON.bytes(Samples.decideBody) }),
    reply: "ResearchRecordReply", example: { try WireJSON.bytes(Samples.record) }, canBeAbsent: true, caching: .never,
    answer: { call in
      let body = try call.decoded(DecideBody.self)
      let dossier = try await call.useCases.recording.decide(
        body.request(label: call.values.required("label"), token: call.token, viewer: call.viewer))
      return try WireJSON.bytes(ResearchRecordReply(dossier))
    })

  private static let decisionDocument = Endpoint(
    path: "/api/v1/research/records/{label}/decision", operation: "exportResearch",
    summary: "Get a recorded need as a decision record",
    about: "A Markdown file with front matter for the asking repository's `docs/decisions`.",
    parameters: [label], reply: "DecisionDocumentReply", example: { try WireJSON.bytes(Samples.decisionDocument) },
    canBeAbsent: true, caching: .revalidated,
    answer: { call in
      let document = try await call.useCases.recording.decisionDocument(
        of: call.values.required("label"), number: nil, viewer: call.viewer)
      return try WireJSON.bytes(DecisionDocumentReply(document))
    })
}
