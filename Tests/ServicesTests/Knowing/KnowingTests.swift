import Foundation
import SearchModel
import TestSupport
import Testing

@testable import Services

@Suite struct KnowingTests {
  private static let day: Int64 = 86_400

  /// Two repositories, of which one is for Security alone, with people in their histories.
  private final class Organization {
    let folder: TemporaryFolder
    let guildhall: Guildhall
    let open: TestRepository

    init() async throws {
      folder = try TemporaryFolder()
      open = try TestRepository(folder.path + "/src/open")
      for number in 1...4 {
        try Self.commit(open, "Ada", ["src/tls/handshake.swift": "struct Handshake\(number) {}\n// certificates\n"])
      }
      try Self.commit(open, "Bea", ["docs/tls.md": "# TLS certificates\n\nHow they are renewed.\n"])
      try Self.commit(open, "Shy", ["src/tls/handshake.swift": "struct HandshakeShy {}\n"])
      try Self.commit(open, "Ada", ["src/tls/handshake.swift": "struct Handshake {}\n// certificates\n"])
      try Self.commit(open, "release-bot", ["src/tls/handshake.swift": "struct Handshake {}\n// certificates 2\n"])
      let secret = try TestRepository(folder.path + "/src/secret")
      for number in 1...9 {
        try Self.commit(secret, "Eve", ["vault/hidden.swift": "struct Vault\(number) {} // TLS certificates\n"])
      }
      try folder.write(
        """
        organization: { name: Acme }
        sources: [{ folder: src }]
        teams:
          - { name: Platform, repositories: [open], channel: "#tls", members: [{ name: Ada, emails: [ada@example.org] }] }
          - { name: Security, repositories: [secret] }
        people:
          - { name: Shy, emails: [shy@example.org], suggest: false }
        visibility: { secret: [Security] }
        """, to: "guildhall.yaml")
      let data = DataFolder(folder.file("data"))
      try data.create()
      guildhall = try Guildhall(data: data, settingsFile: folder.file("guildhall.yaml"), logger: .silent)
      try await guildhall.sync()
    }

    /// A generation is asked for five times a second.
    func sync() async throws {
      try await guildhall.sync()
      try await Task.sleep(for: .milliseconds(250))
    }

    static func commit(_ repository: TestRepository, _ name: String, _ files: [String: String]) throws {
      for (path, text) in files { try repository.write(text, to: path) }
      try repository.git(["add", "-A"])
      try repository.git(
        ["commit", "-q", "-m", "Work"],
        variables: ["GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": "\(name.lowercased())@example.org"])
    }

    func who(
      _ subject: String, viewer: Viewer = .anonymous, asOf: Date? = nil, limit: Int = 20
    ) async throws -> WhoAnswer {
      try await guildhall.useCases.knowing.who(
        WhoQuestion(subject: subject, viewer: viewer, asOf: asOf, limit: limit))
    }
  }

  @Test func aPathHasItsPeople() async throws {
    let organization = try await Organization()
    let answer = try await organization.who(
      "open:src/tls/handshake.swift", asOf: Date(timeIntervalSince1970: 1_700_086_400))
    #expect(answer.kind == .file && answer.lacks.isEmpty)
    #expect(answer.people.first?.person.name == "Ada")
    let ada = try #require(answer.people.first)
    #expect(ada.changes == 5 && ada.isFirst && ada.isActive && ada.teams == ["Platform"])
    #expect(ada.emails == ["ada@example.org"])
    #expect(answer.channels == ["#tls"])
    // Programs, and who does not want to be suggested, are nobody.
    #expect(Set(answer.people.map(\.person.name)) == ["Ada", "Bea"])
    #expect(answer.second?.name == "Bea")
    let folder = try await organization.who("open:src", asOf: Date(timeIntervalSince1970: 1_700_086_400))
    #expect(folder.kind == .folder)
    #expect(folder.spread?.files == 1)
  }

