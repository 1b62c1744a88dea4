import ArgumentParser
import Foundation
import SearchModel
import Settings

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented guildhall.yaml for folders or addresses of repositories.",
    discussion: """
      Examples:
        guildhall init ~/src
        guildhall init ~/src ~/more https://github.com/groue/GRDB.swift
        guildhall init ~/src --name "My company" --config company.yaml
      """)

  @Argument(
    help: ArgumentHelp("Folders with repositories below them, or addresses to clone from.", valueName: "folder-or-url"))
  var sources: [String] = ["."]

  @Option(name: .long, help: ArgumentHelp("The file to write.", valueName: "file"))
  var config = "guildhall.yaml"

  @Option(name: .long, help: "What the organisation is called.")
  var name: String?

  @Flag(name: .long, help: "Replace a file that is there already.")
  var force = false

  func run() async throws {
    try await reportingFailure {
      let file = URL(fileURLWithPath: config)
      guard force || !FileManager.default.fileExists(atPath: file.path) else {
        throw UserFacingError(
          .badRequest, "\(config) is there already.", hint: "Write elsewhere with --config, or replace it with --force."
        )
      }
      let template = try SettingsTemplate(
        sources: sources, organization: name, folder: file.deletingLastPathComponent())
      do {
        try Data(template.text.utf8).write(to: file, options: .atomic)
      } catch {
        throw UserFacingError(.unavailable, "\(config) cannot be written: \(error.localizedDescription)")
      }
      let flag = config == "guildhall.yaml" ? "" : " --config \(config)"
      print("Wrote \(config). Look through it, then run: guildhall sync\(flag) && guildhall serve\(flag)")
    }
  }
}
