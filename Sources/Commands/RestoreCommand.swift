import ArgumentParser
import Foundation
import Services
import WireTypes

struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Bring back what people recorded from a backup.",
    discussion: """
      The file is checked first. Records that are there now stay beside the restored ones as \
      records.sqlite.before-restore-DATE. A server that has them open must be stopped before.

      Example:
        guildhall restore /backups/guildhall-2026-03-14.sqlite

      Exit code: 0 restored, 2 not, and nothing was changed.
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: ArgumentHelp("A file that `guildhall backup` wrote.", valueName: "file"))
  var file: String

  @Flag(name: .long, help: "One JSON object.")
  var json = false

  func run() async throws {
    try await reportingFailure {
      let restored = try RecordsBackup(place.dataFolder).restore(URL(fileURLWithPath: file), now: Date())
      let output = Output()
      if json {
        output.line(try WireJSON.line(RecordsReport(restored.extent, file: file, kept: restored.kept?.path)))
      } else {
        output.line("Restored \(restored.extent.words).")
        if let kept = restored.kept { output.line("What was there before is in \(harmless(kept.path)).") }
      }
      output.flush()
    }
  }
}
