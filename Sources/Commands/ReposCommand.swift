import ArgumentParser
import Foundation
import SearchModel
import Services
import WireTypes
import Wording

struct ReposCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repos",
    abstract: "List the repositories, how fresh they are and who owns them.",
    discussion: """
      Examples:
        guildhall repos
        guildhall repos nio --json
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: "Only repositories with this in their name.")
  var name = ""

  @Flag(name: .long, help: "One JSON object a line.")
  var json = false

  func run() async throws {
    try await reportingFailure {
      let repositories = try await place.open().useCases.browsing.repositories(matching: name, viewer: .operator)
      let output = Output()
      defer { output.flush() }
      if json {
        for repository in repositories { output.line(try WireJSON.line(RepositoryItem(repository))) }
      } else {
        printTable(repositories, to: output)
      }
      if repositories.isEmpty { throw ExitCode(1) }
    }
  }

  private func printTable(_ repositories: [RepositorySummary], to output: Output) {
    let terminal = Terminal.standardOutput(environment: ProcessInfo.processInfo.environment)
    let width = repositories.map { harmless($0.facts.name).count }.max() ?? 0
    for repository in repositories {
      let name = harmless(repository.facts.name)
      let padding = String(repeating: " ", count: max(0, width - name.count) + 2)
      let language = repository.languages.ofOwnCode.first?.language ?? ""
      let guess = repository.facts.owners(of: "").first.map { "perhaps \($0.title)" }
      let owner = harmless(repository.facts.owner ?? guess ?? "no owner")
      let facts = [Counted.text(repository.files, "file"), language, owner, freshness(repository)]
      output.line(terminal.styled(name, .strong) + padding + facts.filter { !$0.isEmpty }.joined(separator: " · "))
    }
    if repositories.isEmpty {
      output.line(
        name.isEmpty ? "No repositories yet: run `guildhall sync`." : "No repository has “\(name)” in its name.")
    }
  }

  private func freshness(_ repository: RepositorySummary) -> String {
    switch repository.freshness {
    case .matched(let date): "matched \(Moment(date, now: .now).words)"
    case .failing(_, let cause): "failing: \(harmless(cause))"
    case .never: "never synced"
    }
  }
}
