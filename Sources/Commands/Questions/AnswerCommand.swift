import ArgumentParser
import Foundation
import SearchModel
import Services
import WireTypes

struct AnswerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer",
    abstract: "Answer a question, or say which answer settled it.",
    discussion: """
      Who answers is taken from git's user.email and the org chart unless --by says it.

      Examples:
        guildhall answer Q-3 "Run the script in docs/tls."
        guildhall answer Q-3 - < answer.txt
        guildhall answer Q-3 --accept 7
        guildhall answer Q-3 --accept 0

      Exit code: 0 kept, 1 when there is no such question or answer, 2 for another failure.
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: "The question, as Q-3.")
  var label: String

  @Argument(help: ArgumentHelp("The answer; - reads it from standard input.", valueName: "text"))
  var text: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("The answer that settled it, by its number; 0 for none.", valueName: "number"))
  var accept: Int64?

  @OptionGroup var person: PersonOptions

  @Option(name: .long, help: ArgumentHelp("Of which team.", valueName: "team"))
  var team: String?

  @Flag(name: .long, help: "One JSON object, as the API gives it.")
  var json = false

  private static let mostBytes = 1 << 20

  func validate() throws {
    guard text.isEmpty != (accept == nil) else { throw ValidationError("Say the answer, or --accept NUMBER.") }
    guard accept.map({ $0 >= 0 }) ?? true else { throw ValidationError("--accept takes an answer's number, or 0.") }
  }

  func run() async throws {
    try await reportingFailure {
      let guildhall = try place.open()
      let environment = ProcessInfo.processInfo.environment
      let questions = guildhall.useCases.questions
      let detail = try await reportingAbsence {
        if let accept { return try await questions.accept(accept == 0 ? nil : accept, of: label, viewer: .operator) }
        var asker = try await person.asker(guildhall, environment: environment)
        asker.team = team ?? asker.team
        return try await questions.answer(
          AnswerRequest(label: label, words: words(), asker: asker, viewer: .operator))
      }
      try await guildhall.tendQuestions(environment: environment)
      let output = Output()
      if json {
        output.line(try WireJSON.line(QuestionReply(detail)))
      } else {
        QuestionPrinter.standard().lines(detail, now: Date()).forEach(output.line)
      }
      output.flush()
    }
  }

  private func words() throws -> String {
    guard text == ["-"] else { return text.joined(separator: " ") }
    let data = try FileHandle.standardInput.read(upToCount: Self.mostBytes) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }
}
