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

      #expect(try organization.run("import", "--list").output.hasPrefix("upstream  1 project, imported "))
      #expect(try organization.run("projects", "othre", "--json").output.contains("\"source\":\"upstream\""))
      #expect(try organization.run("import", "--remove", "absent").code == 2)
      #expect(try organization.run("import", "--remove", "upstream").code == 0)
      #expect(try organization.run("projects", "other").code == 1)
      #expect(try organization.run("import", "--list", "bad.jsonl").code != 0)
    }

    /// A pipe holds the import in its middle, where it is killed.
    @Test func killedInTheMiddleHasDoneNothing() throws {
      let organization = try Organization(["one": ["a.txt": "a\n"]])
      try organization.sync()
      try organization.folder.write(#"{"name": "before"}"#, to: "upstream.jsonl")
      #expect(try organization.run("import", "upstream.jsonl").code == 0)
      let pipe = organization.folder.file("pipe")
      try #require(mkfifo(pipe.path, 0o600) == 0)
      let program = try GuildhallBinary.start(
        ["import", "pipe", "--source", "upstream"], in: organization.folder.url)
      let writer = try FileHandle(forWritingTo: pipe)
      // More than the pipe and a read hold, so that some of it has been taken when the last write returns.
      let filler = String(repeating: "x", count: 80)
      let lines = (0..<8_000).map { #"{"name": "after-\#($0)", "description": "\#(filler)"}"# }
      try writer.write(contentsOf: Data(lines.joined(separator: "\n").utf8))
      program.kill(SIGKILL)
      _ = try program.wait()
      try writer.close()
      #expect(try organization.found("type:project", "before").map(\.title) == ["before"])
      #expect(try organization.found("type:project", "after").isEmpty)
      #expect(try organization.run("import", "upstream.jsonl", "--json").output.contains("\"unchanged\":1"))
    }
  }
}
