import Manifests
import Testing

/// TOML as `Cargo.toml` shows it: the description is the value under test.
@Suite struct TOMLTests {
  private func description(_ value: String) -> String? {
    let result = read("Cargo.toml", "[package]\nname = \"a\"\ndescription = \(value)\nversion = \"1\" # last\n")
    #expect(result.projects.isEmpty || result.projects.first?.version == "1")
    return result.projects.first?.description
  }

  @Test func readsTexts() {
    let cases = [
      (#""a # b""#, "a # b"), (#"'a\b'"#, #"a\b"#), (#""a\tb\"\\\u00e4\U0001F642""#, "a b\"\\ä🙂"), (#""""#, ""),
      ("\"\"\"\na\nb\"\"\"", "a b"), ("\"\"\"a \\\n   b\"\"\"", "a b"), ("'''\na\\n'''", #"a\n"#),
      ("\"\"\"a\"\"\"\"\"", "a\"\""), ("'''a''b'''", "a''b"), ("12", ""), ("2024-01-01 # a date", ""), ("+inf", ""),
    ]
    for (value, expected) in cases { #expect(description(value) == expected, "\(value)") }
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
    let result = read("Cargo.toml", text)
    #expect(result.problems.isEmpty)
    let project = try #require(result.projects.first)
    #expect(project.version == "2" && project.products == ["one", "two"])
    #expect(summaries(project) == ["b 1 :3", "c 2 optional :3", "d 3 :3", "e 4 build :12"])
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
      ("a.\u{1}b = 1", 1, "a key is missing"),
    ]
    for (text, line, cause) in cases {
      let problem = read("Cargo.toml", text).problems.first
      #expect(problem?.line == line, "\(text)")
      #expect(problem?.message.contains("not valid TOML") == true, "\(text)")
      #expect(problem?.message.contains(cause) == true, "\(text): \(problem?.message ?? "accepted")")
    }
  }
}
