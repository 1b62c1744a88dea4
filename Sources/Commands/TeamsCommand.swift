import ArgumentParser
import Foundation
import SearchModel
import Services
import WireTypes

struct TeamsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "teams",
    abstract: "List the teams, or say of one who is in it, what it owns and who depends on that.",
    discussion: """
      Examples:
        guildhall teams
        guildhall teams NIO
        guildhall teams NIO --json
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: "One team, in any case.")
  var name: String?

  @Flag(name: .long, help: "One JSON object a line.")
  var json = false

  func run() async throws {
    try await reportingFailure {
      let directory = try place.open().useCases.directory
      let output = Output()
      defer { output.flush() }
      guard let name else { return try print(try await directory.teams(viewer: .operator), to: output) }
      // Not to find it is an answer; everything else is a failure.
      try await reportingFailure(exitCode: 1) {
        let team = try await directory.team(name, viewer: .operator)
        if json { return output.line(try WireJSON.line(TeamReply(team))) }
        for line in DirectoryPrinter.standard().lines(team) { output.line(line) }
      }
    }
  }

  private func print(_ teams: [TeamSummary], to output: Output) throws {
    if json {
      for team in teams { output.line(try WireJSON.line(TeamItem(team))) }
    } else {
      for line in DirectoryPrinter.standard().lines(teams) { output.line(line) }
    }
    if teams.isEmpty { throw ExitCode(1) }
  }
}
