import Foundation
import TestSupport
import Testing

extension EndToEnd {
  @Suite struct Import {
    private struct Summary: Decodable {
      var source: String
      var added: Int
      var unchanged: Int
      var refused: Int
    }

    private func summary(_ text: String) throws -> Summary {
      try JSONDecoder().decode(Summary.self, from: Data(text.utf8))
    }

    @Test func fromFileToAnswer() throws {
      let organization = try Organization.small()
      try organization.sync()
      try organization.folder.write(
        #"{"name": "requests", "description": "HTTP\u001b[2J for people", "codeRepository": "https://git.example.org/r"}"#,
        to: "upstream.jsonl")
      let first = try organization.run("import", "upstream.jsonl", "--json")
      #expect(first.code == 0, "\(first.errors)")
      #expect(try summary(first.output).source == "upstream")
      #expect(try summary(first.output).added == 1)
      let again = try organization.run("import", "upstream.jsonl")
      #expect(again.code == 0)
      #expect(again.errors.hasPrefix("upstream: 1 project, 0 added, 0 changed, 0 removed in "), "\(again.errors)")

      let found = try organization.found("type:project", "people")
      #expect(found.map(\.title) == ["requests"])
      #expect(found.first?.repository == nil)
      #expect(found.first?.id == "import:upstream#requests")
      let words = try organization.run("search", "type:project", "people")
      #expect(words.output.contains("requests imported from upstream at https://git.example.org/r: HTTP"))
      #expect(!words.output.contains("\u{1B}"))

      try organization.folder.write("{\n{\"name\": \"other\"}\n", to: "bad.jsonl")
      let bad = try organization.run("import", "bad.jsonl", "--source", "upstream", "--quiet")
      #expect(bad.code == 1)
      #expect(bad.errors.hasPrefix("refused: bad.jsonl:1: "), "\(bad.errors)")
      #expect(try organization.found("type:project", "requests").isEmpty)
      #expect(try organization.found("type:project", "other").map(\.title) == ["other"])
      for arguments in [["-"], ["absent.jsonl"], ["repos"], ["guildhall.yaml"]] {
        let result = try GuildhallBinary.run(["import"] + arguments, in: organization.folder.url)
        #expect(result.code == 2, "\(arguments)")
        #expect(result.errors.hasPrefix("error: "), "\(result.errors)")
      }
      #expect(try organization.found("type:project", "other").map(\.title) == ["other"])
    }
  }
}
