import GitRead
import Settings
import Testing

@testable import Services

@Suite struct PlannedRepositoryTests {
  private func planned(_ branches: String...) throws -> PlannedRepository {
    PlannedRepository(
      name: "a/b", address: try SourceAddress("https://h/a/b"), branches: branches, isFork: false, isArchived: false,
      excludes: [])
  }

  private func update(_ branches: [String], standard: String? = "main") throws -> Mirror.Update {
    let id = try #require(ObjectID(String(repeating: "a", count: 40)))
    return Mirror.Update(
      defaultRef: standard.map { "refs/heads/" + $0 },
      branches: branches.map { Ref(name: "refs/heads/" + $0, target: id) }, changes: [], defaultRefChanged: false)
  }

  @Test func theDefaultBranchComesFirst() throws {
    let update = try update(["dev", "main", "release-1", "release-2", "[x]"])
    let table: [(wanted: PlannedRepository, names: [String], missing: Int)] = [
      (try planned(), ["main"], 0),
      (try planned("dev", "main", "dev"), ["main", "dev"], 0),
      (try planned("release-*", "dev"), ["main", "release-1", "release-2", "dev"], 0),
      (try planned("gone", "none-*", "dev"), ["main", "dev"], 2),
      (try planned("[x]"), ["main", "[x]"], 0),
      (try planned("[broken"), ["main"], 1),
      (try planned("*"), ["main", "dev", "release-1", "release-2", "[x]"], 0),
    ]
    for row in table {
      #expect(row.wanted.branchesToIndex(of: update).map(\.name) == row.names, "\(row.wanted.branches)")
      #expect(row.wanted.branchProblems(of: update).count == row.missing, "\(row.wanted.branches)")
    }
  }

  @Test func moreThanTheMaskHoldsAreReported() throws {
    let update = try update((100..<200).map(String.init) + ["main"])
    let planned = try planned("1*")
    let branches = planned.branchesToIndex(of: update)
    #expect(branches.count == 64 && branches.first?.name == "main" && branches.last?.name == "162")
    #expect(planned.branchProblems(of: update).map(\.message).first?.contains("101 branches") == true)
  }

  @Test func emptyAndDetachedSources() throws {
    #expect(try planned("dev").branchesToIndex(of: update([], standard: nil)).isEmpty)
    #expect(try planned("dev").branchProblems(of: update([], standard: nil)).isEmpty)
    var update = try update(["x"])
    update.branches[0].name = "refs/guildhall/HEAD"
    update.defaultRef = "refs/guildhall/HEAD"
    #expect(try planned().branchesToIndex(of: update).map(\.name) == ["HEAD"])
  }

  @Test func excludedPaths() throws {
    var excludes = PathExcludes(try ["vendor", "*.min.js", "docs/old/**"].map { try Glob($0) })
    let table: [(String, Bool)] = [
      ("a.swift", false), ("vendor/x/y.c", true), ("src/vendor/z.c", true), ("src/a.min.js", true), ("src/a.js", false),
      ("docs/old/a.md", true), ("docs/new/a.md", false), ("vendors/a", false),
    ]
    for (path, expected) in table { #expect(excludes.contains(path) == expected, "\(path)") }
  }
}
