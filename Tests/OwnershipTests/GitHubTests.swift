import Ownership
import Testing

@Suite struct GitHubTests {
  /// A pattern, a path, and whether one is about the other.
  private static let table: [(pattern: String, path: String, matches: Bool)] = [
    ("*", "a/b.c", true),
    ("*", ".hidden", true),
    ("*.js", "x.js", true),
    ("*.js", "src/deep/x.js", true),
    ("*.js", "x.jsx", false),
    ("*.js", "bundle.js/readme", true),
    ("*.tar.gz", "a/b.tar.gz", true),
    ("docs", "docs", true),
    ("docs", "docs/a/b.md", true),
    ("docs", "x/docs/a.md", true),
    ("docs", "docs2/a.md", false),
    ("/docs", "docs/a.md", true),
    ("/docs", "x/docs/a.md", false),
    ("docs/", "docs/a/b.md", true),
    ("docs/", "x/docs/b.md", true),
    ("docs/", "docs", false),
    ("/docs/", "docs/a/b.md", true),
    ("/docs/", "x/docs/a.md", false),
    ("docs/*", "docs/getting-started.md", true),
    ("docs/*", "docs/build-app/troubleshooting.md", false),
    ("docs/**", "docs/build-app/troubleshooting.md", true),
    ("docs/**", "docs", false),
    ("apps/github", "apps/github/x.rb", true),
    ("apps/github", "x/apps/github/x.rb", false),
    ("**/logs", "build/logs/x.log", true),
    ("**/logs", "logs/x.log", true),
    ("**/logs", "deeply/nested/logs", true),
    ("/a/**/b", "a/b", true),
    ("/a/**/b", "a/x/y/b", true),
    ("/a/**/b", "a/xb", false),
    ("/a/*/b", "a/x/b", true),
    ("/a/*/b", "a/b", false),
    ("/a/*/b", "a/x/y/b", false),
    ("file?.txt", "file1.txt", true),
    ("file?.txt", "fileé.txt", true),
    ("file?.txt", "file.txt", false),
    ("/src/*.swift", "src/a.swift", true),
    ("/src/*.swift", "src/a/b.swift", false),
    ("foo*", "foobar/deep/x", true),
    ("with\\ space/a.txt", "with space/a.txt", true),
    ("ünïcode", "x/ünïcode/y", true),
    ("Docs", "docs/a", false),
    ("**", "a", true),
    ("***/x", "a/x", true),
    ("***/x", "a/b/x", false),
  ]

  @Test func matchesAsDocumented() {
    for (pattern, path, matches) in Self.table {
      let found = owners([".github/CODEOWNERS": "\(pattern) @me"], path)
      #expect(found == (matches ? "@me" : ""), "\(pattern) on \(path)")
    }
  }

  @Test func theLastMatchCounts() throws {
    let file = """
      # Everybody's
      *       @global1 @global2 # both of them
      *.js    @js-owner
      *.go    docs@example.com
      /apps/  @octocat
      /apps/github
      *.txt   @octo-org/octocats

      """
    let files = [".github/CODEOWNERS": file]
    #expect(owners(files, "README.md") == "@global1 @global2")
    #expect(owners(files, "a/x.js") == "@js-owner")
    #expect(owners(files, "x.go") == "docs@example.com")
    #expect(owners(files, "apps/x.js") == "@octocat")
    #expect(owners(files, "apps/github/x") == "")
    #expect(owners(files, "apps/x.txt") == "@octo-org/octocats")
    let result = read(files)
    #expect(result.problems.isEmpty)
    #expect(result.answer(path: "apps/github/x").isDeclaredUnowned)
    let evidence = try #require(result.answer(path: "apps/x.txt").evidence.first)
    #expect(evidence.line == 7 && evidence.pattern == "*.txt" && evidence.path == ".github/CODEOWNERS")
    #expect(evidence.owner.kind == .team && evidence.owner.key == "team:octo-org/octocats")
    #expect(!evidence.isOptional && evidence.section == nil)
    #expect(!result.answer(path: "apps/github/x").evidence.contains { $0.line == 5 })
  }

  @Test func listsBadLinesAndKeepsTheRest() {
    let file = "* @a\n!x @b\n[ab] @b\n\\#x @b\ny b\nz @@maintainer\n/ @b\nq @a/b/c\nw @good bad\n"
    #expect(
      problems([".github/CODEOWNERS": file]) == [
        ".github/CODEOWNERS, line 2: '!' does not exclude in this dialect.",
        ".github/CODEOWNERS, line 3: '[ ]' is no range of characters in this dialect.",
        ".github/CODEOWNERS, line 4: '\\#' does not stand for a '#' in this dialect.",
        ".github/CODEOWNERS, line 5: 'b' is neither @user, @group/team nor an e-mail address.",
        ".github/CODEOWNERS, line 6: '@@maintainer' is a role, and GitHub knows none.",
        ".github/CODEOWNERS, line 7: the pattern '/' matches no file.",
        ".github/CODEOWNERS, line 8: '@a/b/c' has more than one slash; a team is @organisation/team.",
        ".github/CODEOWNERS, line 9: 'bad' is neither @user, @group/team nor an e-mail address.",
      ])
    // A line whose owners are all bad does not take the path from its owners.
    #expect(owners([".github/CODEOWNERS": file], "y") == "@a")
    #expect(owners([".github/CODEOWNERS": file], "w") == "@good")
  }

  @Test func refusesLettersThatOnlyLookAlike() {
    #expect(problems([".github/CODEOWNERS": "* @аdmin"]).count == 1)
    #expect(problems([".github/CODEOWNERS": "* @org/"]).count == 1)
    #expect(problems([".github/CODEOWNERS": "* a@b@c"]).count == 1)
  }

  @Test func ownersEqualInAnyCase() {
    #expect(OwnerToken(.team, "Org/Docs") == OwnerToken(.team, "org/docs"))
    #expect(OwnerToken(.user, "x") != OwnerToken(.alias, "x"))
    #expect(owners([".github/CODEOWNERS": "* @A @a"], "x") == "@A")
  }
}
