import Ownership
import Testing

@Suite struct HostileOwnersTests {
  @Test func followsNoExponentialPath() {
    let path = String(repeating: "a/", count: 1_500) + "b"
    let many = String(repeating: "**/", count: 300) + "c"
    #expect(owners([".github/CODEOWNERS": "/\(many) @x\n*a*a*a*a*a*a*a*a*a*a*b @y"], path) == "")
    #expect(owners([".gitlab/CODEOWNERS": "/\(many) @x"], path) == "")
    let expression = "((a+)+)+$"
    #expect(owners([".gitea/CODEOWNERS": "\(expression) @x"], String(repeating: "a", count: 3_000) + "!") == "")
    #expect(owners([".gitea/CODEOWNERS": "\(expression) @x"], String(repeating: "a", count: 3_000)) == "@x")
  }

  @Test func boundsPatterns() {
    let stars = String(repeating: "*", count: 10_000)
    #expect(problems([".github/CODEOWNERS": "\(stars) @x\n* @y"]).count == 1)
    #expect(owners([".github/CODEOWNERS": "\(String(repeating: "*", count: 1_000)) @x"], "a") == "@x")
    #expect(problems([".github/CODEOWNERS": "x \(String(repeating: "@", count: 300))"]).count == 1)
  }

  @Test func boundsLines() {
    let lines = String(repeating: "a\n", count: 1_000_000)
    let result = read([".github/CODEOWNERS": "* @x\n" + lines + "b @y"])
    #expect(result.problems.count == 1)
    #expect(result.problems.first?.line == 100_001)
    #expect(result.of(path: "z").map(\.description) == ["@x"])
    let large = read(size: 3_000_001)
    #expect(large.problems.map(\.line) == [nil] && large.files.count == 1 && large.of(path: "a").isEmpty)
    let bad = String(repeating: "x y\n", count: 50_000)
    #expect(problems([".github/CODEOWNERS": bad]).count == 101)
  }

  private func read(size: Int) -> Owners {
    Owners(files: [(".github/CODEOWNERS", Array(repeating: UInt8(ascii: "#"), count: size))])
  }

  private func read(_ files: [String: String]) -> Owners { OwnershipTests.read(files) }

  @Test func boundsRulesThatEveryPathMeets() {
    let rules = (0..<6_000).map { "*a\($0)*b @u\n" }.joined()
    let result = read([".github/CODEOWNERS": rules + "* @all"])
    #expect(result.problems.count == 1)
    #expect(result.of(path: "zzz").map(\.description) == ["@all"])
  }

  @Test func readsOddEncodings() {
    let windows = Array("\u{FEFF}* @a\r\nx\t@b\r\n".utf8)
    let owners = Owners(files: [(".github/CODEOWNERS", windows)])
    #expect(owners.of(path: "x").map(\.description) == ["@b"] && owners.of(path: "y").map(\.description) == ["@a"])
    let latin = Array("* @a\n".utf8) + [0x66, 0xFC, 0x20, 0x40, 0x62, 0x0A]
    #expect(Owners(files: [(".github/CODEOWNERS", latin)]).problems.map(\.line) == [2])
    let wide: [UInt8] = [0xFF, 0xFE, 0x2A, 0x00, 0x20, 0x00]
    #expect(Owners(files: [(".github/CODEOWNERS", wide)]).problems.count == 1)
  }
}
