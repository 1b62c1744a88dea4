import SearchModel
import Wording

/// The lines of a file that `show` prints: all of them, or some around the one asked for.
struct Excerpt {
  struct Line: Equatable {
    /// Counted from 1.
    var number: Int
    /// Without its line break.
    var text: String
  }

  let lines: [Line]

  /// - Throws: `UserFacingError` of code `notFound` when the file has no such line.
  init(_ text: String, of subject: FileSubject, context: Int) throws {
    // By bytes: as characters, CR LF is one and no line break.
    var pieces = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if pieces.last?.isEmpty == true { pieces.removeLast() }
    var shown = pieces.indices
    if let line = subject.line {
      guard shown.contains(line - 1) else {
        throw UserFacingError(
          .notFound,
          "\(subject.repository):\(subject.path) has \(Counted.text(pieces.count, "line")), and no line \(line).",
          hint: "Leave the line out to see the whole file.")
      }
      shown = max(0, line - 1 - context)..<min(pieces.count, line + context)
    }
    lines = shown.map { index in
      let piece = pieces[index].last == UInt8(ascii: "\r") ? pieces[index].dropLast() : pieces[index]
      return Line(number: index + 1, text: String(Substring(piece)))
    }
  }
}
