import StructuredText
import Testing

@Suite struct TOMLReaderTests {
  @Test func readsTexts() throws {
    let cases = [
      (#""a # b""#, "a # b"), (#"'a\b'"#, #"a\b"#), (#""a\tb\"\\\u00e4\U0001F642""#, "a\tb\"\\ä🙂"), (#""""#, ""),
      ("\"\"\"\na\nb\"\"\"", "a\nb"), ("\"\"\"a \\\n   b\"\"\"", "a b"), ("'''\na\\n'''", #"a\n"#),
      ("\"\"\"a\"\"\"\"\"", "a\"\""), ("'''a''b'''", "a''b"),
    ]
    for (written, expected) in cases {
      let table = try TOMLReader.table("key = \(written)\nversion = \"1\" # last\n")
      #expect(table["key"]?.text == expected, "\(written)")
      #expect(table["version"]?.text == "1", "\(written)")
    }
  }

  @Test func passesOverNumbersAndDates() throws {
    for written in ["12", "-1_000.5e3", "2024-01-01", "+inf", "0xFF"] {
      #expect(try TOMLReader.table("key = \(written) # more")["key"] == .number(written))
    }
    #expect(try TOMLReader.table("key = true")["key"] == .flag(true))
  }

  @Test func readsTablesFromAnywhere() throws {
    let text = """
      package.name = "a"
      package."version" = "2"
      dependencies = { b = "1", c = { version = "2", optional = true }, d.version = "3" }
      [[bin]]
      name = "one"
      [bin.more]
      x = [1, [2, 3], { y = 1 }, # a comment
        "z",
      ]
      [[bin]]
      'name' = "two"\r
      [build-dependencies.e]
      version = "4"
      """
    let table = try TOMLReader.table(text)
    #expect(table["package"]?.table?["version"]?.text == "2")
    let dependencies = try #require(table["dependencies"]?.table)
    #expect(dependencies.entries.map(\.key) == ["b", "c", "d"])
    #expect(dependencies["d"]?.table?["version"]?.text == "3")
    let programs = try #require(table["bin"])
    #expect(programs.list.map { $0.table?["name"]?.text } == ["one", "two"])
    #expect(programs.items.map(\.line) == [4, 10])
    #expect(programs.list[0].table?["more"]?.table?["x"]?.items.map(\.line) == [7, 7, 7, 8])
    #expect(table.entry("build-dependencies")?.line == 12)
    #expect(table["build-dependencies"]?.table?["e"]?.table?.entry("version")?.line == 13)
  }

  @Test func namesTheLineOfMistakes() {
    let cases: [(String, Int, String)] = [
      ("a = 1\na = 2", 2, "'a' stands twice"), ("a = 1\n[a]", 2, "'a' is a value and a table"),
      ("[a]\n[[a]]", 2, "'a' stands twice"), ("\n[a", 2, "not closed with ']'"), ("[[a]", 1, "not closed with ']'"),
      ("a", 1, "'=' is missing"), ("a =", 1, "a value is missing"), ("a = b", 1, "no quotes"),
      ("= 1", 1, "a key is missing"),
      ("a. = 1", 1, "a key is missing"), ("a = 1 b = 2", 1, "follows a value"), ("a = \"b\nc\"", 1, "not closed"),
      ("a = '''b\nc", 1, "not closed"), ("a = [1 2]", 1, "a comma"), ("a = [1,\n2", 2, "a list is not closed"),
      ("a = {b = 1", 1, "a table is not closed"), ("a = \"\\q\"", 1, "escape"), ("a = \"\\u12\"", 1, "escape"),
      ("a\u{0} = 1", 1, "'=' is missing"), ("\u{7F} = 1", 1, "a key is missing"),
      ("a.\u{1}b = 1", 1, "a key is missing"), ("a = " + String(repeating: "[", count: 100_000), 1, "nests deeper"),
    ]
    for (text, line, cause) in cases {
      let failure = #expect(throws: StructuredTextFailure.self, "\(text.prefix(80))") { try TOMLReader.table(text) }
      #expect(failure?.line == line, "\(text.prefix(80))")
      #expect(failure?.cause.hasPrefix("it is not valid TOML: ") == true, "\(text.prefix(80))")
      #expect(failure?.cause.contains(cause) == true, "\(text.prefix(80)): \(failure?.cause ?? "")")
    }
  }
}
