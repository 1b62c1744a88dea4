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

/// What `backup --json` and `restore --json` print.
struct RecordsReport: Encodable {
  var file: String
  var research: Int
  var verdicts: Int
  var questions: Int
  /// Where the records are that were there before.
  var kept: String?

  init(_ extent: RecordsBackup.Extent, file: String, kept: String? = nil) {
    self.file = file
    (research, verdicts, questions) = (extent.research, extent.verdicts, extent.questions)
    self.kept = kept
  }
}

extension RecordsBackup.Extent {
  var words: String {
    "\(Counted.text(research, "recorded need")) with \(Counted.text(verdicts, "verdict")), "
      + Counted.text(questions, "question")
  }
}
