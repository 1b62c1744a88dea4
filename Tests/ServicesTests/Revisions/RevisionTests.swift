import Catalog
import Foundation
import GitRead
import SearchModel
import TestSupport
import Testing

@testable import Services

/// Search and pages at tags, commits and branches that are not indexed.
@Suite struct RevisionTests {
  /// A repository whose branch moved on since its tag, one with another tag, and a secret one.
  private final class Shop {
    let folder: TemporaryFolder
    let guildhall: Guildhall
    let data: DataFolder
    let kit: TestRepository
    let first: String
    let side: String

    init() async throws {
      folder = try TemporaryFolder()
      kit = try TestRepository(folder.path + "/src/kit")
      first = try kit.commit([
        "Old.swift": "func vanished() {\n  common()\n}\n", "Both.swift": "func stays() {}\n",
        "docs/note.md": "# Old note\n",
        "data.bin": "vanished\0",
      ])
      try kit.git(["tag", "-a", "v1", "-m", "x"])
      try kit.git(["checkout", "-q", "-b", "feature/side"])
      side = try kit.commit(["Side.swift": "func onTheSide() {}\n"])
      try kit.git(["checkout", "-q", "main"])
      try kit.git(["rm", "-q", "Old.swift"])
      try kit.commit(["New.swift": "func arrived() {\n  common()\n}\n"])
      let other = try TestRepository(folder.path + "/src/other")
      try other.commit(["a.c": "int vanished;\n"])
      try other.git(["tag", "v2"])
      let secret = try TestRepository(folder.path + "/src/secret")
      try secret.commit(["key.swift": "func vanished() { hidden() }\n"])
      try secret.git(["tag", "v1"])
      try secret.git(["tag", "s1"])
      try folder.write(
        """
        organization: { name: Acme }
        sources:
          - folder: { path: src, exclude: ["docs/**"] }
        teams: [{ name: Security, repositories: [secret] }]
        visibility: { "secret": [Security] }
        """, to: "guildhall.yaml")
      data = DataFolder(folder.file("data"))
      try data.create()
      guildhall = try Guildhall(data: data, settingsFile: folder.file("guildhall.yaml"), logger: .silent)
      try await guildhall.sync()
    }

    /// Waits until what is asked for is read.
    func search(_ query: String, viewer: Viewer = .operator) async throws -> SearchAnswer {
      var request = SearchRequest(query: query, viewer: viewer)
      request.waitsForRevisions = true
      return try await guildhall.useCases.searching.search(request)
    }

    func paths(_ query: String, viewer: Viewer = .operator) async throws -> [String] {
      try await search(query, viewer: viewer).files.map { "\($0.repository.name):\($0.match.path)" }.sorted()
    }
  }

  @Test func aTagIsSearchedAsItWas() async throws {
    let shop = try await Shop()
    let answer = try await shop.search("vanished rev:v1 repo:kit")
    #expect(answer.files.map(\.match.path) == ["Old.swift"])
    #expect(answer.files.map(\.match.branches) == [["v1"]])
    #expect(answer.files.first?.match.lines.first?.definition == .function)
    #expect(answer.isComplete && answer.totals.lines == 1)
    let chosen = try #require(answer.facets.first)
    #expect(chosen.name == "revision" && chosen.values.map(\.isSelected) == [true])
    #expect(chosen.values.allSatisfy { !$0.query.contains("rev:") && $0.query.contains("repo:") })
    #expect(try await shop.paths("common rev:v1 repo:kit") == ["kit:Old.swift"])
    #expect(try await shop.paths("common repo:kit") == ["kit:New.swift"])
    #expect(try await shop.paths("rev:v1 repo:kit file:swift") == ["kit:Both.swift", "kit:Old.swift"])
    #expect(try await shop.paths("rev:v1 repo:kit note").isEmpty, "excluded by the configuration")
    // Again, from what is kept; and by another program.
    #expect(try await shop.paths("vanished rev:v1 repo:kit") == ["kit:Old.swift"])
    let another = try Guildhall(
      data: shop.data, settingsFile: shop.folder.file("guildhall.yaml"), logger: .silent)
    var request = SearchRequest(query: "vanished rev:v1 repo:kit", viewer: .operator)
    request.waitsForRevisions = true
    let kept = try await another.useCases.searching.search(request)
    #expect(kept.files.map(\.match.path) == ["Old.swift"])
  }

