import Ownership
import Testing

@Suite struct OwnershipFilesTests {
  private func chosen(_ paths: [String], _ host: OwnershipDialect? = nil) -> [String] {
    OwnershipFiles.choose(among: paths, host: host).map { "\($0.dialect.rawValue) \($0.path)" }
  }

  @Test func findsTheFirstPlaceOfEachHost() {
    let everywhere = ["CODEOWNERS", "docs/CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", ".gitea/CODEOWNERS"]
    #expect(chosen(everywhere) == ["github .github/CODEOWNERS", "gitlab CODEOWNERS"])
    #expect(chosen(everywhere, .gitLab) == ["gitlab CODEOWNERS", "github .github/CODEOWNERS"])
    #expect(chosen(["docs/CODEOWNERS", "CODEOWNERS"]) == ["github CODEOWNERS"])
    #expect(chosen(["docs/CODEOWNERS"], .gitea) == ["gitea docs/CODEOWNERS"])
    #expect(chosen([".gitlab/CODEOWNERS", "docs/CODEOWNERS"]) == ["github docs/CODEOWNERS"])
    #expect(chosen(["src/CODEOWNERS", "README.md"]).isEmpty)
    #expect(
      chosen(["b/OWNERS", "OWNERS", "MAINTAINERS", "OWNERS_ALIASES", ".github/CODEOWNERS"]) == [
        "github .github/CODEOWNERS", "kubernetes OWNERS", "kubernetes b/OWNERS", "kubernetes OWNERS_ALIASES",
        "linux MAINTAINERS",
      ])
  }

  @Test func theTextTellsWhereThePlaceDoesNot() {
    #expect(read(["CODEOWNERS": "[A]\n* @x"]).files.map(\.dialect) == [.gitLab])
    #expect(read(["CODEOWNERS": "* @@maintainer"]).files.map(\.dialect) == [.gitLab])
    #expect(read(["CODEOWNERS": #".*\\.go @x"#]).files.map(\.dialect) == [.gitea])
    #expect(read(["CODEOWNERS": "# see .*\n*.go @x"]).files.map(\.dialect) == [.gitHub])
    #expect(read(["CODEOWNERS": "[A]\n* @x"], host: .gitHub).files.map(\.dialect) == [.gitHub])
  }

  @Test func theFirstFileThatSpeaksIsBelieved() {
    let files = [".github/CODEOWNERS": "/a/ @host\n/b/\n", "OWNERS": "approvers: [folder]"]
    #expect(owners(files, "a/x") == "@host")
    #expect(owners(files, "b/x") == "")
    #expect(owners(files, "c/x") == "@folder")
    #expect(read(files).answer(path: "c/x").file == "OWNERS")
  }
}
