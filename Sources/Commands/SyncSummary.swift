import Services
import WireTypes

/// What `sync --json` prints.
struct SyncSummary: Encodable {
  struct Item: Encodable {
    var severity: String
    var subject: String
    var message: String
    var hint: String
  }

  var repositories: Int
  var indexed: Int
  var failed: Int
  var unusable: Int
  var removed: Int
  /// The longest time from the end of a fetch until what it brought was found; absent when nothing was new.
  var visibleSeconds: Double?
  var problems: [Item]

  init(_ report: SyncReport) {
    repositories = report.repositories
    indexed = report.indexed
    failed = report.failed
    unusable = report.unusable
    removed = report.removed
    visibleSeconds = report.visible.map { $0 / .seconds(1) }
    problems = report.problems.map {
      Item(severity: $0.severity.rawValue, subject: $0.subject, message: $0.message, hint: $0.hint)
    }
  }

  func line() throws -> String { try WireJSON.line(self) }
}
