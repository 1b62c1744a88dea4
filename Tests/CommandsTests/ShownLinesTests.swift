import SearchModel
import Testing

@testable import Commands

@Suite struct ShownLinesTests {
  private func shown(_ text: String, _ line: Int?, context: Int = 1) throws -> [String] {
    let shown = try ShownLines(of: text, around: line, context: context, name: "r:f")
    return zip(shown.first..., shown.lines).map { "\($0) \($1)" }
  }

  @Test func linesStandAroundTheOneAskedFor() throws {
    let text = "a\nb\nc\nd\n"
    #expect(try shown(text, nil) == ["1 a", "2 b", "3 c", "4 d"])
    #expect(try shown(text, 1) == ["1 a", "2 b"])
    #expect(try shown(text, 3) == ["2 b", "3 c", "4 d"])
    #expect(try shown(text, 4, context: 0) == ["4 d"])
    #expect(try shown("a\n\nb", 2) == ["1 a", "2 ", "3 b"])
    #expect(try shown("", nil).isEmpty && shown("", 1).isEmpty)
  }

  /// CR LF is one character in Swift, and still ends a line.
  @Test func anyLineBreakEndsALine() throws {
    #expect(try shown("a\r\nb\r\nc\r\n", 2) == ["1 a", "2 b", "3 c"])
    #expect(try shown("a\rb\n", 1) == ["1 a\rb"])
  }

  @Test func aLineThatIsNotThereIsNamed() {
    for line in [5, 99_999, Int.max] {
      let error = #expect(throws: UserFacingError.self) { try shown("a\nb\nc\nd\n", line, context: 100_000) }
      #expect(error?.message == "r:f has no line \(line): it ends at line 4.")
    }
  }
}
