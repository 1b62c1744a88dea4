import Foundation
import SearchModel
import Settings
import Testing

@Suite struct SettingsErrorTests {
  private static let start = "organization: { name: X }\nsources: [{ folder: /src }]\n"

  private func error(_ text: String) -> UserFacingError? {
    do {
      _ = try Settings.parse(text: text)
      return nil
    } catch {
      return error as? UserFacingError
    }
  }

  /// After two good lines: the line that is named, a part of the message, a part of the hint.
  private static let mistakes: [(String, Int, String, String)] = [
    ("temas: []", 3, "'temas' is not a key", "Did you mean 'teams'?"),
    ("limits:\n  filesize: 3", 4, "'filesize' is not a key that is known in limits", "'fileSize'"),
    ("limits:\n  zzzzzzzzzz: 3", 4, "'zzzzzzzzzz' is not a key", "Known here: fileSize"),
    ("teams:\n  - name: A\n    repos: []", 5, "'repos' is not a key that is known in teams", "repositories"),
    ("teams: 3", 3, "teams must be a list, and is text", "[one, two]"),
    ("teams: [{ name: [a] }]", 3, "teams.name must be text, and is a list", ""),
    ("teams: [{ department: A }]", 3, "a team without a name", ""),
    ("teams:\n  - name: A\n  - name: B\n  - name: a", 6, "the team 'a' is there already, on line 4", "one entry"),
    ("teams: [{ name: A, repositories: [\"a[b\"] }]", 3, "a '[' is not closed", ""),
    ("teams: [{ name: A, repositories: [\"{a,b}\"] }]", 3, "braces are not understood", ""),
    ("teams: [{ name: A, url: \"javascript:alert(1)\" }]", 3, "teams.url is not a web address", "https://"),
    (
      "teams:\n - name: A\n   members:\n    - name: B\n      from: 2023-02-29", 7, "'2023-02-29', which is not a date",
      ""
    ),
    ("teams: [{name: A, members: [{name: B, from: 2024-01-02, to: 2024-01-01}]}]", 3, "ends on 2024-01-01", ""),
    ("teams: [{name: A, members: [{name: B, emails: [nobody]}]}]", 3, "not an e-mail address", "name@"),
    ("teams: [{ name: Security }]\nvisibility: { \"s-*\": [Secruity] }", 4, "'Secruity'", "Did you mean 'Security'?"),
    ("visibility: { \"s-*\": [] }", 3, "names no team", ""),
    ("practices: { folder: docs }", 3, "practices.repository is missing", ""),
    ("practices: { repository: a, folder: ../b }", 3, "leaves the repository", ""),
    ("orgChart: { repository: a, folder: /b }", 3, "orgChart.folder leaves the repository", ""),
    ("orgChart: { folder: b }", 3, "orgChart.folder stands without orgChart.repository", ""),
    (
      "orgChart: { repositry: b }", 3, "'repositry' is not a key that is known in orgChart",
      "Did you mean 'repository'?"
    ),
    ("teams: [{ name: ../x }]", 3, "cannot stand in an address", ""),
    ("teams: [{ name: A, parent: B }]", 3, "parent names the team 'B', which is not one", ""),
    ("teams:\n  - { name: A, parent: B }\n  - { name: B, parent: A }", 4, "'A' is above itself", "one of the parents"),
    ("teams: [{ name: A, members: [{ name: B, logins: [\"a b\"] }] }]", 3, "'a b' is not a login", "octocat"),
    ("people: [{ emails: [a@x] }]", 3, "a person without a name", "name:"),
    ("people: [{ name: A, email: a@x }]", 3, "'email' is not a key", "Did you mean 'emails'?"),
    ("identities: { separate: [[a@x.example]] }", 3, "pairs of two addresses", ""),
    ("identities: { separate: [[a@x.example, A@x.example]] }", 3, "pairs of two addresses", ""),
    ("identities: { separate: [[a@x.example, b]] }", 3, "'b' is not an e-mail address", ""),
    ("identities: { seperate: [] }", 3, "'seperate' is not a key", "Did you mean 'separate'?"),
    ("limits: { fileSize: lots }", 3, "limits.fileSize must be a size", "64 MB"),
    ("limits: { fileSize: 9999999999999999999 }", 3, "limits.fileSize must be a size", ""),
    ("limits: { fileSize: 9223372036854775807 GB }", 3, "limits.fileSize is", "bytes"),
    ("limits: { depth: 0 }", 3, "limits.depth is 0", "from 1"),
    ("limits: { depth: 1.5 }", 3, "limits.depth must be a whole number", ""),
    ("server: { port: 70000 }", 3, "server.port is 70000", "65535"),
    ("server: { host: \"a b\" }", 3, "server.host is not a host name", ""),
    ("server: { url: \"ftp://x\" }", 3, "server.url is not the address of a site", "https://guildhall.example.org"),
    ("server: { url: \"https://x/a?b\" }", 3, "server.url is not the address of a site", ""),
    ("server: { syncEvery: 15 }", 3, "server.syncEvery must be a time", "15m"),
    ("server: { syncEvery: 9223372036854775807d }", 3, "server.syncEvery is", "30d"),
    ("server:\n\tport: 8000", 4, "not valid YAML", "spaces, not tabs"),
    ("limits: 3\nlimits: 4", 3, "'limits' stands twice", "Keep one"),
    ("practices: !!python/object:os.system { a: b }", 3, "the tag tag:yaml.org,2002:python/object", "Leave it out"),
    ("practices: !ruby/object { a: b }", 3, "the tag !ruby/object", ""),
    ("practices: &p { repository: a }\nserver: *p", 4, "aliases are not taken: *p repeats &p", "Write the value out"),
    ("teams: [{ name: A, repositories: [*-api] }]", 3, "a value that starts with * is an alias", "in quotes"),
    ("teams:\n  - <<: { name: A }", 4, "merge keys", ""),
    ("---\nteams: []", 3, "a second document starts here", "---"),
    ("teams: [", 3, "not valid YAML", ""),
    ("? [a, b]\n: c", 3, "a key must be plain text", ""),
  ]

