import SearchModel
import Testing

@testable import Commands

@Suite struct ExcerptTests {
  private static func numbers(_ text: String, _ line: Int?, context: Int) throws -> [Int] {
    var subject = try FileSubject("a:b")
    subject.line = line
    return try Excerpt(text, of: subject, context: context).lines.map(\.number)
  }

  @Test func showsLinesAroundOne() throws {
    for (line, context, expected) in [
      (nil, 1, [1, 2, 3, 4]), (1, 1, [1, 2]), (2, 0, [2]), (3, 1, [2, 3, 4]), (4, 100_000, [1, 2, 3, 4]),
    ] as [(Int?, Int, [Int])] {
      #expect(try Self.numbers("a\nb\nc\nd\n", line, context: context) == expected)
    }
    #expect(try Self.numbers("", nil, context: 3).isEmpty)
  }

  /// Once it ended the program.
  @Test(arguments: [5, 50, Int.max])
  func aLineBehindTheEndIsAnError(line: Int) {
    #expect(
      throws: UserFacingError(
        .notFound, "a:b has 4 lines, and no line \(line).", hint: "Leave the line out to see the whole file.")
    ) {
      try Self.numbers("a\nb\nc\nd", line, context: 10)
    }
    #expect(throws: UserFacingError.self) { try Self.numbers("", line, context: 0) }
  }

  @Test func carriageReturnsBelongToLineBreaks() throws {
    let lines = try Excerpt("a\r\n\r\nb\rc", of: FileSubject("a:b"), context: 0).lines
    #expect(lines == [.init(number: 1, text: "a"), .init(number: 2, text: ""), .init(number: 3, text: "b\rc")])
  }
}
