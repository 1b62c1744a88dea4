package import ArgumentParser
import Foundation
import SearchModel
import Services

/// `guildhall`: the root of all commands.
package struct GuildhallCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "guildhall",
    abstract: "Find what your organisation already has: code, projects and docs, across every repository.",
    discussion: """
      Three commands take you from a folder of repositories to a search page:

        guildhall init ~/src          writes guildhall.yaml
        guildhall sync                reads and indexes the repositories
        guildhall serve               opens http://127.0.0.1:8000

      Or stay in the terminal: guildhall search "func retry"
      To look at it with an organisation that is made up: guildhall demo --serve
      """,
    version: Guildhall.version,
    subcommands: [
      InitCommand.self, SyncCommand.self, ImportCommand.self, ServeCommand.self, SearchCommand.self,
      WhoCommand.self, AskCommand.self, QuestionsCommand.self, AnswerCommand.self, ReceiveMailCommand.self,
      SilosCommand.self, ResearchCommand.self, DecideCommand.self, DecisionsCommand.self, CheckCommand.self,
      HookCommand.self, MCPCommand.self, ReposCommand.self, ProjectsCommand.self, ProjectCommand.self,
      ExportCommand.self, TeamsCommand.self, PeopleCommand.self, DemandCommand.self, DigestCommand.self,
      PrivacyCommand.self, ShowCommand.self, StatsCommand.self, BackupCommand.self, RestoreCommand.self,
      CheckIndexCommand.self, DemoCommand.self,
    ])

  package init() {}

  /// Runs the command that the process was started with, and ends the process with its exit code when it fails.
  package static func start() async {
    if let name = CommandLine.arguments.dropFirst().first, let hint = hint(forUnknown: name) {
      printError("There is no command `\(name)`.", hint: hint)
      Foundation.exit(usageFailure)
    }
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      printError(message(for: error), hint: usageHint(fullMessage(for: error)))
      Foundation.exit(usageFailure)
    }
  }

  /// Of commands that cannot be understood: the same as of questions that cannot be.
  private static let usageFailure: Int32 = 2

  /// Where the right usage is told, out of what the parser would say.
  static func usageHint(_ said: String) -> String {
    let command = said.firstMatch(of: /See '(guildhall[^']*) --help'/)?.output.1 ?? "guildhall"
    return "`\(command) --help` shows how it is used."
  }

  /// What to do instead of a command that there is not; nil for what may be one, or an option.
  static func hint(forUnknown name: String) -> String? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !name.hasPrefix("-"), !names.contains(name) else { return nil }
    if let meant = NearestName.of(name, among: names) { return "Did you mean `guildhall \(meant)`?" }
    return
      "Commands: \(names.joined(separator: ", ")). To search for it: guildhall search \(SearchPrinter.quoted(name))"
  }
}
