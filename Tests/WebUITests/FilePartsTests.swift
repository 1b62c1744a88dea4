import TestSupport
import Testing

@testable import WebUI

@Suite struct FilePartsTests {
  @Test func smallFilesAreWhole() {
    for (text, lines) in [("", 0), ("a", 1), ("a\n", 1), ("a\nb", 2), ("\n\n", 2)] {
      let parts = FileParts(Array(text.utf8))
      #expect(parts.lineCount == lines, "\(text.debugDescription)")
      #expect(parts.parts.count == 1)
      #expect(parts.parts[0].bytes == 0..<text.utf8.count)
      #expect(parts.parts[0].lines == 1..<lines + 1)
    }
  }

  @Test func longFilesAreCutByLines() {
    let parts = FileParts(Array(String(repeating: "x\n", count: 12_000).utf8))
    #expect(parts.parts.map(\.lines) == [1..<5001, 5001..<10_001, 10_001..<12_001])
    #expect(parts.parts.map(\.bytes) == [0..<10_000, 10_000..<20_000, 20_000..<24_000])
    for (line, index) in [(nil, 0), (1, 0), (5000, 0), (5001, 1), (12_000, 2), (99_999, 2), (0, 0), (-1, 0)] {
      #expect(parts.index(of: line) == index)
    }
  }

  @Test func wideFilesAreCutByBytes() {
    let line = String(repeating: "x", count: 1500) + "\n"
    let parts = FileParts(Array(String(repeating: line, count: 3000).utf8))
    #expect(parts.parts.map(\.lines) == [1..<1001, 1001..<2001, 2001..<3001])
  }

  /// A line's tail that is not shown does not count.
  @Test func oneEndlessLineIsOnePart() {
    let parts = FileParts([UInt8](repeating: UInt8(ascii: "x"), count: 3 << 20))
    #expect(parts.parts.count == 1)
    #expect(parts.lineCount == 1)
  }

  @Test func pagesOfLargeFilesStaySmall() async throws {
    let browser = Browser()
    let line = try await browser.get("/repos/apple/swift-nio/-/blob/line.json").text
    #expect(line.utf8.count < 20_000)
    #expect(line.contains("1 MB more of this line"))
    let first = try await browser.get("/repos/apple/swift-nio/-/blob/long.swift").text
    #expect(first.contains("id=\"L5000\"") && !first.contains("id=\"L5001\""))
    let second = try await browser.get("/repos/apple/swift-nio/-/blob/long.swift?line=6000").text
    #expect(second.contains("Lines 5,001 to 10,000 of 12,000 are shown."))
    #expect(second.contains("<div id=\"L6000\" class=\"asked\">") && !second.contains("id=\"L5000\""))
  }
}
