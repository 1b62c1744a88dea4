import Foundation
import TestSupport
import Testing

extension EndToEnd {
  /// The habit of looking first, where people work: a change is checked, a commit is told, a conversation is recorded.
  @Suite struct ResearchHabit {
    /// Two repositories, one of which wraps what another change is about to take.
    private static func organization() throws -> Organization {
      let organization = try Organization([
        "net/http-kit": [
          "README.md": "# http-kit\n\nCalls other services over HTTP with axios and retries.\n",
          "package.json": """
          {"name": "axios-kit", "description": "Calls services over HTTP, wraps axios.", "main": "i.js",
           "dependencies": {"axios": "^1.6"}}
          """, "src/i.js": "module.exports = {}\n",
        ],
        "shop/web": ["package.json": #"{"name": "web", "dependencies": {}}"#, "src/cart/a.js": "1\n"],
      ])
      try organization.sync()
      return organization
    }

    private static let change = #"{"name": "web", "dependencies": {"axios": "^1.7"}}"#

    private struct Report: Decodable {
      struct Finding: Decodable {
        struct Project: Decodable { var name: String }

        var name: String
        var advice: String
        var wrappers: [Project]?
        var research: String?
      }

      var findings: [Finding]
    }

    private func check(_ organization: Organization, _ options: String...) throws -> (code: Int32, report: Report) {
      let result = try GuildhallBinary.run(
        ["check", "--research", "--repository", "repos/shop/web", "--json"] + options, in: organization.folder.url)
      #expect(result.errors.isEmpty, "\(result.errors)")
      return (result.code, try JSONDecoder().decode(Report.self, from: Data(result.output.utf8)))
    }

    @Test func aChangeIsCheckedLocallyAndByAServer() async throws {
      let organization = try Self.organization()
      let web = try organization.repository("shop/web")
      try web.commit(["package.json": Self.change], message: "Call services")
      let local = try check(organization)
      #expect(local.code == 0 && local.report.findings.map(\.name) == ["axios"])
      #expect(
        local.report.findings[0].wrappers?.map(\.name) == ["axios-kit"] && local.report.findings[0].advice == "good")
      #expect(try check(organization, "--fail-on", "good").code == 1)
      let server = try await LiveServer(in: organization.folder.url)
      let remote = try check(organization, "--server", server.base.absoluteString)
      #expect(remote.report.findings[0].wrappers?.map(\.name) == ["axios-kit"])
      let elsewhere = try GuildhallBinary.run(
        ["check", "--research", "--repository", "repos/shop/web", "--server", "http://127.0.0.1:1"],
        in: organization.folder.url)
      #expect(elsewhere.code == 2 && elsewhere.errors.contains("cannot be reached"))
    }

    private func kept(_ organization: Organization, of person: String) throws -> String {
      try organization.run("privacy", person, "--json").output
    }

    private static func somebody(_ person: String, _ more: [String: String] = [:]) -> [String: String] {
      more.merging([
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.email",
        "GIT_CONFIG_VALUE_0": person,
      ]) { $1 }
    }

    /// What somebody brings is what they looked for, wherever it is compared; nothing is kept of machines and of those who
    /// asked for that.
    @Test func whatAChangeBringsCountsAsDemand() async throws {
      let organization = try Self.organization()
      let web = try organization.repository("shop/web")
      try web.commit(["package.json": Self.change], message: "Call services")
      func check(_ options: String..., as environment: [String: String]) throws {
        let result = try GuildhallBinary.run(
          ["check", "--research", "--repository", "repos/shop/web"] + options, in: organization.folder.url,
          environment: environment)
        #expect(result.code == 0, "\(result.errors)")
      }
      try check(as: Self.somebody("ann@example.org", ["CI": "true"]))
      #expect(try kept(organization, of: "ann@example.org").contains(#""signals":[]"#))
      try check(as: Self.somebody("ann@example.org"))
      #expect(try kept(organization, of: "ann@example.org").contains(#""need":"axios"#))
      let server = try await LiveServer(in: organization.folder.url)
      try check("--server", server.base.absoluteString, as: Self.somebody("ben@example.org", ["GUILDHALL_TEAM": "Web"]))
      var kept = ""
      for _ in 0..<100 where !kept.contains("axios") {
        kept = try self.kept(organization, of: "ben@example.org")
        try await Task.sleep(for: .milliseconds(100))
      }
      #expect(kept.contains(#""need":"axios"#) && kept.contains(#""team":"Web""#), "\(kept)")
      #expect(try organization.run("privacy", "--opt-out", "eva@example.org").code == 0)
      try check(as: Self.somebody("eva@example.org"))
      #expect(try self.kept(organization, of: "eva@example.org").contains(#""signals":[]"#))
    }

