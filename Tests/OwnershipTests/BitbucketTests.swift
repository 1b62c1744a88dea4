import Ownership
import Testing

@Suite struct BitbucketTests {
  @Test func readsTheCloud() {
    let file = """
      # Defaults
      *      alisha@example.com fred@example.com
      *.js   @workspace-slug/frontenders:all  # a group
      *.py   @workspace-slug/backenders:least_busy(2)
      *.tf   @teams/sre-leads:random(2)
      *.x    @workspace-slug/a:some(2)
      *.y
      """
    let files = [".bitbucket/CODEOWNERS": file]
    #expect(owners(files, "a.c", host: .bitbucketCloud) == "alisha@example.com fred@example.com")
    #expect(owners(files, "a.js", host: .bitbucketCloud) == "@workspace-slug/frontenders")
    #expect(owners(files, "a.py", host: .bitbucketCloud) == "@workspace-slug/backenders")
    #expect(owners(files, "a.tf", host: .bitbucketCloud) == "@teams/sre-leads")
    #expect(problems(files, host: .bitbucketCloud).count == 2)
  }

  @Test func theTeamsFileTellsTheCloud() {
    let paths = [".bitbucket/CODEOWNERS", ".bitbucket/teams.yaml"]
    #expect(OwnershipFiles.choose(among: paths).map(\.dialect) == [.bitbucketCloud])
    #expect(OwnershipFiles.choose(among: [paths[0]]).map(\.dialect) == [.bitbucketDataCenter])
  }

  @Test func readsTheDataCenter() {
    let file = "**/*.java @james\njvm/**/*.java @brian\n*.ts @paul@example.org jane@example.org\n*.md @a:all\n"
    let files = [".bitbucket/CODEOWNERS": file]
    // All rules that match are asked.
    #expect(owners(files, "jvm/x/Unsafe.java") == "@james @brian")
    #expect(owners(files, "AST.java") == "@james")
    #expect(owners(files, "x.ts") == "paul@example.org jane@example.org")
    #expect(problems(files).count == 1)
  }
}
