import Foundation
import TestSupport
import Testing

@testable import GitRead

@Suite struct GitEnvironmentTests {
  private func surroundings(_ more: [String: String]) -> [String: String] {
    TestRepository.environment.merging(more) { $1 }
  }

  /// A file of git settings.
  private func settings(_ text: String, _ shop: Workshop, _ name: String = "operator.config") throws -> String {
    let file = shop.path(name)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }

  @Test func rewritesOfTheOperatorWork() throws {
    let shop = try Workshop()
    let source = try TestRepository(shop.path("mirror/owner/name.git"), options: ["--bare"])
    let commit = try source.commitTree(try source.tree([("100644", "a", try source.object("blob", Data("a".utf8)))]))
    let text =
      "[url \"\(shop.path("mirror"))/\"]\n\tinsteadOf = https://code.example.org/\n\tinsteadOf = git@code.example.org:\n"
    let file = try settings(text, shop)
    let include = try settings("[include]\n\tpath = \(file)\n", shop, "including")
    let ways: [[String: String]] = [
      ["GIT_CONFIG_GLOBAL": file], ["GIT_CONFIG_GLOBAL": include],
      ["GIT_CONFIG_NOSYSTEM": "0", "GIT_CONFIG_SYSTEM": file],
      [
        "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "url.\(shop.path("mirror"))/.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://code.example.org/",
      ],
    ]
    for (number, way) in ways.enumerated() {
      let git = try GitEnvironment(dataFolder: shop.path("data\(number)"), surroundings: surroundings(way))
      let address = try SourceAddress("https://code.example.org/owner/name")
      #expect(git.isLocal(address))
      #expect(!git.isLocal(try SourceAddress("https://other.example.org/owner/name")))
      let update = try Mirror(of: address, in: shop.path("m\(number)"), name: "x", git: git).update()
      #expect(update.head?.hex == commit, "\(way)")
      let permissions = try FileManager.default.attributesOfItem(atPath: shop.path("data\(number)/git/config"))
      #expect((permissions[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }
  }

  /// The longest prefix decides, as in git.
  @Test func theClosestRewriteDecides() throws {
    let shop = try Workshop()
    let file = try settings(
      "[url \"/srv/\"]\n\tinsteadOf = https://h/\n[url \"https://inner/\"]\n\tinsteadOf = https://h/public/\n", shop)
    let git = try GitEnvironment(dataFolder: shop.path("d"), surroundings: surroundings(["GIT_CONFIG_GLOBAL": file]))
    #expect(git.isLocal(try SourceAddress("https://h/a/b")))
    #expect(!git.isLocal(try SourceAddress("https://h/public/b")))
  }

  @Test func onlyTransportIsTakenOver() throws {
    let shop = try Workshop()
    let file = try settings(
      """
      [http]
      \tproxy = http://proxy.example.org:3128
      \tsslCAInfo = "/etc/ca with space.pem"
      \tsslVerify = false
      \tfollowRedirects = true
      \textraHeader = "Authorization: secret"
      [http "https://h/"]
      \tproxy = http://other:1
      [credential]
      \thelper = !touch \(shop.path("ran"))
      [core]
      \thooksPath = /hooks
      \tfsmonitor = touch \(shop.path("ran"))
      [protocol "ext"]
      \tallow = always
      [alias]
      \tls-remote = !touch \(shop.path("ran"))
      [url "ext::sh -c touch% \(shop.path("ran")) "]
      \tinsteadOf = https://evil/
      [safe]
      \tdirectory = /srv/x
      """, shop)
    let git = try GitEnvironment(
      dataFolder: shop.path("d"),
      surroundings: surroundings([
        "GIT_CONFIG_GLOBAL": file, "GIT_ALLOW_PROTOCOL": "ext", "GIT_PROTOCOL_FROM_USER": "1",
        "GIT_DIR": shop.path("x"),
        "GIT_SSH_COMMAND": "touch \(shop.path("ran"))", "GIT_ASKPASS": "/bin/false", "GIT_EXEC_PATH": "/nowhere",
        "LD_PRELOAD": "/nowhere.so", "GIT_TRACE": shop.path("ran"), "GIT_EXTERNAL_DIFF": "x", "SSH_AUTH_SOCK": "/agent",
      ]))
    let text = try String(contentsOfFile: shop.path("d/git/config"), encoding: .utf8)
    for part in ["proxy = \"http://proxy.example.org:3128\"", "/etc/ca with space.pem", "http://other:1", "/srv/x"] {
      #expect(text.contains(part), "\(part)")
    }
    for part in ["sslverify", "extraheader", "secret", shop.path("ran"), "/hooks", "followRedirects = \"true\""] {
      #expect(!text.lowercased().contains(part.lowercased()), "\(part)")
    }
    #expect(git.notices.count == 2 && git.notices.contains { $0.contains("certificates are always checked") })
    let names = Set(git.variables.map { String($0.prefix { $0 != "=" }) })
    #expect(
      names.isDisjoint(with: [
        "GIT_DIR", "GIT_ASKPASS", "GIT_EXEC_PATH", "LD_PRELOAD", "GIT_TRACE", "GIT_EXTERNAL_DIFF",
        "GIT_PROTOCOL_FROM_USER",
      ]))
    #expect(git.variables.contains("SSH_AUTH_SOCK=/agent") && git.variables.contains("GIT_TERMINAL_PROMPT=0"))
    #expect(!git.variables.contains { $0.hasPrefix("GIT_ALLOW_PROTOCOL") && $0.contains("ext") })
    let evil = Mirror(of: try SourceAddress("https://evil/x"), in: shop.path("m"), name: "x", git: git)
    _ = try failure { _ = try evil.update(limits: Mirror.Limits(askSeconds: 5)) }
    #expect(!FileManager.default.fileExists(atPath: shop.path("ran")))
  }

