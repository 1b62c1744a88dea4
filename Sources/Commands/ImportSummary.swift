import Foundation
import Services
import WireTypes

/// What `import --json` prints.
struct ImportSummary: Encodable {
  struct Line: Encodable {
    var line: Int
    var cause: String
    var hint: String
  }

  var source: String
  var projects: Int
  var added: Int
  var changed: Int
  var removed: Int
  var unchanged: Int
  var repeated: Int
  var refused: Int
  /// The first of the refused ones.
  var refusedLines: [Line]

  init(_ report: ImportReport) {
    source = report.source
    projects = report.projects
    added = report.added
    changed = report.changed
    removed = report.removed
    unchanged = report.unchanged
    repeated = report.repeated
    refused = report.refused
    refusedLines = report.refusedLines.map { Line(line: $0.line, cause: $0.cause, hint: $0.hint) }
  }

  func line() throws -> String { try WireJSON.line(self) }
}

/// What `import --list --json` prints, one a line.
struct ImportedSourceItem: Encodable {
  var source: String
  var projects: Int
  var imported: Date

  init(_ source: ImportedSource) {
    self.source = source.name
    projects = source.projects
    imported = source.importedAt
  }
}
