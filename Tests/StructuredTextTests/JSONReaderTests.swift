import StructuredText
import Testing

@Suite struct JSONReaderTests {
  @Test func readsValuesWithTheirLines() throws {
    let table = try JSONReader.table(
      """
      { "a": "x\\u00e4\\ud83d\\ude42\\n\\/", "b": [1, -2.5e3,
        true, null, { "c": [] }],
        "\\u0064": {},
        "a": "again" }
      """)
    #expect(table.entries.map(\.key) == ["a", "b", "d"])
    #expect(table.entries.map(\.line) == [4, 1, 3])
    #expect(table["a"]?.text == "again")
    #expect(table["b"]?.items.map(\.line) == [1, 1, 2, 2, 2])
    #expect(table["b"]?.list.prefix(4) == [.number("1"), .number("-2.5e3"), .flag(true), .null])
    #expect(try JSONReader.value("\"x\\u00e4\\ud83d\\ude42\\n\\/\\ud83dz\"").text == "xä🙂\n/\u{FFFD}z")
  }

  @Test func namesTheLineOfMistakes() {
    let cases: [(String, Int, String)] = [
      ("", 1, "it ends too early"), ("{", 1, "a key in quotes"), ("{\n\"a\" 1}", 2, "a colon"),
      ("{\"a\": 1\n\"b\": 2}", 2, "a comma or '}'"), ("{\"a\": [1 2]}", 1, "a comma or ']'"),
      ("{\"a\": nul}", 1, "neither text nor a number"), ("{} x", 1, "something follows"),
      ("{\"a\": \"b\nc\"}", 1, "not closed on its line"), ("{\"a\": \"b", 1, "not closed"),
      ("{\"a\": \"\\x\"}", 1, "escape"), ("{\"a\": \"\\u+123\"}", 1, "escape"), ("{\"a\": \"\\u12", 1, "escape"),
      ("[1]", 1, "not a JSON object"), ("{\"a\":\u{0}1}", 1, "neither text"),
      ("{\"a\":" + String(repeating: "[", count: 1_000_000), 1, "nests deeper than 64"),
    ]
    for (text, line, cause) in cases {
      let failure = #expect(throws: StructuredTextFailure.self, "\(text.prefix(80))") { try JSONReader.table(text) }
      #expect(failure?.line == line, "\(text.prefix(80))")
      #expect(failure?.cause.contains(cause) == true, "\(text.prefix(80)): \(failure?.cause ?? "")")
    }
  }

  /// Tables change how they look keys up as they grow.
  @Test func keepsTheLastOfManyKeys() throws {
    let pairs = (0..<40).map { "\"k\($0 % 20)\": \($0)" }.joined(separator: ", ")
    let table = try JSONReader.table("{\(pairs)}")
    #expect(table.entries.count == 20)
    for key in 0..<20 { #expect(table["k\(key)"] == .number("\(key + 20)")) }
  }

  @Test func readsNothingOutOfBytesThatAreNoText() throws {
    #expect(try JSONReader.table(utf8: Array("{\"a\":\"".utf8) + [0xFF] + Array("\"}".utf8))["a"]?.text == "\u{FFFD}")
    let failure = #expect(throws: StructuredTextFailure.self) { try JSONReader.table(utf8: [0xC3], line: 7) }
    #expect(failure?.line == 7)
  }
}
