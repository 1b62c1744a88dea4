import ArgumentParser
import SearchModel
import Services
import WireTypes

struct WhoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "who",
    abstract: "Who knows a file, a project, a symbol or a topic.",
    discussion: """
      People come in the order of how likely they are to be the next to change it, each \
      with what shows it; a public place to ask comes first where there is one.

      Examples:
        guildhall who apple/swift-nio:Sources/NIOCore/ByteBuffer-core.swift
        guildhall who swift-nio
        guildhall who TLS certificates -n 3
        guildhall who swift-nio --as-of 2024-01-01 --json

      Exit code: 0 when somebody is found, 1 when nobody is, 2 for a bad question.
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: "REPOSITORY:PATH, a project, a symbol, or a topic in words.")
  var subject: [String]

  @Option(name: .long, help: "Only what was done before: a day as 2024-05-01, or a moment as 2024-05-01T12:00:00Z.")
  var asOf: String?

  @Option(name: [.customShort("n"), .long], help: "People to name.")
  var limit = 5

  @Flag(name: .long, help: "One JSON object, as the API gives it.")
  var json = false

  func validate() throws {
    guard (1...WhoQuestion.mostPeople).contains(limit) else {
      throw ValidationError("--limit takes 1 to \(WhoQuestion.mostPeople).")
    }
  }

  func run() async throws {
    try await reportingFailure {
      let question = WhoQuestion(
        subject: subject.joined(separator: " "), viewer: .operator, asOf: try asOf.map(WhoQuestion.moment),
        limit: limit)
      let knowing = try place.open().useCases.knowing
      // Not to find anybody is an answer; everything else is a failure.
      let answer = try await reportingAbsence { try await knowing.who(question) }
      let output = Output()
      if json {
        output.line(try WireJSON.line(WhoReply(answer)))
      } else {
        for line in WhoPrinter.standard().lines(answer) { output.line(line) }
      }
      output.flush()
      if answer.people.isEmpty { throw ExitCode(1) }
    }
  }
}