  @Test func branchesAndCommitsAreSearched() async throws {
    let shop = try await Shop()
    #expect(try await shop.paths("rev:main common") == ["kit:New.swift"], "an indexed branch needs no repository")
    #expect(try await shop.paths("rev:feature/side repo:kit onTheSide") == ["kit:Side.swift"])
    #expect(try await shop.paths("onTheSide").isEmpty)
    for digits in [7, 12, 40] {
      #expect(try await shop.paths("rev:\(shop.first.prefix(digits)) repo:kit vanished") == ["kit:Old.swift"])
    }
    let head = try shop.kit.head()
    #expect(try await shop.paths("rev:\(head.prefix(8)) repo:kit arrived") == ["kit:New.swift"])
    #expect(RevisionFolders(shop.data).all.count == 2, "the head is in the index")
    for absent in ["v9", String(shop.first.prefix(6)), "main~1", "HEAD^", "--help", "0000000"] {
      let answer = try await shop.search("rev:\(absent) repo:kit common")
      #expect(answer.files.isEmpty)
      #expect(answer.hints.contains { $0.contains(absent) }, "\(absent): \(answer.hints)")
    }
  }

  /// What the source took back has no name, though the mirror may still hold it.
  @Test func commitsThatNothingLeadsToAreNotThere() async throws {
    let shop = try await Shop()
    try shop.kit.git(["branch", "-D", "feature/side"])
    try await shop.guildhall.sync()
    #expect(try await shop.paths("rev:feature/side repo:kit onTheSide").isEmpty)
    #expect(try await shop.paths("rev:\(shop.side) repo:kit onTheSide").isEmpty)
  }

