/// A commit as people read it. Author, dates and subject are what somebody
/// claimed: text without control codes, invalid UTF-8 replaced, lengths bounded.
package struct Commit: Sendable, Hashable {
  package var id: ObjectID
  package var parents: [ObjectID]
  package var authorName: String
  package var authorEmail: String
  /// Seconds since 1970, clamped to `Commit.dates`.
  package var authorDate: Int64
  package var committerDate: Int64
  /// Whether a date had to be clamped.
  package var hasOddDate: Bool
  package var subject: String

  /// 1970 to 2100: outside of it a date is a mistake or a joke, and makes
  /// trouble wherever years are counted.
  package static let dates: ClosedRange<Int64> = 0...4_102_444_800

  /// Fields of the format, in order; NUL cannot occur in any of them.
  static let format = "tformat:%H%x00%P%x00%an%x00%ae%x00%at%x00%ct%x00%s"
  static let fieldCount = 7

  /// From the fields of `format`; nil when they are something else.
  init?(fields: ArraySlice<ArraySlice<UInt8>>) {
    let fields = Array(fields)
    guard fields.count == Self.fieldCount, let id = ObjectID(hex: fields[0]) else { return nil }
    self.id = id
    parents = fields[1].split(separator: 0x20).compactMap { ObjectID(hex: $0) }
    authorName = Self.text(fields[2], limit: 200)
    authorEmail = Self.text(fields[3], limit: 200)
    let author = Self.date(fields[4])
    let committer = Self.date(fields[5])
    authorDate = author.seconds
    committerDate = committer.seconds
    hasOddDate = author.isOdd || committer.isOdd
    subject = Self.text(fields[6], limit: 1000)
  }

  static func text(_ bytes: ArraySlice<UInt8>, limit: Int) -> String {
    var text = PrintableText.clean(bytes.prefix(limit * 4))
    text.replace("\n", with: " ")
    return text.unicodeScalars.count > limit ? String(text.prefix(limit)) : text
  }

  static func date(_ bytes: ArraySlice<UInt8>) -> (seconds: Int64, isOdd: Bool) {
    let text = String(decoding: bytes.prefix(32), as: UTF8.self)
    guard let seconds = Int64(text) else {
      let overflows = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      return (overflows ? dates.upperBound : dates.lowerBound, true)
    }
    let clamped = min(max(seconds, dates.lowerBound), dates.upperBound)
    return (clamped, clamped != seconds)
  }
}

/// A commit that changed a file, and the file's path at that commit.
package struct FileRevision: Sendable, Hashable {
  package var commit: Commit
  /// The path after the commit; differs from the one asked for before a rename.
  package var path: [UInt8]
  /// The path before the commit, when it renamed the file.
  package var previousPath: [UInt8]?
}
