import ArgumentParser
import Foundation
import SearchModel
import Services
import WireTypes
import Wording

struct ProjectsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "projects",
    abstract: "List projects: all of them, or those that say some words.",
    discussion: """
      Forks and archived ones are left out unless --hidden brings them in. Imported \
      projects stand after the organisation's own.

      Examples:
        guildhall projects
        guildhall projects http client --team NIO
        guildhall projects --language Swift --sort readiness --json

      Exit code: 0 when there are any, 1 when there are none.
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: "Words of name, description and topics.")
  var text: [String] = []

  @OptionGroup(title: "Narrowing; - stands for those of which it is not known") var facets: FacetOptions

  @Option(name: .long, help: "The order: use, readiness, activity or name; default: how well they fit, else use.")
  var sort: ProjectOrder?

  @Flag(name: .long, help: "Forks and archived ones too.")
  var hidden = false

  @Option(name: [.customShort("n"), .long], help: "Projects to show.")
  var limit = 50

  @Flag(name: .long, help: "One JSON object a line.")
  var json = false

  func validate() throws {
    guard (1...1000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000.") }
  }

  func run() async throws {
    try await reportingFailure {
      let answer = try await place.open().useCases.cataloguing.projects(
        ProjectListRequest(
          text: text.joined(separator: " "), filter: ProjectFilter(facets: facets.chosen, includesHidden: hidden),
          order: sort, limit: limit, viewer: .operator))
      let output = Output()
      defer { output.flush() }
      if json {
        for project in answer.projects { output.line(try WireJSON.line(ProjectItem(project))) }
      } else {
        printList(answer, to: output)
      }
      if answer.projects.isEmpty { throw ExitCode(1) }
    }
  }

  private func printList(_ answer: ProjectListAnswer, to output: Output) {
    let terminal = Terminal.standardOutput(environment: ProcessInfo.processInfo.environment)
    if answer.isGuess, !answer.projects.isEmpty { output.line("No project says that. Called something like it:") }
    for project in answer.projects {
      let facts = [
        project.origin.map { "imported from \($0.source)" } ?? project.repository ?? "", project.ecosystem,
        project.traits.language, project.owner.map { "owned by \($0)" } ?? "", project.license ?? "",
        project.usedBy.flatMap { $0 > 0 ? "used by \(Counted.text($0, "repository", "repositories"))" : nil } ?? "",
      ]
      output.line(
        terminal.styled(harmless(project.name), .strong) + "  "
          + facts.filter { !$0.isEmpty }.map(harmless).joined(separator: " · "))
      if !project.description.isEmpty { output.line("    " + harmless(project.description)) }
    }
    if !answer.isGuess { output.line(summary(answer)) }
  }

  private func summary(_ answer: ProjectListAnswer) -> String {
    var parts = [(answer.isComplete ? "" : "at least ") + Counted.text(answer.total, "project")]
    if answer.projects.count < answer.total { parts.append("\(Counted.number(answer.projects.count)) shown") }
    if answer.hidden > 0 {
      parts.append(
        "\(Counted.text(answer.hidden, "fork or archived one", "forks and archived ones")) left out (--hidden)")
    }
    return parts.joined(separator: ", ")
  }
}

/// One value of each facet.
struct FacetOptions: ParsableArguments {
  @Option(name: .long, help: "library, service, application and the like.") var kind: String?
  @Option(name: .long, help: "swift, npm, pypi, cargo, ...") var ecosystem: String?
  @Option(name: .long, help: "The team that owns it.") var team: String?
  @Option(name: .long, help: "What it is mostly written in.") var language: String?
  @Option(name: .long, help: "experimental, active, deprecated, ...") var lifecycle: String?
  @Option(name: .customLong("licence"), help: "An SPDX expression.") var license: String?
  @Option(name: .long, help: "1 to 4 for each quarter of the readiness checks that passed.") var readiness: String?

  var chosen: [ProjectFacet: Set<String>] {
    let given: [(ProjectFacet, String?)] = [
      (.kind, kind), (.ecosystem, ecosystem), (.team, team), (.language, language), (.lifecycle, lifecycle),
      (.license, license), (.readiness, readiness),
    ]
    return Dictionary(
      given.compactMap { facet, value in value.map { (facet, [$0 == "-" ? facet.unknown : $0]) } },
      uniquingKeysWith: { first, _ in first })
  }
}

extension ProjectOrder: ExpressibleByArgument {}
