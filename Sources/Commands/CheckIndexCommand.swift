import ArgumentParser
import Foundation
import SearchModel
import Services
import WireTypes

struct CheckIndexCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-index",
    abstract: "Read every index file and history and compare it with its checksums.",
    discussion: """
      Names each damaged file and its repository. `guildhall sync` makes damaged files anew.

      Exit code: 0 when everything is sound, 1 when something is damaged.
      """)

  @OptionGroup var place: PlaceOptions

  @Flag(name: .long, help: "One JSON object for each file.")
  var json = false

  func run() async throws {
    try await reportingFailure {
      let checks = try place.open().checkIndex()
      let output = Output()
      defer { output.flush() }
      for check in checks {
        if json {
          output.line(try WireJSON.line(ShardCheckItem(check)))
        } else if let damage = check.damage {
          output.line("damaged  \(check.file) of \(harmless(check.repository)): \(damage)")
        }
      }
      let damaged = checks.count { $0.damage != nil }
      if !json { output.line("\(checks.count) index files checked, \(damaged) damaged.") }
      output.flush()
      if damaged > 0 { throw ExitCode(1) }
    }
  }
}

/// What `check-index --json` prints.
private struct ShardCheckItem: Encodable {
  var file: String
  var repository: String
  var damage: String?

  init(_ check: ShardCheck) {
    file = check.file
    repository = check.repository
    damage = check.damage
  }
}