  /// The address holds none; what the operator writes into a rewrite is theirs, and is never shown.
  @Test func rewritesMayHoldCredentials() throws {
    let shop = try Workshop()
    let server = try LocalServer(answer: "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", hangsUp: true)
    let file = try settings(
      "[url \"http://bot:hunter2@127.0.0.1:\(server.port)/\"]\n\tinsteadOf = https://code.example.org/\n", shop)
    let git = try GitEnvironment(dataFolder: shop.path("d"), surroundings: surroundings(["GIT_CONFIG_GLOBAL": file]))
    let mirror = Mirror(
      of: try SourceAddress("https://code.example.org/x"), in: shop.path("m"), name: "x", git: git)
    let error = try failure { _ = try mirror.update() }
    #expect(error.kind == .notFound, "\(error)")
    #expect(!error.description.contains("hunter2"))
  }

  @Test func theOperatorsSSHIsUsedWithoutQuestions() throws {
    let shop = try Workshop()
    let log = shop.path("ssh.log")
    let program = try shop.script(
      "ssh", "echo \"$@\" >> '\(log)'\nread line < /dev/tty && echo prompted >> '\(log)'\nexit 1\n")
    let git = try GitEnvironment(
      dataFolder: shop.path("d"), surroundings: surroundings(["PATH": shop.folder.path + ":/usr/bin:/bin"]))
    let mirror = Mirror(of: try SourceAddress("git@h.example.org:a/b.git"), in: shop.path("m"), name: "x", git: git)
    _ = try failure { _ = try mirror.update() }
    let seen = try String(contentsOfFile: log, encoding: .utf8)
    for part in [
      "BatchMode=yes", "ControlMaster=no", "ForwardAgent=no", "git@h.example.org", "git-upload-pack 'a/b.git'",
    ] {
      #expect(seen.contains(part), "\(part): \(seen)")
    }
    #expect(!seen.contains("prompted"))

    let own = try settings("[core]\n\tsshCommand = \(program) --mine\n", shop)
    let other = try GitEnvironment(dataFolder: shop.path("e"), surroundings: surroundings(["GIT_CONFIG_GLOBAL": own]))
    _ = try failure {
      _ = try Mirror(of: mirror.address, in: shop.path("n"), name: "x", git: other).update()
    }
    #expect(try String(contentsOfFile: log, encoding: .utf8).contains("--mine"))
  }

  @Test func brokenSettingsAreANotice() throws {
    let shop = try Workshop()
    let file = try settings("[url \"unfinished", shop)
    let git = try GitEnvironment(dataFolder: shop.path("d"), surroundings: surroundings(["GIT_CONFIG_GLOBAL": file]))
    #expect(git.notices.count == 1)
    #expect(git.notices.first?.contains("operator.config") == true, "\(git.notices)")
  }

  @Test func whatIsMissingIsSaid() throws {
    let shop = try Workshop()
    let none = try failure {
      _ = try GitEnvironment(dataFolder: shop.path("d"), surroundings: ["PATH": shop.path("nothing")])
    }
    #expect(none.kind == .gitMissing && none.hint.contains("apt install git"))
    _ = try shop.script("git", "echo git version 2.30.2\n")
    let old = try failure {
      _ = try GitEnvironment(dataFolder: shop.path("d"), surroundings: ["PATH": shop.folder.path])
    }
    #expect(old.kind == .gitTooOld && old.message.contains("2.30.2") && old.message.contains("2.36"))
    try Data().write(to: URL(fileURLWithPath: shop.path("file")))
    let file = try failure {
      _ = try GitEnvironment(dataFolder: shop.path("file"), surroundings: TestRepository.environment)
    }
    #expect(file.message.contains(shop.path("file")) && !file.hint.isEmpty)
  }

  @Test func versions() {
    let table: [(String, String?)] = [
      ("git version 2.39.5\n", "2.39.5"), ("git version 2.39.5 (Apple Git-154)", "2.39.5"),
      ("git version 2.45.1.windows.1", "2.45.1"), ("git version 3.0", "3.0.0"), ("git version 2.50.0-rc1", "2.50.0"),
      ("git version 99999999999999999999.1", "0.1.0"), ("git version", nil), ("", nil), ("hg version 1.2", nil),
    ]
    for (text, expected) in table { #expect(GitVersion(output: text)?.description == expected, "\(text)") }
  }

  @Test func settingsAreWrittenAsGitReadsThem() throws {
    let shop = try Workshop()
    let list = [
      Setting("http.proxy", "a \"b\" \\ ; # x"), Setting("url.https://x/\"y\"\\z.insteadOf", " spaces \t\n lines "),
      Setting("http.https://h.example.org/a.b.sslCAInfo", ""), Setting("nodots", "x"), Setting("a.b\nc.d", "x"),
    ]
    let file = try settings(ConfigurationText.render(list), shop)
    let source = try shop.source()
    let output = try source.git(["config", "--file", file, "--null", "--list"])
    let read = Setting.parse(Array(output.utf8))
    #expect(read.map(\.value) == list.prefix(3).map(\.value))
    #expect(read.map { $0.key.lowercased() } == list.prefix(3).map { $0.key.lowercased() })
  }
}