  /// One name with two addresses in a repository is one person, unless somebody says otherwise.
  @Test func oneNameIsOnePerson() async throws {
    let organization = try await Organization()
    for email in ["grace@example.org", "grace@home.example"] {
      try organization.open.write("// by \(email)\n", to: "grace.swift")
      try organization.open.git(["add", "-A"])
      try organization.open.git(
        ["commit", "-q", "-m", "x"], variables: ["GIT_AUTHOR_NAME": "Grace Hopper", "GIT_AUTHOR_EMAIL": email])
    }
    let url = organization.folder.file("guildhall.yaml")
    let text = try String(contentsOf: url, encoding: .utf8)
      .replacing("{ name: Platform, repositories: [open]", with: "{ name: Platform, repositories: [none]")
    try Data(text.utf8).write(to: url)
    try await organization.sync()
    let one = try await organization.who("open:grace.swift")
    #expect(one.people.filter { $0.person.name == "Grace Hopper" }.map(\.changes) == [2])
    let apart = text + "\nidentities: { separate: [[grace@example.org, grace@home.example]] }\n"
    try Data(apart.utf8).write(to: url)
    try await organization.sync()
    let two = try await organization.who("open:grace.swift")
    #expect(two.people.filter { $0.person.name == "Grace Hopper" }.map(\.changes) == [1, 1])
  }

  @Test func nothingLaterCounts() async throws {
    let organization = try await Organization()
    let before = try await organization.who("open:docs/tls.md", asOf: Date(timeIntervalSince1970: 1_600_000_000))
    #expect(before.people.isEmpty)
    #expect(try WhoQuestion.moment("2024-05-01").timeIntervalSince1970 == 1_714_521_600)
    #expect(try WhoQuestion.moment("2024-05-01T12:00:00Z").timeIntervalSince1970 == 1_714_564_800)
    #expect(try WhoQuestion.moment("1568020336").timeIntervalSince1970 == 1_568_020_336)
    #expect(throws: UserFacingError.self) { try WhoQuestion.moment("yesterday") }
  }

  @Test func wordsProjectsAndSymbolsAreUnderstood() async throws {
    let organization = try await Organization()
    let topic = try await organization.who("TLS certificates, please: how (do they work)?")
    #expect(topic.kind == .topic)
    #expect(Set(topic.places.map(\.repository)) == ["open"])
    let symbol = try await organization.who("Handshake")
    #expect(symbol.kind == .symbol && symbol.places.first?.path == "src/tls/handshake.swift")
    let whole = try await organization.who("open")
    #expect([.project, .repository].contains(whole.kind) && whole.spread != nil)
  }

  @Test func whatIsHiddenDoesNotExist() async throws {
    let organization = try await Organization()
    for subject in ["secret", "secret:vault/hidden.swift", "Vault9", "vault hidden", "TLS certificates"] {
      do {
        let answer = try await organization.who(subject)
        #expect(!answer.people.contains { $0.person.name == "Eve" }, "\(subject)")
        #expect(!answer.places.contains { $0.repository == "secret" }, "\(subject)")
      } catch let error as UserFacingError {
        #expect(error.code == .notFound)
        #expect(!error.message.contains("Eve"))
      }
    }
    let inside = try await organization.who("secret:vault/hidden.swift", viewer: .member(teams: ["Security"]))
    #expect(inside.people.first?.person.name == "Eve")
  }

  /// Whoever asked not to be kept is not suggested either; their own page says so.
  @Test func whoOptsOutIsNotSuggested() async throws {
    let organization = try await Organization()
    let knowing = organization.guildhall.useCases.knowing
    let people = try await organization.guildhall.useCases.directory.people(
      matching: "", skip: 0, limit: 50, viewer: .anonymous
    ).people.map(\.person)
    let bea = try #require(people.first { $0.name == "Bea" })
    let shy = try #require(people.first { $0.name == "Shy" })
    #expect(try await knowing.shown(of: shy.key, viewer: .anonymous) == ShownKnowledge(isSuggested: false))
    let shown = try await knowing.shown(of: bea.key, viewer: .anonymous)
    #expect(shown.isSuggested)
    #expect(shown.areas.map(\.place) == [WhoAnswer.Place(repository: "open", path: "docs")])
    #expect(shown.areas.map(\.changes) == [1])
    try await organization.guildhall.useCases.signalling.setOptOut(true, of: "bea@example.org")
    #expect(try await knowing.shown(of: bea.key, viewer: .anonymous) == ShownKnowledge(isSuggested: false))
    #expect(!(try await organization.who("open:docs/tls.md")).people.contains { $0.person.name == "Bea" })
    try await organization.guildhall.useCases.signalling.setOptOut(false, of: "bea@example.org")
    #expect(try await organization.who("open:docs/tls.md").people.contains { $0.person.name == "Bea" })
  }

