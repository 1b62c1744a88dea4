import SearchModel
import Services
import WireTypes

extension Tool {
  static let recordVerdict = Tool(
    name: "record_verdict", title: "Record what was decided",
    about: """
      Record the outcome of research, so that the next team finds it: adopt, extend, wrap or dismiss a candidate (a \
      dismissal needs a reason), build something new, or drop the need. Say it of a need in words, which is then \
      recorded with the candidates that research finds, or of a research that is recorded already (R-12). Nothing is \
      ever overwritten: a later verdict on the same candidate counts instead of the earlier one.
      """,
    arguments: [
      ToolArgument(
        name: "need", kind: .text(most: ResearchRequest.longestNeed), about: "The need in words; or give research."),
      ToolArgument(name: "research", kind: .text(most: 20), about: "Number of a recorded research: R-12."),
      ToolArgument(
        name: "candidate", kind: .text(most: 600),
        about: "The id or name of the project that the verdict is on; none for build and drop."),
      ToolArgument(
        name: "verdict", kind: .choice(Verdict.Kind.allCases.map(\.rawValue)), isRequired: true,
        about: "What was decided."),
      ToolArgument(
        name: "reason", kind: .choice(Verdict.Reason.allCases.map(\.rawValue)), about: "Why it was dismissed."),
      ToolArgument(name: "words", kind: .text(most: 2_000), about: "The reason in a sentence, for the owners to read."),
      ToolArgument(name: "team", kind: .text(most: 200), about: "The team that asked; of a new need only."),
      ToolArgument(name: "person", kind: .text(most: 200), about: "Who decided: a name, not an agent's."),
      ToolArgument(name: "project", kind: .text(most: 300), about: "The project that it is for; of a new need only."),
      ToolArgument(
        name: "token", kind: .text(most: 100),
        about: "Any text of yours that is new for each decision: the same call repeated with it records nothing twice."),
    ],
    output: "ResearchRecordReply", isReadOnly: false,
    answer: { call in
      let recorded = try await VerdictRecording(call: call).record()
      let reply = ResearchRecordReply(recorded.dossier)
      var text = ToolText()
      text.say("Recorded as \(reply.id); that research is now \(reply.state.rawValue).")
      let thing = recorded.candidate.map { "\($0.title) (\($0.identifier))" } ?? "the need as a whole"
      text.data("\(recorded.verdict.sentence): \(thing). Need: \(reply.need)", most: 1_000)
      text.say("A commit that carries the decision out can say: Research: \(reply.id)")
      return ToolAnswer(text: text.finished(), value: reply)
    })
}

/// One verdict on its way into the records.
struct VerdictRecording {
  let call: ToolCall
  private let kind: Verdict.Kind
  private let reason: Verdict.Reason?

  /// - Throws: `UserFacingError` with code `badRequest` for arguments that do not fit each other; nothing is recorded.
  init(call: ToolCall) throws {
    self.call = call
    let arguments = call.arguments
    guard let kind = arguments.text("verdict").flatMap(Verdict.Kind.init) else {
      throw UserFacingError(.badRequest, "There is no verdict.")
    }
    self.kind = kind
    reason = arguments.text("reason").flatMap(Verdict.Reason.init)
    guard (arguments.text("need") == nil) != (arguments.text("research") == nil) else {
      throw UserFacingError(
        .badRequest, "A verdict is on a need in words or on a recorded research, and this names both or neither.",
        hint: "Give need or research.")
    }
    // Before a new need is recorded.
    if let problem = Verdict.problem(kind, hasCandidate: arguments.text("candidate") != nil, reason: reason) {
      throw problem
    }
  }

  /// - Returns: all of the research, the candidate that the verdict is on, and the verdict.
  func record() async throws -> (
    dossier: ResearchDossier, candidate: ResearchDossier.Candidate?, verdict: Verdict
  ) {
    let arguments = call.arguments
    let candidate = try await identifier()
    let label = try await self.label()
    let words = arguments.text("words") ?? ""
    let dossier = try await call.useCases.recording.decide(
      DecideRequest(
        label: label,
        opinions: [DecideRequest.Opinion(candidate: candidate, kind: kind, reason: reason, words: words)],
        person: arguments.text("person") ?? "",
        token: token([label, candidate ?? "", kind.rawValue, reason?.rawValue ?? "", words]), viewer: call.viewer))
    let recorded = dossier.candidates.first { $0.identifier == candidate }
    let standing = candidate == nil ? dossier.verdicts.last : recorded?.standing
    guard let standing else {
      throw UserFacingError(.internal, "The verdict on \(label) was not recorded.", hint: "Call again.")
    }
    return (dossier, recorded, standing)
  }

  /// The project that is meant, looked up before anything is recorded. One of the research's own that is gone since may
  /// still be decided about.
  private func identifier() async throws -> String? {
    guard let name = call.arguments.text("candidate") else { return nil }
    if let research = call.arguments.text("research") {
      let own = try await call.useCases.recording.dossier(research, viewer: call.viewer).candidates
      if let same = own.first(where: { $0.identifier == name }) { return same.identifier }
      let titled = own.filter { $0.title.lowercased() == name.lowercased() }
      if titled.count == 1 { return titled[0].identifier }
    }
    return try await call.useCases.cataloguing.project(name, viewer: call.viewer).summary.identifier
  }

  private func label() async throws -> String {
    let arguments = call.arguments
    if let research = arguments.text("research") { return research }
    let asker = Asker(person: arguments.text("person") ?? "", team: arguments.text("team") ?? "")
    let need = arguments.required("need")
    return try await call.useCases.recording.record(
      RecordRequest(
        need: need, asker: asker, project: arguments.text("project") ?? "", token: token([need, asker.team]),
        viewer: call.viewer)
    ).label
  }

  /// What a call says is part of its name: a token used again for something else by mistake loses nothing.
  private func token(_ parts: [String]) -> String? {
    call.arguments.text("token").map { (["agent", $0] + parts).joined(separator: "\u{1F}") }
  }
}
