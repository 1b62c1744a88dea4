import ArgumentParser
import Foundation
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

      Exit code: 0 when something seems to fit, 1 when nothing does, 2 when the need \
      cannot be understood.
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: "The need: a sentence, or keywords; several arguments are joined by spaces.")
  var need: [String]

  @Option(name: [.customShort("n"), .long], help: "Candidates to show.")
  var limit = 10

  @Option(name: .long, help: ArgumentHelp("For which team you look. (default: GUILDHALL_TEAM)", valueName: "team"))
  var team: String?

  @Flag(name: .long, help: "One JSON object, as the API gives it.")
  var json = false

  func validate() throws {
    guard (1...ResearchRequest.mostCandidates).contains(limit) else {
      throw ValidationError("--limit takes 1 to \(ResearchRequest.mostCandidates).")
    }
  }

  func run() async throws {
    try await reportingFailure {
      let guildhall = try place.open()
      let asker = LookingAsker.asker(team: team, for: guildhall, environment: ProcessInfo.processInfo.environment)
      let answer = try await guildhall.useCases.researching.research(
        ResearchRequest(need: need.joined(separator: " "), viewer: .operator, limit: limit, asker: asker))
      let output = Output()
      if json {
        output.line(try WireJSON.line(ResearchReply(answer)))
      } else {
        for line in ResearchPrinter.standard().lines(answer) { output.line(line) }
      }
      output.flush()
      await guildhall.flushSignals()
      if !answer.hasFit { throw ExitCode(1) }
    }
  }
}
