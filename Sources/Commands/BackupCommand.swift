import ArgumentParser
import Foundation
import Services
import WireTypes
import Wording

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Write a copy of what people recorded: the only data that a sync does not bring back.",
    discussion: """
      The copy is whole at one moment, also while a server runs and people write. It is a file of \
      its own that `guildhall restore` takes; a file that exists is never overwritten.

      Example:
        guildhall backup /backups/guildhall-$(date +%F).sqlite

      Exit code: 0 written, 2 not.
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: ArgumentHelp("The file to write.", valueName: "file"))
  var file: String

  @Flag(name: .long, help: "One JSON object.")
  var json = false

  func run() async throws {
    try await reportingFailure {
      let extent = try RecordsBackup(place.dataFolder).write(to: URL(fileURLWithPath: file))
      let output = Output()
      output.line(
        json ? try WireJSON.line(RecordsReport(extent, file: file)) : "Wrote \(harmless(file)): \(extent.words).")
      output.flush()
    }
  }
}

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

/// What `backup --json` and `restore --json` print.
private struct RecordsReport: Encodable {
  var file: String
  var research: Int
  var verdicts: Int
  /// Where the records are that were there before.
  var kept: String?

  init(_ extent: RecordsBackup.Extent, file: String, kept: String? = nil) {
    self.file = file
    (research, verdicts) = (extent.research, extent.verdicts)
    self.kept = kept
  }
}

extension RecordsBackup.Extent {
  fileprivate var words: String {
    "\(Counted.text(research, "recorded need")) with \(Counted.text(verdicts, "verdict"))"
  }
}