  @Test func everyRepositoryAnswersForItself() async throws {
    let shop = try await Shop()
    #expect(try await shop.paths("vanished rev:v2") == ["other:a.c"])
    #expect(try await shop.paths("vanished rev:v1", viewer: .anonymous) == ["kit:Old.swift"])
    #expect(
      try await shop.paths("vanished rev:v1", viewer: .member(teams: ["Security"])) == [
        "kit:Old.swift", "secret:key.swift",
      ])
    // Read for one who may see it, and still hidden from who may not.
    let hidden = try await shop.search("vanished rev:s1", viewer: .anonymous)
    let absent = try await shop.search("vanished rev:s2", viewer: .anonymous)
    #expect(hidden.files.isEmpty && hidden.totals.files == 0)
    #expect(hidden.hints.map { $0.replacing("s1", with: "s2") } == absent.hints)
    #expect(hidden.incomplete == absent.incomplete)
  }

  @Test func otherKindsAreNotMixedIn() async throws {
    let shop = try await Shop()
    let answer = try await shop.search("kit rev:v1")
    #expect(answer.repositories.isEmpty && answer.documents.isEmpty && answer.projects.isEmpty)
    var typing = SearchRequest(query: "vanished rev:v1 repo:kit", viewer: .operator)
    typing.lenient = true
    let typed = try await shop.guildhall.useCases.searching.search(typing)
    #expect(typed.files.isEmpty && !typed.isComplete)
  }

  @Test func pagesShowAFileAtATag() async throws {
    let shop = try await Shop()
    let browsing = shop.guildhall.useCases.browsing
    let file = try await browsing.file("kit", branch: "v1", path: "Old.swift", viewer: .anonymous)
    #expect(file.text == "func vanished() {\n  common()\n}\n")
    #expect(file.branch == "v1" && file.commit == shop.first && file.language == "Swift")
    #expect(file.outline.map(\.name) == ["vanished"])
    let binary = try await browsing.file("kit", branch: "v1", path: "data.bin", viewer: .anonymous)
    #expect(binary.text == nil && binary.withheld == "binary")
    #expect(try await browsing.raw("kit", branch: "v1", path: "docs/note.md", viewer: .anonymous).count == 11)
    let root = try await browsing.tree("kit", branch: "v1", path: "", viewer: .anonymous)
    #expect(root.map(\.name) == ["docs", "Both.swift", "Old.swift", "data.bin"])
    let inside = try await browsing.tree("kit", branch: "v1", path: "docs", viewer: .anonymous)
    #expect(inside.map(\.path) == ["docs/note.md"])
    let history = try await browsing.history(
      "kit", branch: "v1", path: "Old.swift", skip: 0, limit: 5, viewer: .anonymous)
    #expect(history.map(\.commit) == [shop.first])
    for (name, path) in [("v1", "New.swift"), ("v1", "docs"), ("v9", "Old.swift"), ("v1", "../kit"), ("v1", "")] {
      await #expect(throws: UserFacingError.self, "\(name) \(path)") {
        _ = try await browsing.file("kit", branch: name, path: path, viewer: .anonymous)
      }
    }
    for path in ["Old.swift", "absent", "docs/note.md"] {
      await #expect(throws: UserFacingError.self) {
        _ = try await browsing.tree("kit", branch: "v1", path: path, viewer: .anonymous)
      }
    }
    await #expect(throws: UserFacingError.self) {
      _ = try await browsing.file("secret", branch: "v1", path: "key.swift", viewer: .anonymous)
    }
  }

  @Test func namesMetAtATagAreFound() async throws {
    let shop = try await Shop()
    let navigating = shop.guildhall.useCases.navigating
    for (name, branch) in [("stays", "v1"), ("arrived", "v1"), ("stays", "main")] {
      let path = branch == "main" ? "New.swift" : "Old.swift"
      let answer = try await navigating.definitions(
        NameQuestion(
          name: name, from: .init(repository: "kit", path: path, branch: branch), viewer: .anonymous))
      #expect(answer.definitions.map(\.name) == [name])
    }
    await #expect(throws: UserFacingError.self) {
      _ = try await navigating.definitions(
        NameQuestion(name: "stays", from: .init(repository: "kit", path: "Old.swift"), viewer: .anonymous))
    }
  }

  @Test func tooLargeCommitsAreRefused() async throws {
    let shop = try await Shop()
    let catalog = shop.guildhall.catalog
    let record = try #require(try catalog.repositories().first { $0.name == "kit" })
    let mirrors = GitMirrors(folder: shop.data)
    let commit = try #require(ObjectID(shop.first))
    let limits = shop.guildhall.access.indexLimits(of: record)
    let small = RevisionShelf(folder: shop.data, mirrors: mirrors, bounds: .init(files: 1))
    let end = ContinuousClock.now + .seconds(60)
    guard case .refused(let reason) = try await small.shards(of: record, commit: commit, limits: limits, until: end)
    else {
      Issue.record("was not refused")
      return
    }
    #expect(reason.contains("kit") && reason.contains("`branches`"))
    #expect(RevisionFolders(shop.data).all.isEmpty)
  }

  /// The least used goes when there is no more room, damaged files are made anew, and a sync deletes leftovers.
  @Test func keptFilesAreLookedAfter() async throws {
    let shop = try await Shop()
    let record = try #require(try shop.guildhall.catalog.repositories().first { $0.name == "kit" })
    let mirrors = GitMirrors(folder: shop.data)
    let limits = shop.guildhall.access.indexLimits(of: record)
    let end = ContinuousClock.now + .seconds(60)
    let tight = RevisionShelf(folder: shop.data, mirrors: mirrors, bounds: .init(keptBytes: 1))
    for id in [shop.first, shop.side] {
      let commit = try #require(ObjectID(id))
      guard case .shards(let shards) = try await tight.shards(of: record, commit: commit, limits: limits, until: end)
      else {
        Issue.record("\(id) was not read")
        return
      }
      #expect(shards.count == 1)
    }
    let kept = try #require(RevisionFolders(shop.data).all.first)
    #expect(RevisionFolders(shop.data).all.count == 1 && kept.name.contains(shop.side))

    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: kept.url.path).first)
    try Data("damage".utf8).write(to: kept.url.appendingPathComponent(name))
    #expect(try await shop.paths("rev:feature/side repo:kit onTheSide") == ["kit:Side.swift"])

    try FileManager.default.createDirectory(
      at: shop.data.revisions.appendingPathComponent("99999-abc-1"), withIntermediateDirectories: true)
    try await shop.guildhall.sync()
    #expect(RevisionFolders(shop.data).all.map(\.repository) == [record.id])
  }
}
