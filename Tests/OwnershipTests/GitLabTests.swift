import Ownership
import Testing

@Suite struct GitLabTests {
  private static let table: [(pattern: String, path: String, matches: Bool)] = [
    ("*", "a/.b", true),
    ("README.md", "README.md", true),
    ("README.md", "a/b/README.md", true),
    ("/README.md", "a/README.md", false),
    ("docs", "docs/x", false),
    ("docs/", "docs/a/b", true),
    ("docs/", "x/docs/a", true),
    ("/docs/", "x/docs/a", false),
    ("/docs/*", "docs/a", true),
    ("/docs/*", "docs/a/b", false),
    ("/docs/**/*.md", "docs/a.md", true),
    ("/docs/**/*.md", "docs/a/b/c.md", true),
    ("**/*.rb", "config/database.rb", true),
    ("*.rb", "x/y.rb", true),
    ("*.rb", "y.rb/x", false),
    ("/a**b", "axxb", true),
    ("/a**b", "ax/xb", false),
    ("\\#file.rb", "#file.rb", true),
    ("a\\ b/", "a b/c", true),
    ("/x[0-9].c", "x7.c", true),
    ("/x[!0-9].c", "x7.c", false),
    ("/x[!0-9].c", "xa.c", true),
    ("/lib/**/x", "lib/.hidden/x", true),
    ("internal/README.md", "a/internal/README.md", true),
  ]

  @Test func matchesAsFnmatch() {
    for (pattern, path, matches) in Self.table {
      let found = owners([".gitlab/CODEOWNERS": "\(pattern) @me"], path)
      #expect(found == (matches ? "@me" : ""), "\(pattern) on \(path)")
    }
  }

  @Test func judgesEachSectionForItself() throws {
    let file = """
      * @general-approvers

      [Documentation][2] @docs-team
      docs/
      README.md
      *.txt

      ^[Database] @database-team
      model/db/
      config/db/database-setup.md @docs-team
      [documentation] @later
      *.adoc
      [Config]
      /config/ @@maintainer janedoe@gitlab.com @group/with-nested/subgroup
      """
    let files = ["CODEOWNERS": file]
    #expect(owners(files, "model/db/CHANGELOG.txt") == "@general-approvers @docs-team @database-team")
    #expect(
      owners(files, "config/db/database-setup.md")
        == "@general-approvers @docs-team @@maintainer janedoe@gitlab.com @group/with-nested/subgroup")
    #expect(owners(files, "x.adoc") == "@general-approvers @later")
    let answer = read(files).answer(path: "model/db/x")
    #expect(answer.dialect == .gitLab)
    let database = try #require(answer.evidence.last)
    #expect(database.section == "Database" && database.isOptional && database.line == 9)
    #expect(answer.evidence.first?.section == nil)
    #expect(read(files).problems.isEmpty)
    #expect(read(files).answer(path: "config/x").evidence.contains { $0.owner.key == "role:maintainer" })
  }

  @Test func exclusionsAreFinalInTheirSection() {
    let file = "* @all\n!pom.xml\n/pom.xml @back\n[Ruby]\n*.rb @ruby\n!/config/**/*.rb\n"
    #expect(owners(["CODEOWNERS": file], "pom.xml", host: .gitLab) == "")
    #expect(read(["CODEOWNERS": file], host: .gitLab).answer(path: "pom.xml").isDeclaredUnowned)
    #expect(owners(["CODEOWNERS": file], "a.rb", host: .gitLab) == "@all @ruby")
    #expect(owners(["CODEOWNERS": file], "config/a/b.rb", host: .gitLab) == "@all")
  }

  @Test func hasNoCommentsWithinALine() {
    #expect(owners([".gitlab/CODEOWNERS": "*.md @a # and @b"], "x.md") == "@a @b")
  }

  @Test func listsBadHeadings() {
    let file = "[Open\n[] @x\n[A][x] @a\n[B] @ok\n*.a\nx [y\n[C]\n*.c\n/z @@boss\n"
    #expect(
      problems([".gitlab/CODEOWNERS": file]) == [
        ".gitlab/CODEOWNERS, line 1: a section's '[' is not closed.",
        ".gitlab/CODEOWNERS, line 2: a section has no name.",
        ".gitlab/CODEOWNERS, line 3: '[x]' is not a number of approvals.",
        ".gitlab/CODEOWNERS, line 8: the pattern '*.c' has no owners, and neither has its section.",
        ".gitlab/CODEOWNERS, line 9: '@@boss' is not a role: @@developer, @@maintainer and @@owner are.",
      ])
  }
}
