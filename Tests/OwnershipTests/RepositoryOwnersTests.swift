import Ownership
import Testing

@Suite struct RepositoryOwnersTests {
  @Test func mostFilesDecide() {
    let owners = read([".github/CODEOWNERS": "* @all\n/src/ @core @x\n/gen/\n"])
    let result = owners.ofRepository(paths: ["README", "src/a", "src/b", "src/c", "gen/a"])
    #expect(result.owners.map(\.description) == ["@core", "@x"])
    #expect(result.owned == 3 && result.examined == 5 && result.unowned == 1)
    #expect(result.evidence.map(\.line) == [2, 2])
    #expect(result.shares.map { "\($0.owner) \($0.files)" } == ["@core 3", "@x 3", "@all 1"])
  }

  @Test func withoutFilesTheGeneralRuleDecides() {
    let owners = read([".github/CODEOWNERS": "/src/ @core\n* @all\n*.md @docs\n"])
    #expect(owners.ofRepository(paths: []).owners.map(\.description) == ["@all"])
    #expect(read([:]).ofRepository(paths: ["a"]).owners.isEmpty)
    #expect(read(["OWNERS": "approvers: [a]"]).ofRepository(paths: []).owners.map(\.description) == ["@a"])
  }

  @Test func looksAtAPartWhenTheRulesAreTooMany() {
    let rules = (0..<4_000).map { "*x\($0)*y?z*\($0) @u" }.joined(separator: "\n")
    let owners = read([".github/CODEOWNERS": "* @all\n" + rules])
    let result = owners.ofRepository(paths: (0..<2_000).map { "a/\($0)" })
    #expect(result.examined < 2_000 && result.examined > 10)
    #expect(result.owners.map(\.description) == ["@all"])
  }

  private func folders(
    _ files: [String: String], _ paths: [String], most: Int = 100
  ) -> [String] {
    let owners = read(files)
    let whole = owners.ofRepository(paths: paths).owners
    return owners.ofFolders(paths: paths, whole: whole, most: most).map { folder in
      "\(folder.folder) \(folder.owners.map(\.description).joined(separator: " "))"
    }
  }

  /// Folders of others, folders of the first ones in those, and none that are like what is around them.
  @Test func foldersBelongToThoseWhoAreNamed() {
    let rules = "* @all\n/src/ @core\n/src/gen/\n/src/web/ @web\n*.sql @dba\n**/docs/ @docs\n/src/web/old/ @core\n"
    let paths = [
      "README", "CHANGES", "src/a.c", "src/gen/q", "src/web/x", "src/web/docs/y", "src/web/old/z", "tools/t", "tools/u",
      "tools/deep/v", "db/a.sql",
    ]
    #expect(
      folders([".github/CODEOWNERS": rules], paths)
        == ["src @core", "src/web @web", "src/web/docs @docs", "src/web/old @core"])
    // Whose folders are most of all belong to somebody else has the others' by name.
    #expect(
      folders([".github/CODEOWNERS": "* @all\n/big/ @b\n"], ["big/1", "big/2", "big/3", "small/1"])
        == ["big @b", "small @all"])
    #expect(
      folders(["OWNERS": "approvers: [a]", "net/OWNERS": "approvers: [b]"], ["OWNERS", "net/OWNERS", "net/x/y", "z"])
        == ["net @b @a"])
    #expect(folders([:], paths).isEmpty)
  }

  @Test func ofTooManyFoldersTheLargestCount() {
    let rules = (0..<20).map { "/f\($0)/ @u\($0)\n" }.joined()
    let paths = (0..<20).flatMap { folder in (0...folder).map { "f\(folder)/\($0)" } }
    #expect(folders([".github/CODEOWNERS": rules], paths, most: 2) == ["f18 @u18", "f19 @u19"])
    let deep = String(repeating: "d/", count: 2_000) + "x"
    #expect(folders([".github/CODEOWNERS": "/d/ @d\n"], [deep, "y", "z"]) == ["d @d"])
  }
}
