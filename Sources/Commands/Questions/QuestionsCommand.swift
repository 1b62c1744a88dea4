import ArgumentParser
import Foundation
import SearchModel
import Services
import WireTypes
import Wording

struct QuestionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "questions",
    abstract: "List questions, or show one with its answers.",
    discussion: """
      Examples:
        guildhall questions
        guildhall questions Q-3
        guildhall questions certificate --state open --team Platform
        guildhall questions --inbox ann@example.org

      Exit code: 0 when there is something to show, 1 when there is not, 2 for a failure.
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: ArgumentHelp("A number as Q-3, or words that the questions hold.", valueName: "number or words"))
  var subject: [String] = []

  @Option(name: .long, help: "open, answered or solved.")
  var state: String?

  @Option(name: .long, help: ArgumentHelp("Asked by this team, or put to it.", valueName: "team"))
  var team: String?

  @Option(name: .long, help: ArgumentHelp("About this project or repository.", valueName: "project"))
  var project: String?

  @Option(name: .long, help: ArgumentHelp("What waits for somebody, and what they asked.", valueName: "person"))
  var inbox: String?

  @Option(name: [.customShort("n"), .long], help: "Questions to list, 1 to 100.")
  var limit = 20

  @Flag(name: .long, help: "One JSON object a line.")
  var json = false

  func validate() throws {
    guard (1...QuestionListRequest.mostQuestions).contains(limit) else {
      throw ValidationError("--limit takes 1 to \(QuestionListRequest.mostQuestions).")
    }
    guard state.map({ QuestionState(rawValue: $0) != nil }) ?? true else {
      throw ValidationError("--state takes \(QuestionState.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
  }

  /// The number of one question, when that is all that was said.
  private var label: String? {
    guard subject.count == 1, subject[0].lowercased().hasPrefix("q-") else { return nil }
    return subject[0]
  }

  func run() async throws {
    try await reportingFailure {
      let questions = try place.open().useCases.questions
      let output = Output()
      defer { output.flush() }
      if let label {
        let detail = try await reportingAbsence { try await questions.question(label, viewer: .operator) }
        if json { return output.line(try WireJSON.line(QuestionReply(detail))) }
        return QuestionPrinter.standard().lines(detail, now: Date()).forEach(output.line)
      }
      if let inbox { return try print(await questions.inbox(of: inbox, viewer: .operator), output) }
      var request = QuestionListRequest(viewer: .operator)
      request.matching = subject.joined(separator: " ")
      request.state = state.flatMap(QuestionState.init)
      (request.team, request.subject, request.limit) = (team, project, limit)
      let page = try await questions.questions(request)
      try print(page.questions, output)
      if !json {
        let more = page.total - page.questions.count
        output.line(page.total == 0 ? "No question fits." : more > 0 ? "\(Counted.number(more)) more." : "")
      }
      output.flush()
      if page.questions.isEmpty { throw ExitCode(1) }
    }
  }

  private func print(_ questions: [QuestionSummary], _ output: Output) throws {
    for question in questions {
      if json {
        output.line(try WireJSON.line(QuestionItem(question)))
      } else {
        QuestionPrinter.standard().lines(question).forEach(output.line)
      }
    }
  }

  private func print(_ inbox: Inbox, _ output: Output) throws {
    if json { return output.line(try WireJSON.line(InboxReply(inbox))) }
    output.line(
      "\(Counted.text(inbox.waiting.count, "question")) \(inbox.waiting.count == 1 ? "waits" : "wait") for "
        + "\(harmless(inbox.person)).")
    try print(inbox.waiting, output)
    guard !inbox.asked.isEmpty else { return }
    output.line("Asked by \(harmless(inbox.person)):")
    try print(inbox.asked, output)
  }
}
