import Catalog
import Foundation
import SearchModel
import Testing

@Test func publishingReplacesEverythingOfARepository() async throws {
  let fixture = try Fixture()
  let guide = DocumentRecord(
    path: "GUIDE.md", title: "Guide",
    sections: [.init(heading: "Retry", anchor: "retry", line: 3, body: "exponential backoff for flaky calls")])
  try fixture.publish("a/b", files: [("x.swift", 1), ("y.png", 1)], shard: "one", document: guide, project: "Retry")
  let first = try fixture.catalog.manifest()
  #expect(first.shards.map(\.fileName) == ["one"])
  #expect(try await fixture.catalog.sections(matching: "\"backoff\"", limit: 9).sections.map(\.heading) == ["Retry"])
  #expect(first.skippedCounts.map(\.reason) == ["binary"])

  try fixture.publish("a/b", files: [("z.swift", 1)], shard: "two", project: "Again")
  let second = try fixture.catalog.manifest()
  #expect(second.generation > first.generation)
  #expect(second.shards.map(\.fileName) == ["two"])
  #expect(try await fixture.catalog.sections(matching: "\"backoff\"", limit: 9).sections.isEmpty)
  #expect(try await fixture.catalog.projects(ProjectFilter(), order: .name, limit: 9).projects.map(\.name) == ["Again"])
  #expect(second.skippedCounts.isEmpty)
  #expect(second.languageShares.map(\.files) == [1])
}

@Test func removedRepositoriesLeaveNothingBehind() async throws {
  let fixture = try Fixture()
  let guide = DocumentRecord(
    path: "G.md", title: "G", sections: [.init(heading: "", anchor: "", line: 1, body: "zebra")])
  let record = try fixture.publish("a/b", files: [("x", 1)], shard: "one", document: guide, project: "Zebra")
  try fixture.publish("c/d", files: [("x", 1)], shard: "two")
  try fixture.catalog.remove([record.id])
  let manifest = try fixture.catalog.manifest()
  #expect(manifest.repositories.map(\.name) == ["c/d"])
  #expect(manifest.shards.map(\.fileName) == ["two"])
  #expect(try await fixture.catalog.sections(matching: "\"zebra\"", limit: 9).sections.isEmpty)
  #expect(try await fixture.catalog.names(matching: "\"zebra\"").isEmpty)
  try fixture.catalog.check()
  let again = try fixture.catalog.register(name: "a/b", sourceURL: "x", mirror: "m")
  #expect(again.id > record.id, "a number is never given again")
}

@Test func childrenOfAFolderAreFoundBySeeking() async throws {
  let fixture = try Fixture()
  let record = try fixture.publish(
    "a/b",
    files: [
      ("a", 1), ("b.swift", 3), ("dir/one", 1), ("dir/sub/two", 1), ("dir-x/three", 2), ("dir.txt", 1), ("é/ü", 1),
      ("z\nnewline", 1), ("\u{10FFFF}", 1), ("dir2/\u{10FFFF}/x", 1), ("dir2/\u{10FFFF}", 2), ("dir2/a b", 1),
      ("dir2/'\";--", 1), ("dir2/%", 1), ("dir2/*", 1), ("dir2/[x]/y", 1), ("dir2/\\/y", 1), ("dir2/0", 1),
      ("dir2/.", 1),
    ])
  func names(_ folder: String, branch: Int = 0) async throws -> [String] {
    try await fixture.catalog.children(of: record.id, branch: branch, folder: folder, limit: 100).map { child in
      switch child {
      case .folder(let path): path + "/"
      case .file(let file): file.path
      }
    }
  }
  #expect(try await names("") == ["a", "b.swift", "dir.txt", "dir/", "dir2/", "z\nnewline", "é/", "\u{10FFFF}"])
  #expect(try await names("dir") == ["dir/one", "dir/sub/"])
  #expect(
    try await names("dir2") == [
      "dir2/%", "dir2/'\";--", "dir2/*", "dir2/.", "dir2/0", "dir2/[x]/", "dir2/\\/", "dir2/a b", "dir2/\u{10FFFF}/",
    ])
  #expect(try await names("", branch: 1) == ["b.swift", "dir-x/", "dir2/"])
  #expect(try await names("dir2", branch: 1) == ["dir2/\u{10FFFF}"])
  #expect(try await names("", branch: 63).isEmpty)
  #expect(try await names("", branch: 200).isEmpty)
  #expect(try await names("di").isEmpty)
  #expect(try await names("%").isEmpty)
  #expect(try await names("nothing").isEmpty)
}

@Test func aFailureKeepsWhatWasIndexed() async throws {
  let fixture = try Fixture()
  let record = try fixture.publish("a/b", files: [("x", 1)], shard: "one")
  let now = Date(timeIntervalSince1970: 1_700_000_000)
  let problem = ProblemRecord(
    repositoryId: record.id, subject: "a/b", severity: "error", message: "unreachable", hint: "", date: now)
  let generation = try fixture.catalog.generation()
  try fixture.catalog.markFailing(record.id, problem)
  try fixture.catalog.markFailing(record.id, problem)
  #expect(try fixture.catalog.generation() == generation + 1, "answers say it once")
  let failing = try #require(try fixture.catalog.repositories().first)
  #expect(failing.failingCause == "unreachable")
  #expect(failing.failingSince == now)
  #expect(try fixture.catalog.manifest().shards.count == 1)
  #expect(try await fixture.catalog.problems().count == 1)
  try fixture.catalog.markMatched(record.id, at: now)
  try fixture.catalog.markMatched(record.id, at: now)
  #expect(try fixture.catalog.generation() == generation + 2)
  #expect(try fixture.catalog.repositories().first?.failingCause == nil)
  #expect(try await fixture.catalog.problems().isEmpty)
}
