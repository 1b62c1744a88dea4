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
}
