import GitRead
import TestSupport
import Testing

@Suite struct NamingTests {
  @Test func namesStandForCommits() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let first = try source.commit(["a": "1", "d/b": "2", "d/e/c": "3", "-x": "4"])
    try source.git(["tag", "v1"])
    try source.git(["tag", "-a", "deadbeef", "-m", "x"])
    let second = try source.commit(["a": "5"])
    try source.git(["branch", "v2/x"])
    let repository = try shop.mirrored(source).0.repository
    #expect(try repository.commit(named: "v1")?.hex == first)
    #expect(try repository.commit(named: "deadbeef")?.hex == first)
    #expect(try repository.commit(named: "main")?.hex == second)
    #expect(try repository.commit(named: "v2/x")?.hex == second)
    #expect(try repository.commit(named: String(second.prefix(7)).uppercased())?.hex == second)
    #expect(try repository.commit(named: second)?.hex == second)
    let tree = try source.git(["rev-parse", "HEAD^{tree}"])
    for name in [
      "", "v3", "v2", String(second.prefix(6)), "main^", "main~1", "HEAD", "@{1}", "main:a", "v1..main", "a b", "--all",
      "refs/heads/main", tree, "0000000000000000000000000000000000000000", "main\n", "*",
    ] {
      #expect(try repository.commit(named: name) == nil, "\(name)")
    }
  }

  @Test func foldersOfACommitAreListed() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let commit = try source.commit(["a": "1", "d/b": "2", "d/e/c": "3", "-x": "4", "*": "5"])
    let (mirror, update) = try shop.mirrored(source)
    let id = try #require(update.branches.first?.target)
    #expect(id.hex == commit)
    func listed(_ path: String) throws -> [String] {
      let found = try mirror.repository.entries(at: path, of: id)
      return found.folders.map { $0 + "/" } + found.files.map(\.name)
    }
    #expect(try listed("") == ["d/", "*", "-x", "a"])
    #expect(try listed("d") == ["d/e/", "d/b"])
    #expect(try listed("d/e") == ["d/e/c"])
    #expect(try listed("d/b") == ["d/b"])
    #expect(try listed("-x") == ["-x"])
    #expect(try listed("*") == ["*"])
    for path in ["e", "a/b", "../d", "d/../a", "--name-only", "a\0b"] { #expect(try listed(path).isEmpty, "\(path)") }
  }
}
