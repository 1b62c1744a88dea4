import SearchModel
package import Services

/// What `/api/v1/files/...` answers: one file, or some of its lines.
package struct FileReply: Codable, Sendable {
  package var repository: String
  package var path: String
  package var branch: String
  package var commit: String
  /// Bytes of the whole file.
  package var size: Int
  package var language: String
  /// Lines of the whole file; absent without text.
  package var lineCount: Int?
  /// The line `text` begins with; absent without text.
  package var firstLine: Int?
  /// Invalid UTF-8 is replaced; absent when there is no text to show.
  package var text: String?
  /// Why there is no text.
  package var withheld: String?
  /// Definitions, in the whole file.
  package var outline: [OutlineItem]

  package init(_ file: FileDetail) {
    repository = file.repository.name
    path = file.path
    branch = file.branch
    commit = file.commit
    size = file.size
    language = file.language
    text = file.text
    withheld = file.withheld
    outline = file.outline.map(OutlineItem.init)
    lineCount = file.text.map(Self.count)
    firstLine = file.text.map { _ in 1 }
  }

  /// Some lines of the file; those beyond its end are left out.
  ///
  /// - Throws: `UserFacingError` with code `badRequest` when not even the first line is there.
  package init(_ file: FileDetail, lines: ClosedRange<Int>) throws {
    self.init(file)
    guard let text, let lineCount else { return }
    guard lines.lowerBound >= 1, lines.lowerBound <= lineCount else {
      throw UserFacingError(
        .badRequest, "The parameter lines asks for line \(lines.lowerBound), but the file has \(lineCount).",
        hint: "Ask for lines from 1 to \(lineCount).")
    }
    firstLine = lines.lowerBound
    self.text = Self.lines(lines, of: text)
  }

  /// A last line without a line break counts; an empty rest after the last line break does not.
  private static func count(_ text: String) -> Int {
    let breaks = text.utf8.count { $0 == UInt8(ascii: "\n") }
    return text.isEmpty || text.utf8.last == UInt8(ascii: "\n") ? breaks : breaks + 1
  }

  private static func lines(_ lines: ClosedRange<Int>, of text: String) -> String {
    var number = 1
    var start: String.Index?
    for index in text.utf8.indices {
      if number == lines.lowerBound, start == nil { start = index }
      guard text.utf8[index] == UInt8(ascii: "\n") else { continue }
      if number == lines.upperBound, let start { return String(text[start...index]) }
      number += 1
    }
    return start.map { String(text[$0...]) } ?? ""
  }
}

package struct OutlineItem: Codable, Sendable, Equatable {
  package var name: String
  package var kind: String
  package var line: Int
  package var depth: Int

  init(_ entry: OutlineEntry) {
    name = entry.name
    kind = entry.kind.name
    line = entry.line
    depth = entry.depth
  }
}
