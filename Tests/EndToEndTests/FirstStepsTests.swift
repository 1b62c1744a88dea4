import Foundation
import TestSupport
import Testing

extension EndToEnd {
  @Suite struct FirstSteps {
    @Test func fromFolderToAnswer() throws {
      let organization = try Organization.small()
      let figures = try organization.sync()
      #expect(figures.repositories == 2)
      #expect(figures.indexed == 2)
      #expect(figures.failed == 0)

      let code = try organization.found("RetryPolicy", "lang:swift")
      let hit = try #require(code.first { $0.kind == "code" })
      #expect(hit.repository?.hasSuffix("orders") == true)
      #expect(hit.path == "Sources/Orders/RetryPolicy.swift")
      #expect(hit.line == 2)
      #expect(hit.preview == "public struct RetryPolicy {")
      #expect(code.map(\.rank) == Array(1...code.count))

      let symbols = try organization.found("sym:pay_invoice")
      #expect(symbols.map(\.path) == ["src/pay.c"])
      #expect(try organization.found("type:repo", "payments").first?.kind == "repository")
      #expect(try organization.found("type:doc", "backoff").first?.path == "README.md")
      #expect(try organization.found("nowhere_to_be_found").isEmpty)
    }

    @Test func searchInWords() throws {
      let organization = try Organization.small()
      try organization.sync()
      let found = try organization.run("search", "RetryPolicy")
      #expect(found.code == 0)
      #expect(found.output.contains("Sources/Orders/RetryPolicy.swift"))
      #expect(found.output.contains("  2: public struct RetryPolicy {"))
      #expect(found.output.contains(" · complete · "))
      #expect(!found.output.contains("\u{1B}"))

      let nothing = try organization.run("search", "nowhere_to_be_found")
      #expect(nothing.code == 1)
      let plan = try organization.run("search", "--explain", "RetryPolicy", "lang:swift")
      #expect(plan.output.split(separator: "\n").count > found.output.split(separator: "\n").count)
    }

    @Test(arguments: ["/(/", "\"open", "(a or", "type:nothing x", "count:many x"])
    func badQueriesAreExplained(query: String) throws {
      let organization = try Organization(["one": ["a.txt": "a\n"]])
      try organization.sync()
      let result = try organization.run("search", query)
      #expect(result.code == 2)
      #expect(result.output.isEmpty)
      #expect(result.errors.hasPrefix("error: "), "\(result.errors)")
    }

    @Test func listsShowsAndCounts() throws {
      let organization = try Organization.small()
      try organization.sync()
      let repos = try organization.run("repos")
      #expect(repos.code == 0)
      #expect(repos.output.split(separator: "\n").count == 2)
      #expect(repos.output.contains("orders"))
      #expect(try organization.run("repos", "nothing-like-this").code == 1)

      let name = try #require(try organization.found("RetryPolicy").compactMap(\.repository).first)
      let shown = try organization.run("show", "\(name):src/../README.md")
      #expect(shown.code == 2)
      let readme = try organization.run("show", "\(name):README.md")
      #expect(readme.code == 0)
      #expect(readme.output.hasPrefix("# Orders\n"))
      let line = try organization.run("show", "\(name):Sources/Orders/RetryPolicy.swift:3", "--context", "1")
      #expect(line.output.split(separator: "\n").count == 3)
      #expect(try organization.run("show", "\(name):no/such/file").code == 2)

      let stats = try organization.run("stats")
      #expect(stats.code == 0)
      #expect(stats.output.hasPrefix("Small & Co\n"))
      let json = try organization.run("stats", "--json")
      let status = try #require(
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
      #expect(status["organization"] as? String == "Small & Co")
      #expect(try organization.run("check-index").code == 0)
    }

    @Test func everyCommandHasHelp() throws {
      let folder = try TemporaryFolder()
      let root = try GuildhallBinary.run(["--help"], in: folder.url)
      #expect(root.code == 0)
      for command in ["init", "sync", "import", "serve", "search", "repos", "show", "stats", "check-index"] {
        #expect(root.output.contains("  \(command) "), "\(root.output)")
        let help = try GuildhallBinary.run([command, "--help"], in: folder.url)
        #expect(help.code == 0)
        #expect(help.output.contains("USAGE: guildhall \(command)"))
      }
    }
  }
}
