import SearchModel

/// The lines of a file that a reader asked to see.
struct ShownLines {
  /// Without their line breaks, of which CR LF is one.
  let lines: ArraySlice<String>
  /// Number of the first of them, from 1.
  let first: Int

  /// - Parameters:
  ///   - text: the whole file.
  ///   - line: the line in the middle; nil for the whole file.
  ///   - context: how many lines to show before and after it.
  ///   - name: what the file is called in an error.
  /// - Throws: `UserFacingError` when the file has no such line.
  init(of text: String, around line: Int?, context: Int, name: String) throws {
    var all = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }
    if all.last?.isEmpty == true { all.removeLast() }
    guard let line else {
      (lines, first) = (all[...], 1)
      return
    }
    guard (1...max(1, all.count)).contains(line) else {
      throw UserFacingError(
        .notFound, "\(name) has no line \(line): it ends at line \(all.count).",
        hint: "Leave the line out to see all of the file.")
    }
    first = max(1, line - context)
    lines = all.isEmpty ? [] : all[(first - 1)..<min(all.count, line + context)]
  }
}
