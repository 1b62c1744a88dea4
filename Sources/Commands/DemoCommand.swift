import ArgumentParser
import DemoOrganization
import Foundation
import SearchModel

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract:
      "Make an organisation up, to look at Guildhall with: teams, people, repositories with five years of history.",
    discussion: """
      Calder Freight does not exist. It has 12 teams, 150 people and 60 repositories with merges, renames, forks, wrappers and \
      copied code, manifests that depend on each other, a handbook, decision records, questions, research and verdicts. The \
      same seed gives the same bytes. truth.json says what is known of it: who contributed where, who came back, which teams \
      do not talk although their code is coupled.

      Examples:
        guildhall demo --serve
        guildhall demo --seed 7 --into /tmp/calder

      Exit code: 0 when it is written, 2 when it is not.
      """)

  @Option(name: .long, help: "Which organisation: another number, another one.")
  var seed: UInt64 = 1

  @Option(name: .long, help: ArgumentHelp("The folder to write into, absent or empty.", valueName: "folder"))
  var into = "guildhall-demo"

  @Option(name: .long, help: ArgumentHelp("The last day of its history. (default: 2026-11-20)", valueName: "date"))
  var until: String?

  @Flag(name: .long, help: "Serve it at once, on http://127.0.0.1:8000.")
  var serve = false

  @Option(name: .long, help: "The port for --serve.")
  var port = 8000

  func run() async throws {
    let folder = URL(fileURLWithPath: into, isDirectory: true).standardizedFileURL
    try await reportingFailure {
      let end = try lastDay()
      try DemoOrganization.checkRoom(in: folder)
      let display = Display()
      let plan = OrganizationPlan(seed: seed, end: end) { display.show($0, of: $1, "thinking it up") }
      try await DemoOrganization(plan).write(to: folder, surroundings: ProcessInfo.processInfo.environment) {
        display.show($0, of: $1, "writing repositories")
      }
      display.finish()
      let commits = plan.repositories.reduce(0) { $0 + $1.commits.count }
      print(
        "Made \(plan.company.name): \(plan.company.teams.count) teams, \(plan.company.people.count) people, "
          + "\(plan.repositories.count) repositories with \(commits) commits, in \(harmless(into)).")
      if !serve { print("Next: guildhall serve --config \(Self.quoted(into))/guildhall.yaml") }
    }
    guard serve else { return }
    let server = try ServeCommand.parse([
      "--config", DemoOrganization.Files(folder).settings.path, "--port", String(port),
    ])
    try await server.run()
  }

  private func lastDay() throws -> DayNumber {
    guard let until else { return DemoOrganization.standardEnd }
    guard let day = DayNumber(text: until) else {
      throw UserFacingError(.badRequest, "\(until) is no day.", hint: "Write it as 2026-11-20, from 1980 to 2090.")
    }
    return day
  }

  private static func quoted(_ path: String) -> String {
    path.allSatisfy { $0.isLetter || $0.isNumber || "/._-~".contains($0) } ? path : "'\(harmless(path))'"
  }

  /// A bar on a terminal, and nothing elsewhere.
  private struct Display {
    private let terminal = Terminal.standardError(environment: ProcessInfo.processInfo.environment)

    func show(_ done: Int, of total: Int, _ words: String) {
      guard terminal.isInteractive else { return }
      let bar = ProgressBar.text(done, of: total, words, columns: terminal.columns)
      FileHandle.standardError.write(Data("\r\u{1B}[K\(bar)".utf8))
    }

    func finish() {
      if terminal.isInteractive { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
  }
}
