import StructuredText
import Testing

@Suite struct WriterTests {
  private static func table(_ pairs: KeyValuePairs<String, DataValue>) -> DataTable {
    var table = DataTable()
    for (key, value) in pairs { table.set(key, value) }
    return table
  }

  private static let odd = [
    "", " ", "plain", "no", "null", "~", "1", "1.5", "a: b", "a #b", "- a", "*a", "&a", "!a", "{{7*7}}", "${jndi:x}",
    "%n%n", "__proto__", "</script>", "a\nb\n", "a\tb", "\u{0}\u{7}\u{85}\u{2028}\u{FEFF}", "🙂ä", "\"'\\", "2024-01-01",
    "true", "---", "a:", "?", "@a", "`",
  ]

  private static let sample = table([
    "texts": .values(odd.map { .text($0) }), "flag": .flag(true), "number": .number("-1.5"), "nothing": .null,
    "none": .list([]), "empty": .table(DataTable()),
    "deep": .values([
      .table(table(["a": .table(table(["b": .values([.table(table(["c": .text("d"), "e": .text("f")]))])]))])),
      .values([.text("x"), .values([.text("y")])]),
    ]),
    "odd: key": .text("x"), "yes": .text("x"),
  ])

  /// Without the lines, which writing adds.
  private static func bare(_ value: DataValue) -> DataValue {
    switch value {
    case .list(let items): return .values(items.map { bare($0.value) })
    case .table(let old):
      var table = DataTable()
      for entry in old.entries { table.set(entry.key, bare(entry.value)) }
      return .table(table)
    default: return value
    }
  }

  @Test func writesYAMLThatReadsTheSame() throws {
    let text = YAMLWriter.document(Self.sample)
    let node = try #require(try YAMLReader.document(text))
    #expect(Self.bare(node.value) == .table(Self.sample), "\(text)")
    #expect(YAMLWriter.document(DataTable()) == "{}\n")
  }

  @Test func writesJSONThatReadsTheSame() throws {
    for indentation in [nil, 0, 2] {
      let text = JSONWriter.text(.table(Self.sample), indentation: indentation)
      #expect(Self.bare(try JSONReader.value(text)) == .table(Self.sample))
      #expect(!text.contains("<") && (indentation != nil || !text.contains("\n")))
    }
    #expect(
      JSONWriter.text(.values([.text("a"), .table(Self.table(["b": .list([])]))]))
        == "[\n  \"a\",\n  {\n    \"b\": []\n  }\n]")
  }
}
