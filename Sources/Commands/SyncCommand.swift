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
      let reading = await Self.read(guildhall, display)
      display.finish()
      if json {
        let output = Output()
        output.line(try SyncSummary(report).line())
        output.flush()
      } else {
        display.print(report)
      }
      if let error = reading { printError(error.message, hint: error.hint) }
      if report.failed + report.unusable > 0 || reading != nil { throw ExitCode(1) }
    }
  }

  /// Reads for research what is new; what went wrong takes nothing from the sync.
  private static func read(_ guildhall: Guildhall, _ display: ProgressDisplay) async -> UserFacingError? {
    do {
      try await guildhall.readProjects(
        threads: ProcessInfo.processInfo.activeProcessorCount, progress: display.show)
      return nil
    } catch {
      return error as? UserFacingError
        ?? UserFacingError(
          .internal, "Projects cannot be read for research: \(error)", hint: "The next sync tries again.")
    }
  }
}
