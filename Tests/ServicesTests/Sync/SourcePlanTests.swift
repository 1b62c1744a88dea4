import Foundation
import GitRead
import Settings
import TestSupport
import Testing

@testable import Services

@Suite struct SourcePlanTests {
  private let folder: TemporaryFolder
  private let data: DataFolder

  init() throws {
    folder = try TemporaryFolder()
    data = DataFolder(URL(fileURLWithPath: folder.path + "/data"))
  }

  private func plan(_ sources: Source...) throws -> SourcePlan {
    try SourcePlan(Settings(organization: "Test", sources: sources), folder: data, cancellation: Cancellation())
  }

  private func path(_ name: String) -> String { folder.path + "/" + name }

  private func repositories(_ names: String...) throws {
    for name in names { _ = try TestRepository(path(name), options: name.hasSuffix(".git") ? ["--bare"] : []) }
  }

  @Test func addressesAreNamedByTheirPathOrTheConfiguration() throws {
    let plan = try plan(
      .git([
        GitEntry(url: "https://h.example.org/a/b.git", branches: ["dev"], isFork: true, excludes: ["vendor"]),
        GitEntry(url: "git@h.example.org:c/d", name: "Own/name", isArchived: true),
      ]))
    #expect(plan.repositories.map(\.name) == ["a/b", "Own/name"])
    #expect(plan.repositories.map(\.isFork) == [true, false] && plan.repositories.map(\.isArchived) == [false, true])
    #expect(plan.repositories[0].branches == ["dev"] && plan.repositories[0].excludes == ["vendor"])
    #expect(plan.problems.isEmpty)
  }

  @Test func aBadAddressIsAProblemAndTheOthersStay() throws {
    let plan = try plan(
      .git([
        GitEntry(url: "ext::sh -c x", name: "evil"), GitEntry(url: "https://user:secret@h/x"),
        GitEntry(url: data.mirrors.path + "/m"), GitEntry(url: "https://h/good"),
      ]))
    #expect(plan.repositories.map(\.name) == ["good"])
    #expect(plan.problems.map(\.severity) == [.error, .error, .error])
    #expect(plan.problems[0].subject == "evil")
    #expect(!plan.problems.contains { $0.message.contains("secret") || $0.hint.isEmpty })
  }

  @Test func foldersGiveRelativeNames() throws {
    try repositories("src/b", "src/a/nested", "src/bare.git", "src/data/not")
    let plan = try SourcePlan(
      Settings(
        organization: "Test",
        sources: [.folder(FolderEntry(path: path("src"), prefix: "team", branches: ["x"], excludes: ["y"]))]),
      folder: DataFolder(URL(fileURLWithPath: path("src/data"))), cancellation: Cancellation())
    #expect(plan.repositories.map(\.name) == ["team/a/nested", "team/b", "team/bare"])
    #expect(plan.repositories.allSatisfy { $0.branches == ["x"] && $0.excludes == ["y"] })
    #expect(plan.repositories.map(\.address.text) == [path("src/a/nested"), path("src/b"), path("src/bare.git")])
  }

  @Test func theSameRepositoryIsTakenOnce() throws {
    try repositories("src/a")
    let plan = try plan(
      .git([
        GitEntry(url: "https://h.example.org/a/b"), GitEntry(url: "https://H.example.org/a/b.git", name: "again"),
        GitEntry(url: "https://h.example.org/a/b"),
      ]), .folder(FolderEntry(path: path("src"))), .folder(FolderEntry(path: folder.path)))
    #expect(plan.repositories.map(\.name) == ["a/b", "a"])
    #expect(plan.problems.count { $0.severity == .notice } == 3, "\(plan.problems)")
  }

  @Test func equalNamesAreToldApart() throws {
    try repositories("one/a/b", "two/a/b", "three/x", "three/x.git")
    let plan = try plan(
      .git([
        GitEntry(url: "https://h.example.org/a/b"), GitEntry(url: "https://i.example.org/a/b"),
        GitEntry(url: "https://j.example.org/c", name: "a/b"),
      ]), .folder(FolderEntry(path: path("one"))), .folder(FolderEntry(path: path("two"))),
      .folder(FolderEntry(path: path("three"))))
    let names = plan.repositories.map(\.name)
    #expect(names.prefix(3) == ["h.example.org/a/b", "i.example.org/a/b", "a/b"])
    #expect(Set(names).count == 7)
    #expect(names[3].hasSuffix("one/a/b") && names[4].hasSuffix("two/a/b"))
    #expect(names.contains("x") && names.contains { $0.hasSuffix("three/x.git") || $0.hasSuffix("three/x") })
    #expect(plan.problems.count { $0.severity == .warning } == 5, "\(plan.problems.map(\.message))")
    #expect(try self.plan(.git([GitEntry(url: "https://h/a")])).repositories.map(\.name) == ["a"])
  }

  @Test func whatCouldNotBeLookedThroughIsKept() throws {
    try repositories("here/a")
    try FileManager.default.createDirectory(atPath: path("empty"), withIntermediateDirectories: true)
    let plan = try plan(
      .folder(FolderEntry(path: path("here"))), .folder(FolderEntry(path: path("empty"))))
    #expect(!plan.mayStillHold(path("here/gone")) && !plan.mayStillHold("https://h/a"))
    #expect(plan.mayStillHold(path("empty/gone")) && !plan.mayStillHold(path("empty-not/gone")))
    #expect(plan.problems.map(\.severity) == [.warning])

    let away = try self.plan(.folder(FolderEntry(path: path("here"))), .folder(FolderEntry(path: path("away"))))
    #expect(away.repositories.map(\.name) == ["a"])
    #expect(away.problems.map(\.severity) == [.error])
    // The missing folder may have been a link to anywhere, but not to the one that was read.
    #expect(away.mayStillHold(path("away/x")) && away.mayStillHold("/mnt/disk/x"))
    #expect(!away.mayStillHold(path("here/gone")) && !away.mayStillHold("https://h/a"))
  }

  @Test func cancellationGivesNoPlan() throws {
    try repositories("src/a")
    let cancellation = Cancellation()
    cancellation.cancel()
    let settings = Settings(organization: "Test", sources: [.folder(FolderEntry(path: path("src")))])
    #expect(throws: GitError.self) { try SourcePlan(settings, folder: data, cancellation: cancellation) }
  }
}
