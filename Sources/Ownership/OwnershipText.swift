/// The lines of a text file from a repository, whatever its line ends and encoding.
struct OwnershipText {
  struct Line {
    /// 1-based.
    let number: Int
    let text: Substring
  }

  /// Bytes of one line. Longer ones are no declarations.
  static let longestLine = 8_192

  let lines: [Line]
  /// Lines that were left out, with the cause.
  private(set) var problems: OwnershipProblems

  /// - Throws: when the file is not text, or larger than `largest` bytes.
  init(_ content: [UInt8], path: String, largest: Int) throws(OwnershipFailure) {
    guard content.count <= largest else {
      throw OwnershipFailure("the file has \(content.count) bytes, and none above \(largest) is read")
    }
    guard !content.contains(0) else { throw OwnershipFailure("it is not text in UTF-8") }
    let bytes = content.starts(with: [0xEF, 0xBB, 0xBF]) ? content.dropFirst(3) : content[...]
    var problems = OwnershipProblems(path: path)
    var lines: [Line] = []
    var number = 0
    for raw in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let row = raw.last == 0x0D ? raw.dropLast() : raw
      guard row.count <= Self.longestLine else {
        problems.add("the line is longer than \(Self.longestLine) bytes and is left out", line: number)
        continue
      }
      guard let text = String(validating: row, as: UTF8.self) else {
        problems.add("the line is not valid UTF-8 and is left out", line: number)
        continue
      }
      lines.append(Line(number: number, text: text[...]))
    }
    self.lines = lines
    self.problems = problems
  }
}
