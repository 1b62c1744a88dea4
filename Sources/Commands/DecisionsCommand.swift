import ArgumentParser
import Decisions
import SearchModel
import Services
import WireTypes

struct DecisionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decisions",
    abstract: "List the decisions that repositories document, the newest first.",
    discussion: """
      Decision records are read from folders such as docs/decisions and docs/adr of every repository.

      Examples:
        guildhall decisions
        guildhall decisions message queue --status accepted
        guildhall decisions --repository acme/tools --json

      Exit code: 0 when there are any, 1 when there are none.
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: "Words that all stand in them; the last may be begun only.")
  var text: [String] = []

  @Option(name: .long, help: "Only those with this status: proposed, accepted, rejected, deprecated or superseded.")
  var status: DecisionRecord.Status?

  @Option(name: .long, help: "Only those of this repository.")
  var repository: String?

  @Option(name: [.customShort("n"), .long], help: "Decisions to show.")
  var limit = 50

  @Flag(name: .long, help: "One JSON object a line.")
  var json = false

  func validate() throws {
    guard (1...DecisionListRequest.mostDecisions).contains(limit) else {
      throw ValidationError("--limit takes 1 to \(DecisionListRequest.mostDecisions).")
    }
  }

  func run() async throws {
    try await reportingFailure {
      let page = try await place.open().useCases.decisions.decisions(
        DecisionListRequest(
          matching: text.joined(separator: " "), status: status, repository: repository, limit: limit,
          viewer: .operator))
      let output = Output()
      defer { output.flush() }
      if json {
        for decision in page.decisions { output.line(try WireJSON.line(DecisionItem(decision))) }
      } else {
        for line in DecisionPrinter.standard().lines(page) { output.line(line) }
      }
      if page.decisions.isEmpty { throw ExitCode(1) }
    }
  }
}

extension DecisionRecord.Status: ExpressibleByArgument {}
