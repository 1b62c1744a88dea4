import ArgumentParser
import SearchModel
import Services
import WireTypes

struct DemandCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demand",
    abstract: "Say what several people need, and do not have.",
    discussion: """
      What people search for and ask in research is put together by its meaning. Shown \
      is what at least three people look for: unmet demand of several teams, failed \
      searches, and needs for which three teams built an answer each.

      Examples:
        guildhall demand
        guildhall demand --since 365d --kind unmet --json

      Exit code: 0 when there is any, 1 when there is none.
      """)

  @OptionGroup var place: PlaceOptions

  @Option(name: .long, help: ArgumentHelp("How far back: 30d, 90d, 180d or 365d.", valueName: "days"))
  var since = DemandWindow.quarter

  @Option(name: .long, help: ArgumentHelp("One kind only: unmet, failed or homemade.", valueName: "kind"))
  var kind: DemandKind?

  @Option(name: [.customShort("n"), .long], help: "Needs to show.")
  var limit = 20

  @Flag(name: .long, help: "One JSON object a line, in rank order.")
  var json = false

  func validate() throws {
    guard (1...DemandRequest.mostGroups).contains(limit) else {
      throw ValidationError("--limit takes 1 to \(DemandRequest.mostGroups).")
    }
  }

  func run() async throws {
    try await reportingFailure {
      let report = try await place.open().useCases.demanding.demand(
        DemandRequest(window: since, kind: kind, limit: limit, viewer: .operator, waits: true))
      let output = Output()
      if json {
        for group in DemandReply(report).groups { output.line(try WireJSON.line(group)) }
      } else {
        for line in DemandPrinter.standard().lines(report) { output.line(line) }
      }
      output.flush()
      if report.groups.isEmpty { throw ExitCode(1) }
    }
  }
}

extension DemandWindow: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

extension DemandKind: ExpressibleByArgument {}
