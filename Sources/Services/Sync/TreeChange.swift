import Catalog
import GitRead

/// What differs between the files that are live and those of a newer tree.
struct TreeChange {
  private struct Key: Hashable {
    var path: String
    var oid: String
  }

  /// To be read.
  private(set) var read: [SurveyedFile] = []
  /// Rows of files that are gone, or stand on other branches.
  private(set) var removed: [FileRecord] = []
  /// Rows that stay.
  private(set) var kept: [FileRecord] = []
  /// Rows of which only the mode changed, as they are now.
  private(set) var restated: [FileRecord] = []

  /// nil when files cannot be told apart by what the catalogue knows of them: names that are no UTF-8 may read the same.
  init?(from known: [FileRecord], to survey: TreeSurvey) {
    var rest: [Key: FileRecord] = [:]
    for file in known { rest[Key(path: file.path, oid: file.oid)] = file }
    var seen: Set<Key> = []
    for file in survey.files {
      let key = Key(path: file.entry.name, oid: file.entry.id.hex)
      guard seen.insert(key).inserted else { return nil }
      guard let row = rest[key], let now = Self.row(row, as: file) else {
        read.append(file)
        continue
      }
      rest[key] = nil
      if now == row { kept.append(row) } else { restated.append(now) }
    }
    removed = rest.values.sorted { ($0.path, $0.oid) < ($1.path, $1.oid) }
  }

  /// The row as it is now; nil when the file has to be read for it.
  private static func row(_ row: FileRecord, as file: SurveyedFile) -> FileRecord? {
    guard row.branchMask == Int64(bitPattern: file.branches), !isUnread(row) else { return nil }
    // A link and a file may have the same content, and only one of them is searched.
    let isSearchable = [.file, .executable].contains(file.entry.kind)
    guard row.mode == file.entry.mode || isSearchable && isFile(row) else { return nil }
    var now = row
    now.mode = file.entry.mode
    return now
  }

  private static func isFile(_ row: FileRecord) -> Bool { [0o100644, 0o100755].contains(row.mode) }

  /// Whether the file could not be read, which may be better now.
  private static func isUnread(_ row: FileRecord) -> Bool {
    row.skipped == FileIntake.missingObject || row.skipped == FileIntake.damagedObject
  }

  /// Whether so much changed that reading all of it makes the better index.
  var isLarge: Bool { max(read.count, removed.count) > max(64, kept.count / 3) }
}
