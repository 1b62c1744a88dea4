import ArgumentParser
import Foundation
import Logging
import SearchModel
import Services

struct SyncCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Fetch the repositories and bring the index up to date.",
    discussion: """
      Only what changed is fetched and read. It may be stopped at any moment: what \
      was there before keeps answering, and the next sync goes on.

      Examples:
        guildhall sync
        guildhall sync --only apple/swift-nio

      Exit code: 0 when every repository was read, 1 when some could not be (they \
      are named, and the others are up to date), 2 when nothing could be done.
      """)

  @OptionGroup var place: PlaceOptions

  @Option(name: .long, help: ArgumentHelp("Only this repository; may be repeated.", valueName: "repo"))
  var only: [String] = []

  @Flag(name: .long, help: "One JSON object at the end instead of progress.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing unless something goes wrong.")
  var quiet = false

  func run() async throws {
    try await reportingFailure {
      let guildhall = try Guildhall(
        data: place.dataFolder, settingsFile: place.configFile, logger: .standardError(), makesData: true)
      let display = ProgressDisplay(
        terminal: .standardError(environment: ProcessInfo.processInfo.environment), isSilent: json || quiet)
      let report = try await guildhall.sync(only: only, progress: display.show)
      display.finish()
      if json {
        let output = Output()
        output.line(try SyncSummary(report).line())
        output.flush()
      } else {
        display.print(report)
      }
      if report.failed + report.unusable > 0 { throw ExitCode(1) }
    }
  }
}