  @Test func namesLineCauseAndWayOut() throws {
    for (text, line, cause, hint) in Self.mistakes {
      guard let error = error(Self.start + text) else {
        Issue.record("accepted: \(text)")
        continue
      }
      #expect(error.code == .badConfiguration)
      // What is missing at the end of the file is noticed at its end.
      let lines = text == "teams: [" ? [3, 4] : [line]
      #expect(lines.contains { error.message.hasPrefix("guildhall.yaml, line \($0): ") }, "\(text): \(error.message)")
      #expect(error.message.contains(cause), "\(text): \(error.message)")
      #expect(!error.hint.isEmpty && (hint.isEmpty || error.hint.contains(hint)), "\(text): \(error.hint)")
    }
  }

  @Test func saysWhatIsMissing() {
    let cases = [
      ("", "the file is empty"), ("# nothing", "the file is empty"), ("[a]", "the file must be a section with keys"),
      ("sources: [{folder: /a}]", "organization is missing"), ("organization: {name: A}", "sources is missing"),
      ("organization: {name: A}\nsources: []", "sources is empty"),
      ("organization: {}\nsources: [{folder: /a}]", "organization.name is missing"),
      ("organization: {name: \" \"}\nsources: [{folder: /a}]", "organization.name is empty"),
      ("organization: {name: A}\nsources: [\"https://h/x\"]", "a source must say what it is"),
      ("organization: {name: A}\nsources: [{git: [], folder: /x}]", "is both"),
      ("organization: {name: A}\nsources: [{git: []}]", "git names no repository"),
      ("organization: {name: A}\nsources: [{git: [{name: a}]}]", "sources.git.url is missing"),
      ("organization: {name: A}\nsources: [{git: [\"-oProxyCommand=x\"]}]", "starts with a dash"),
      (
        "organization: {name: A}\nsources: [{git: [{url: \"https://h/x\", name: ../x}]}]",
        "cannot be a repository's name"
      ),
      ("organization: {name: A}\nsources: [{folder: ~root/x}]", "another person's home folder"),
      ("organization: {name: \"a\\u0007b\"}\nsources: [{folder: /a}]", "control character"),
    ]
    for (text, cause) in cases {
      let message = error(text)?.message ?? "accepted"
      #expect(message.contains(cause), "\(text): \(message)")
    }
  }

  /// Nine levels of nine: 400 million values, were they expanded.
  @Test func refusesBombs() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let row = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(row)]\n"
    }
    #expect(error(bomb)?.message.contains("aliases are not taken") == true)
    // As a key the expansion would be walked while the tree is still being made.
    #expect(error(bomb + "? *a9\n: x\n")?.message.contains("aliases are not taken") == true)
    #expect(error("a: &a [*a]")?.message.contains("aliases are not taken") == true)
    for deep in [String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000)] {
      #expect(error(deep)?.message.contains("not valid YAML") == true)
    }
    #expect(error("organization: {name: \(String(repeating: "x", count: 5 << 20))}")?.message.contains("4 MB") == true)
    let long = String(repeating: "x", count: 100_000)
    #expect((error(Self.start + "\(long): 1")?.message.utf8.count ?? .max) < 300)
    #expect((error(Self.start + "server: { host: \"\(long)\" }")?.message.utf8.count ?? .max) < 300)
  }
}
