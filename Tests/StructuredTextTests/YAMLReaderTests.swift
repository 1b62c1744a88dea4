import StructuredText
import Testing

@Suite struct YAMLReaderTests {
  @Test func readsDocumentsWithTheirLines() throws {
    let documents = try YAMLReader.documents("---\na: 1\nb:\n  - x\n  - 'no'\n---\n---\nc: [yes, ~, true, 1.5]\n")
    let values = documents.map(\.value)
    #expect(values.count == 2)
    #expect(values[0].table?.entry("b")?.line == 3)
    #expect(values[0].table?["b"]?.items.map(\.line) == [4, 5])
    #expect(values[0].table?["a"] == .number("1"))
    #expect(values[1].table?["c"]?.list == [.text("yes"), .null, .flag(true), .number("1.5")])
    #expect(try YAMLReader.document("# nothing") == nil)
    #expect(try YAMLReader.document("\u{FEFF}a: '1'")?.value.table?["a"] == .text("1"))
    #expect(try YAMLReader.document("? [a]\n: 1\nb: 2")?.value.table?.entries.map(\.key) == ["b"])
  }

  @Test func namesLineCauseAndWayOut() {
    let cases: [(String, Int?, String, String)] = [
      ("a: 1\na: 2", 1, "'a' stands twice", "Keep one"),
      ("a: 1\nb: !!python/object:os.system { a: b }", 2, "the tag tag:yaml.org,2002:python/object", "Leave it out"),
      ("a: &p { b: c }\nd: *p", 2, "aliases are not taken: *p repeats &p", "Write the value out"),
      ("a: &p [*p]", 1, "aliases are not taken", "Write the value out"), ("a:\n\tb: 1", 2, "not valid YAML", "spaces"),
      ("a: [*x]", 1, "is an alias in YAML", "in quotes"), ("a: [", 1, "not valid YAML", "Look at"),
    ]
    for (text, line, cause, hint) in cases {
      let failure = #expect(throws: StructuredTextFailure.self, "\(text)") { try YAMLReader.document(text) }
      #expect(failure?.line == line || text == "a: [", "\(text): \(failure?.line ?? 0)")
      #expect(failure?.cause.contains(cause) == true, "\(text): \(failure?.cause ?? "")")
      #expect(failure?.hint.contains(hint) == true, "\(text): \(failure?.hint ?? "")")
    }
    let failure = #expect(throws: StructuredTextFailure.self) { try YAMLReader.document("a: 1\n---\nb: 2") }
    #expect(failure?.line == 2 && failure?.cause.contains("a second document") == true)
  }

  /// Nine levels of nine: 400 million values, were they expanded.
  @Test func refusesBombs() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let row = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(row)]\n"
    }
    for text in [bomb, bomb + "? *a9\n: x\n", "x: &x {<<: *x}", "---\na: &a [x]\n---\nb: *a"] {
      let failure = #expect(throws: StructuredTextFailure.self) { try YAMLReader.documents(text) }
      #expect(failure?.cause.contains("aliases are not taken") == true)
    }
    for deep in [String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000)] {
      let failure = #expect(throws: StructuredTextFailure.self) { try YAMLReader.documents(deep) }
      #expect(failure?.cause.contains("not valid YAML") == true)
    }
    let many = "[" + String(repeating: "a,", count: 1_000) + "]"
    #expect(throws: Never.self) { try YAMLReader.document(many, upTo: 1_001) }
    let failure = #expect(throws: StructuredTextFailure.self) { try YAMLReader.document(many, upTo: 1_000) }
    #expect(failure?.line == 1 && failure?.cause == "it has too many values")
  }
}
