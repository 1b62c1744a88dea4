import Metadata
import Testing

@Suite struct CatalogLineReaderTests {
  private func read(_ text: [UInt8], by size: Int = .max) -> [CatalogLineReader.Result] {
    var reader = CatalogLineReader(file: "catalog.jsonl")
    var results: [CatalogLineReader.Result] = []
    var rest = text[...]
    while !rest.isEmpty {
      reader.read(rest.prefix(size)) { results.append($0) }
      rest = rest.dropFirst(size)
    }
    reader.finish { results.append($0) }
    return results
  }

  private func projects(_ results: [CatalogLineReader.Result]) -> [SoftwareSourceCode] {
    results.compactMap { if case .project(let project) = $0 { project } else { nil } }
  }

  private func problems(_ results: [CatalogLineReader.Result]) -> [String] {
    results.compactMap { if case .problem(let problem) = $0 { problem.message } else { nil } }
  }

  @Test func readsEveryField() throws {
    let text = """
      {"@type": "SoftwareSourceCode", "identifier": {"@type": "PropertyValue", "value": "boto"}, "name": "Boto",
      """.replacing("\n", with: "") + """
         "description": " An\\nSDK", "keywords": "aws, SDK,sdk", "codeRepository": "git@code.example:boto.git",
        """ + """
         "url": "https://boto.example/", "downloadUrl": "https://boto.example/x.tar.gz", "license": ["Apache 2.0", "Odd"],
        """ + """
         "author": [{"@type": "Person", "givenName": "Ada", "familyName": "L", "email": "ada@x.example"}, "Bo"],
        """ + """
         "maintainer": {"@type": "Organization", "name": "Core"}, "programmingLanguage": ["Python", {"name": "C"}],
        """ + """
         "version": 1.50, "popularityRank": 7, "dateModified": "2026-11", "more": {"x": [1]}}
        """
    let project = try #require(projects(read(Array(text.utf8))).first)
    #expect(project.identifier == "boto" && project.name == "Boto" && project.description == "An SDK")
    #expect(project.keywords == ["aws", "SDK"] && project.repository == "git@code.example:boto.git")
    #expect(project.homepage == "https://boto.example/" && project.download == "https://boto.example/x.tar.gz")
    #expect(project.license == "Apache-2.0, Odd" && project.authors.map(\.name) == ["Ada L", "Bo"])
    #expect(project.authors[0].email == "ada@x.example" && project.maintainers.map(\.name) == ["Core"])
    #expect(project.languages == ["Python", "C"] && project.version == "1.50" && project.popularityRank == 7)
    #expect(project.modified == "2026-11" && project.line == 1)
  }

  @Test func namesEachBadLine() {
    let lines = [
      "\u{FEFF}{\"name\": \"a\"}", "", "  \r", "{\"name\": \"b\"", "[]", "{\"@type\": \"Person\", \"name\": \"x\"}",
      "{\"description\": \"x\"}", "{\"name\": {}, \"identifier\": 7}",
      "{\"name\": \"c\", \"codeRepository\": \"javascript:x\"}\r",
      "{\"@type\": [\"schema:SoftwareSourceCode\"], \"name\": \"d\", \"popularityRank\": 99999999999999999999}",
      "{\"name\": \"" + String(repeating: "x", count: CatalogLineReader.longestLine) + "\"}",
      "{\"name\": " + String(repeating: "[", count: 100_000), "{\"name\": \"e\"}",
    ]
    let text = Array(lines.joined(separator: "\n").utf8)
    let whole = read(text)
    #expect(projects(whole).map { "\($0.line) \($0.name)" } == ["1 a", "8 7", "9 c", "10 d", "13 e"])
    #expect(projects(whole).allSatisfy { $0.repository == nil && $0.popularityRank == nil })
    #expect(
      problems(whole) == [
        "catalog.jsonl, line 4: it is not valid JSON: a comma or '}' is missing.",
        "catalog.jsonl, line 5: it is not a JSON object.",
        "catalog.jsonl, line 6: its @type is not SoftwareSourceCode.",
        "catalog.jsonl, line 7: it has neither name nor identifier.",
        "catalog.jsonl, line 11: the line is longer than 1 MB.",
        "catalog.jsonl, line 12: it is not valid JSON: it nests deeper than 64 levels.",
      ])
    #expect(problems(read([0x7B, 0xFF, 0x7D])) == ["catalog.jsonl, line 1: it is not valid UTF-8 text."])
    #expect(read([]) == [])
  }

  /// However the bytes come, the lines are the same.
  @Test func joinsLinesThatAreCut() {
    let text = Array((0..<30).map { "{\"name\": \"n\($0)ä\"}\n" }.joined().utf8) + Array("{\"name\": \"last\"}".utf8)
    let whole = read(text)
    #expect(projects(whole).count == 31)
    for size in [1, 2, 7, 18, 64, 1_000] { #expect(read(text, by: size) == whole, "\(size)") }
  }
}