    @Test func aConversationCountsAsDemand() throws {
      let organization = try Self.organization()
      try organization.folder.write("q\n", to: "lines")
      let talk = try Self.talk(
        "keep a zebra striped", "lines", in: organization, environment: Self.somebody("ann@example.org"))
      #expect(talk.code == 1)
      #expect(try kept(organization, of: "ann@example.org").contains(#""need":"keep a zebra striped""#))
    }

    @Test func aConversationEndsInARecordThatSettlesTheChange() async throws {
      let organization = try Self.organization()
      let web = try organization.repository("shop/web")
      try organization.folder.write("1\na 1 it retries\n", to: "lines")
      let talk = try Self.talk("calls services over http axios", "lines", in: organization)
      #expect(talk.code == 0 && talk.output.contains("Recorded as R-1.") && talk.output.contains("  Research: R-1"))
      try web.commit(["package.json": Self.change], message: "Call services\n\nResearch: R-1")
      let settled = try check(organization, "--fail-on", "partial")
      #expect(settled.code == 0 && settled.report.findings[0].research == "R-1")
      let server = try await LiveServer(in: organization.folder.url)
      #expect(try check(organization, "--server", server.base.absoluteString).report.findings[0].research == "R-1")
      // What was acknowledged stays when the input ends.
      try organization.folder.write("r\n", to: "lines")
      let left = try Self.talk("calls services over http axios", "lines", in: organization)
      #expect(left.code == 1 && left.output.contains("R-2 stays as it is."))
    }

    private static func talk(
      _ need: String, _ lines: String, in organization: Organization, environment: [String: String] = [:]
    ) throws -> RunningProgram.Result {
      let program = try GuildhallBinary.url().path
      return try RunningProgram(
        URL(fileURLWithPath: "/bin/sh"), ["-c", "exec '\(program)' research -i '\(need)' < \(lines)"],
        environment: GuildhallBinary.environment().merging(environment) { $1 }, currentFolder: organization.folder.url
      ).wait(seconds: 60)
    }

    @Test func aCommitIsToldAndNeverStopped() throws {
      let organization = try Self.organization()
      let web = try organization.repository("shop/web")
      let installed = try organization.run("hook", "install", "repos/shop/web")
      #expect(installed.code == 0, "\(installed.errors)")
      // The debug build takes its time.
      let hook = web.gitFolder + "/hooks/prepare-commit-msg"
      let text = try String(contentsOfFile: hook, encoding: .utf8)
      try Data(text.replacing("hook run ", with: "hook run --patience 60000 ").utf8).write(
        to: URL(fileURLWithPath: hook))
      try web.write(Self.change, to: "package.json")
      try web.git(["add", "-A"])
      let seen = organization.folder.path + "/seen"
      try web.git(
        ["commit", "-q"],
        variables: Self.somebody(
          "ann@example.org", ["GIT_EDITOR": "sh -c 'cp \"$1\" \(seen); echo Call > \"$1\"' -"]))
      let message = try String(contentsOfFile: seen, encoding: .utf8)
      #expect(message.contains("# Guildhall: new dependency axios (npm): exists: axios-kit"), "\(message)")
      #expect(try web.git(["log", "-1", "--format=%B"]).hasPrefix("Call"))
      #expect(try kept(organization, of: "ann@example.org").contains(#""need":"axios"#))
      // Without data it is silent.
      try FileManager.default.removeItem(at: organization.folder.file("data"))
      try web.write(#"{"name": "web", "dependencies": {"axios": "^1.7", "left": "1"}}"#, to: "package.json")
      try web.git(["commit", "-q", "-a", "-m", "More"])
      #expect(try organization.run("hook", "install", "repos/shop/web", "--uninstall").code == 0)
      #expect(!FileManager.default.fileExists(atPath: hook))
    }
  }
}
