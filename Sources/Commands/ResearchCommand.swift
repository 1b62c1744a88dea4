import ArgumentParser
import SearchModel
import Services
import WireTypes

struct ResearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "research",
    abstract: "Say what is needed, and see what the organisation has for it.",
    discussion: """
      The need is compared with what every project says of itself, a sentence by its \
      meaning. Each candidate comes with why it fits, who owns it, how to use it and \
      what speaks against it.

      Examples:
        guildhall research "retry a flaky http call, waiting longer each time"
        guildhall research yaml parser -n 5 --json
        guildhall research -i

      Exit code: 0 when something seems to fit, 1 when nothing does, 2 when the need \
      cannot be understood. With -i: 0 when it ended in a decision, 1 when it did not.
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(
    help: "The need: a sentence, or keywords; several arguments are joined by spaces. Without one it is asked for.")
  var need: [String] = []

  @OptionGroup var conversation: ConversationOptions

  @Option(name: [.customShort("n"), .long], help: "Candidates to show.")
  var limit = 10

  @Flag(name: .long, help: "One JSON object, as the API gives it.")
  var json = false

  func validate() throws {
    guard (1...ResearchRequest.mostCandidates).contains(limit) else {
      throw ValidationError("--limit takes 1 to \(ResearchRequest.mostCandidates).")
    }
    if need.isEmpty, !conversation.isWanted(need: need) {
      throw ValidationError("Say what is needed, or talk it through with -i.")
    }
  }

  func run() async throws {
    try await reportingFailure {
      if conversation.isWanted(need: need) {
        return try await conversation.run(place.open().useCases, need: need, asker: Asker())
      }
      let answer = try await place.open().useCases.researching.research(
        ResearchRequest(need: need.joined(separator: " "), viewer: .operator, limit: limit))
      let output = Output()
      if json {
        output.line(try WireJSON.line(ResearchReply(answer)))
      } else {
        for line in ResearchPrinter.standard().lines(answer) { output.line(line) }
      }
      output.flush()
      if !answer.hasFit { throw ExitCode(1) }
    }
  }
}
