import ArgumentParser
import Foundation
import Readiness
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
        guildhall project swift-log --readiness
        guildhall project swift-log --readiness --fail-under 12   for continuous integration
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: "Which project.")
  var name: String

  @Flag(name: .long, help: "What its documents answer, and drafts of what is missing.")
  var readiness = false

  @Option(name: .long, help: "With --readiness: exit with 1 when fewer checks passed.")
  var failUnder: Int?

  @Flag(name: .long, help: "One JSON object.")
  var json = false

  func validate() throws {
    guard failUnder == nil || readiness else {
      throw ValidationError("--fail-under is about readiness: use it with --readiness.")
    }
  }

  func run() async throws {
    try await reportingFailure {
      let cataloguing = try place.open().useCases.cataloguing
      // Not to find it is an answer; everything else is a failure.
      try await reportingFailure(exitCode: 1) {
        let project = try await cataloguing.project(name, viewer: .operator)
        let output = Output()
        defer { output.flush() }
        let printer = ProjectPrinter(
          terminal: .standardOutput(environment: ProcessInfo.processInfo.environment))
        if readiness { return try report(on: project, to: output, printer) }
        if json { return output.line(try WireJSON.line(ProjectReply(project))) }
        for line in printer.lines(project) { output.line(line) }
      }
    }
  }

  private func report(on project: ProjectDetail, to output: Output, _ printer: ProjectPrinter) throws {
    guard let report = project.profile.readiness else { throw ReadinessReply.absent(of: project.summary) }
    if json {
      output.line(try WireJSON.line(ReadinessReply(project, report)))
    } else {
      for line in printer.lines(report, of: project.summary) { output.line(line) }
    }
    output.flush()
    if let failUnder, report.passed < failUnder { throw ExitCode(1) }
  }
}
