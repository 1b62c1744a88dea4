import ArgumentParser
import Foundation
import SearchModel
import Services
import WireTypes

struct ProjectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "project",
    abstract: "Print what a project is, how to use it, what it needs and who uses it.",
    discussion: """
      NAME is a project's name, a repository's, or repository:folder#name where several are called alike.

      Examples:
        guildhall project swift-log
        guildhall project apple/swift-nio
        guildhall project hummingbird --json
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: "Which project.")
  var name: String

  @Flag(name: .long, help: "One JSON object.")
  var json = false

  func run() async throws {
    try await reportingFailure {
      let cataloguing = try place.open().useCases.cataloguing
      // Not to find it is an answer; everything else is a failure.
      try await reportingFailure(exitCode: 1) {
        let project = try await cataloguing.project(name, viewer: .operator)
        let output = Output()
        defer { output.flush() }
        if json { return output.line(try WireJSON.line(ProjectReply(project))) }
        let terminal = Terminal.standardOutput(environment: ProcessInfo.processInfo.environment)
        for line in ProjectPrinter(terminal: terminal).lines(project) { output.line(line) }
      }
    }
  }
}