  @Test func spreadsAndAreasHideWhatIsHidden() async throws {
    let organization = try await Organization()
    let knowing = organization.guildhall.useCases.knowing
    let places = [
      WhoAnswer.Place(repository: "secret", path: ""), WhoAnswer.Place(repository: "open", path: ""),
      WhoAnswer.Place(repository: "none", path: ""),
    ]
    let outside = try await knowing.spread(of: places, viewer: .anonymous)
    #expect(outside.map { $0 == nil } == [true, false, true])
    #expect(try await knowing.spread(of: places, viewer: .member(teams: ["Security"]))[0] != nil)
    let eve = try #require(
      try await organization.guildhall.useCases.directory.people(
        matching: "Eve", skip: 0, limit: 5, viewer: .operator
      ).people.first?.person)
    await #expect(throws: UserFacingError.self) { _ = try await knowing.shown(of: eve.key, viewer: .anonymous) }
    #expect(try await knowing.shown(of: eve.key, viewer: .operator).areas.map(\.place.repository) == ["secret"])
  }

  /// The check names a damaged history, and the next sync reads it anew though nothing is new.
  @Test func damagedHistoriesAreNamedAndRebuilt() async throws {
    let organization = try await Organization()
    let folder = organization.folder.file("data/history")
    let file = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().first)
    let sound = try organization.guildhall.checkIndex()
    #expect(sound.contains { $0.file == file && $0.damage == nil && !$0.repository.isEmpty })
    let url = folder.appendingPathComponent(file)
    var bytes = try Data(contentsOf: url)
    bytes[bytes.count - 3] ^= 1
    try bytes.write(to: url)
    #expect(try organization.guildhall.checkIndex().filter { $0.damage != nil }.map(\.file) == [file])
    try await organization.sync()
    #expect(try organization.guildhall.checkIndex().allSatisfy { $0.damage == nil })
  }

  @Test func badQuestionsSaySo() async throws {
    let organization = try await Organization()
    for subject in ["", "  ", String(repeating: "x", count: 2_001)] {
      await #expect(throws: UserFacingError.self) { _ = try await organization.who(subject) }
    }
    await #expect(throws: UserFacingError.self) { _ = try await organization.who("open", limit: 0) }
    await #expect(throws: UserFacingError.self) { _ = try await organization.who("open:no/such/file") }
  }

  /// A sync adds what is new, repairs what is damaged, and takes away what belongs to nobody.
  @Test func syncsKeepHistories() async throws {
    let organization = try await Organization()
    let folder = organization.folder.file("data/history")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(files.count == 2)
    try Data("no history".utf8).write(to: folder.appendingPathComponent("r99.history"))
    try Data("damaged".utf8).write(to: folder.appendingPathComponent(files[0]))
    try Data("damaged".utf8).write(to: folder.appendingPathComponent(files[1]))
    let without = try await organization.who("open:docs/tls.md")
    #expect(without.people.isEmpty && without.lacks.count == 1)
    try Organization.commit(organization.open, "Carl", ["docs/tls.md": "# TLS certificates\n\nNew.\n"])
    try await organization.sync()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == files)
    let answer = try await organization.who("open:docs/tls.md")
    #expect(answer.people.contains { $0.person.name == "Carl" && $0.changes == 1 })
  }
}
