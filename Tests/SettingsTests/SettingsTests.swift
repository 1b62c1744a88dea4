import Foundation
import SearchModel
import Settings
import Testing

@Suite struct SettingsTests {
  static let whole = """
    organization: { name: Swift Commons, description: "Packages for everybody" }
    sources:
      - git:
          - https://github.com/apple/swift-nio
          - url: git@host.example:group/tool.git
            name: group/tool
            branches: [release, next]
            fork: true
            archived: yes
            exclude: [vendor/, "*.min.js"]
      - folder: repositories
      - folder: { path: /srv/git/../git, prefix: old, branches: main, exclude: "*.pb.swift" }
    teams:
      - name: NIO
        department: Server
        repositories: ["apple/swift-nio*"]
        members: [{ name: "Ada", emails: ["ada@example.org"], from: 2024-01-01, to: 2024-02-29 }]
        channel: "#nio"
        url: https://example.org/nio
      - { name: Security, repositories: "secret-*" }
    practices: { repository: handbook, folder: docs/ }
    visibility: { "secret-*": [Security], "secret-shared": [Security, NIO] }
    limits: { fileSize: 2 MB, files: 1_000, packSize: 3GB, fetchSeconds: 60 }
    server: { host: 0.0.0.0, port: 9000, syncEvery: off, url: "https://hall.example.org/" }
    """

  @Test func readsEverySection() throws {
    let settings = try Settings.parse(text: Self.whole, file: URL(fileURLWithPath: "/etc/hall/guildhall.yaml"))
    #expect(settings.organization == "Swift Commons")
    #expect(settings.organizationDescription == "Packages for everybody")
    #expect(
      settings.sources == [
        .git([
          GitEntry(url: "https://github.com/apple/swift-nio"),
          GitEntry(
            url: "git@host.example:group/tool.git", name: "group/tool", branches: ["release", "next"], isFork: true,
            isArchived: true, excludes: ["vendor/", "*.min.js"]),
        ]),
        .folder(FolderEntry(path: "/etc/hall/repositories")),
        .folder(FolderEntry(path: "/srv/git", prefix: "old", branches: ["main"], excludes: ["*.pb.swift"])),
      ])
    #expect(settings.teams.map(\.name) == ["NIO", "Security"])
    let nio = try #require(settings.teams.first)
    #expect(nio.department == "Server")
    #expect(nio.channel == "#nio")
    #expect(nio.url == "https://example.org/nio")
    #expect(
      nio.members == [
        Team.Member(
          Person(name: "Ada", emails: ["ada@example.org"], line: 17), from: Day("2024-01-01"), to: Day("2024-02-29"))
      ])
    #expect(settings.practices == Settings.Practices(repository: "handbook", folder: "docs"))
    #expect(settings.limits.fileSize == 2 << 20)
    #expect(settings.limits.files == 1000)
    #expect(settings.limits.packSize == 3 << 30)
    #expect(settings.limits.fetchSeconds == 60)
    #expect(settings.limits.depth == Settings.Limits().depth)
    #expect(settings.server.host == "0.0.0.0")
    #expect(settings.server.port == 9000)
    #expect(settings.server.syncEvery == nil)
    #expect(settings.server.url == "https://hall.example.org")
  }

  @Test func takesDefaultsForWhatIsLeftOut() throws {
    let settings = try Settings.parse(text: "organization: {name: X}\nsources: [{folder: /src}]\nlimits:\nteams:\n")
    #expect(settings.limits == Settings.Limits())
    #expect(settings.server == Settings.Server())
    #expect(settings.server.syncEvery == .seconds(900))
    #expect(settings.teams.isEmpty && settings.practices == nil && settings.visibility.isEmpty)
  }

  @Test func expandsTheHomeFolder() throws {
    let home = FileManager.default.homeDirectoryForCurrentUser.standardizedFileURL.path
    let settings = try Settings.parse(text: "organization: {name: X}\nsources: [{folder: ~/src}, {folder: \"~\"}]")
    #expect(settings.sources == [.folder(FolderEntry(path: home + "/src")), .folder(FolderEntry(path: home))])
  }

  @Test func findsTheOwnerWithTheClosestPattern() throws {
    let settings = try Settings.parse(
      text: """
        organization: {name: X}
        sources: [{folder: /src}]
        teams:
          - { name: Everything, repositories: ["**"] }
          - { name: Apple, repositories: ["apple/*"] }
          - { name: NIO, repositories: ["apple/swift-nio*", "logs"] }
          - { name: SSL, repositories: ["apple/swift-nio-ssl"] }
          - { name: Late, repositories: ["apple/*"] }
        """)
    let expected = [
      "apple/swift-nio": "NIO", "apple/swift-nio-ssl": "SSL", "Apple/Swift-NIO-HTTP2": "NIO",
      "apple/swift-log": "Apple", "deep/group/logs": "NIO", "deep/group/x": "Everything", "alone": "Everything",
    ]
    for (repository, owner) in expected { #expect(settings.owner(of: repository)?.name == owner, "\(repository)") }
    let none = try Settings.parse(text: "organization: {name: X}\nsources: [{folder: /src}]")
    #expect(none.owner(of: "apple/swift-nio") == nil)
  }

  @Test func hidesWhatHasVisibility() throws {
    let settings = try Settings.parse(
      text: """
        organization: {name: X}
        sources: [{folder: /src}]
        teams: [{name: Security}, {name: Law}, {name: Board}]
        visibility:
          "secret-*": [Security, Law]
          "*-secrets": Law
          "secret-plan": [Board]
          "ab*": [Law, Board]
          "*ba": [Law, Security]
        """)
    #expect(settings.visibility(of: "open") == nil)
    #expect(settings.visibility(of: "secret-x") == ["Security", "Law"])
    #expect(settings.visibility(of: "Group/SECRET-x") == ["Security", "Law"])
    #expect(settings.visibility(of: "group/secret-plan") == ["Board"])
    #expect(settings.visibility(of: "our-secrets") == ["Law"])
    #expect(settings.visibility(of: "abba") == ["Law"], "two patterns that say as much: only whom both name")
  }

  @Test func saysThatThereIsNoFile() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("settings-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("guildhall.yaml")
    let missing = #expect(throws: UserFacingError.self) { try Settings.read(file) }
    #expect(missing?.code == .badConfiguration)
    #expect(missing?.hint.contains("guildhall init") == true)
    let isFolder = #expect(throws: UserFacingError.self) { try Settings.read(folder) }
    #expect(isFolder?.message.contains("is a folder") == true)
    try Data([0x61, 0x3A, 0x0A, 0xFF, 0xFE]).write(to: file)
    let invalid = #expect(throws: UserFacingError.self) { try Settings.read(file) }
    #expect(invalid?.message.contains("line 2: the file is not valid UTF-8") == true)
    try Data(count: (4 << 20) + 1).write(to: file)
    let large = #expect(throws: UserFacingError.self) { try Settings.read(file) }
    #expect(large?.message.contains("larger than 4 MB") == true)
    try Data(("\u{FEFF}" + Self.whole).utf8).write(to: file)
    #expect(try Settings.read(file).organization == "Swift Commons")
  }
}
