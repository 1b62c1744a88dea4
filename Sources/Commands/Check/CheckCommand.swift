import ArgumentParser
import Foundation
import SearchModel
import Services
import Settings
import WebUI
import WireTypes

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look at a change before it is merged.",
    discussion: """
      --research compares each new package, module and external dependency of a change \
      with what the organisation has already. It advises: the exit code is 0 whatever it \
      finds, unless --fail-on or `check: { research: block }` in guildhall.yaml says \
      otherwise. A line `Research: R-12` at the end of a commit message names the research \
      that settled the matter.

      Examples:
        guildhall check --research
        guildhall check --research --base origin/main --format markdown
        guildhall check --research --server https://guildhall.example.org --format sarif
        guildhall check --research --staged

      Exit code: 0 when the change may pass, 1 when it may not, 2 when it could not be looked at.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json, sarif }

  enum FailOn: String, ExpressibleByArgument, CaseIterable { case never, good, partial }

  @OptionGroup var place: PlaceOptions

  @Flag(name: .long, help: "Compare what is new with what exists inside.")
  var research = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where the change starts; default: where the branch left the main one, else the commit before.", valueName: "rev")
  )
  var base: String?

  @Flag(name: .long, help: "Look at what is staged, not at what is committed.")
  var staged = false

  @Option(name: .long, help: ArgumentHelp("A folder in the working tree.", valueName: "dir"))
  var repository = "."

  @Option(name: .long, help: "text, markdown (for a comment), json, or sarif (2.1.0).")
  var format = Format.text

  @Flag(name: .long, help: "The same as --format json.")
  var json = false

  @Option(name: .long, help: "never, good, or partial: what makes the exit code 1 when nothing has settled it.")
  var failOn: FailOn?

  @Option(
    name: .long,
    help: ArgumentHelp("Ask this server instead of a data folder; default: GUILDHALL_SERVER.", valueName: "url"))
  var server: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Also compare with what this team may see; others read the report too, so by default it is what everybody sees.",
      valueName: "team"))
  var team: [String] = []

  func validate() throws {
    if staged, base != nil { throw ValidationError("--staged looks at no commits; leave --base out.") }
    if server != nil, !team.isEmpty {
      throw ValidationError("A server decides itself what it shows; leave --team out with --server.")
    }
  }

  func run() async throws {
    try await reportingFailure {
      guard research else {
        print("There is one check: --research compares what is new in a change with what exists inside.")
        return
      }
      let environment = ProcessInfo.processInfo.environment
      let folder = URL(fileURLWithPath: repository, isDirectory: true).path
      let asker = LookingAsker.asker(in: folder, environment: environment)
      let (knowledge, guildhall) = try self.knowledge(asker, environment)
      let scratch = try ScratchFolder()
      let change = try await WorkingChange.read(
        ChangeQuestion(
          folder: folder, base: base, isStaged: staged, index: environment["GIT_INDEX_FILE"].flatMap(Self.index)),
        scratch: scratch.url)
      let report = try await ChangeCheck(knowledge).report(on: change)
      let output = Output()
      try write(report, to: output)
      output.flush()
      if let guildhall, let asker, guildhall.canKeepSignals { await guildhall.note(report, by: asker) }
      let limit = limit(isBlocking: guildhall?.check.research == .block)
      if let limit, report.advises(atLeast: limit) { throw ExitCode(1) }
    }
  }

  /// Git tells hooks a path from where they start.
  static func index(_ path: String) -> String? { path.isEmpty ? nil : URL(fileURLWithPath: path).path }

  /// Who answers; the data folder's Guildhall where it does. A server notes itself for whom it is asked.
  private func knowledge(
    _ asker: Asker?, _ environment: [String: String]
  ) throws -> (any InsideKnowledge, Guildhall?) {
    let named = server ?? environment["GUILDHALL_SERVER"].flatMap { $0.isEmpty ? nil : $0 }
    if let named { return (try RemoteKnowledge(server: named, asker: asker), nil) }
    let guildhall = try place.open()
    return (guildhall.knowledge(viewer: .member(teams: Set(team))), guildhall)
  }

  /// What makes the change fail.
  private func limit(isBlocking: Bool) -> ResearchCandidate.Fit? {
    switch failOn {
    case .never: nil
    case .good: .good
    case .partial: .partial
    case nil: isBlocking ? .good : nil
    }
  }

  private func write(_ report: ChangeReport, to output: Output) throws {
    switch json ? .json : format {
    case .text:
      let terminal = Terminal.standardOutput(environment: ProcessInfo.processInfo.environment)
      for line in CheckPrinter(terminal: terminal).lines(report) { output.line(line) }
    case .markdown: output.line(CheckMarkdown.document(report))
    case .json: output.line(try WireJSON.line(CheckReply(report)))
    case .sarif: output.line(try WireJSON.line(SARIFLog(report)))
    }
  }
}

extension Guildhall {
  /// What this data folder knows of projects, with their addresses where the site has one.
  func knowledge(viewer: Viewer) -> LocalKnowledge {
    let site = server.url
    return LocalKnowledge(useCases, viewer: viewer) { WebUI.address(ofProject: $0, at: site) }
  }
}
