package import ArgumentParser
import Foundation

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
      """,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, SyncCommand.self, ServeCommand.self, SearchCommand.self, ReposCommand.self, ShowCommand.self,
      StatsCommand.self, CheckIndexCommand.self,
    ])

  package init() {}

  /// Runs the command that the process was started with, and ends the process with its exit code when it fails.
  package static func start() async { await main() }
}
