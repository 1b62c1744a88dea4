import Testing

@testable import Services

@Suite struct HostAddressTests {
  @Test func editPagesOfKnownHosts() {
    for (source, address) in [
      ("https://github.com/apple/swift-nio", "https://github.com/apple/swift-nio/edit/main/docs/a%20b.md"),
      ("https://github.com/apple/swift-nio.git", "https://github.com/apple/swift-nio/edit/main/docs/a%20b.md"),
      ("git@github.com:apple/swift-nio.git", "https://github.com/apple/swift-nio/edit/main/docs/a%20b.md"),
      ("ssh://git@gitlab.acme.org:2222/a/b/c.git", "https://gitlab.acme.org/a/b/c/-/edit/main/docs/a%20b.md"),
      ("https://gitlab.com:8443/a/b", "https://gitlab.com:8443/a/b/-/edit/main/docs/a%20b.md"),
      ("https://codeberg.org/a/b", "https://codeberg.org/a/b/_edit/main/docs/a%20b.md"),
      ("https://gitea.acme.org/a/b", "https://gitea.acme.org/a/b/_edit/main/docs/a%20b.md"),
      ("https://bitbucket.org/a/b", "https://bitbucket.org/a/b/src/main/docs/a%20b.md?mode=edit&at=main"),
      (
        "https://bitbucket.acme.org/scm/proj/b.git",
        "https://bitbucket.acme.org/projects/proj/repos/b/browse/docs/a%20b.md?at=refs/heads/main"
      ),
    ] {
      #expect(HostAddress(sourceURL: source)?.edit("docs/a b.md", branch: "main") == address, "\(source)")
    }
  }

  @Test func othersHaveNone() {
    for source in [
      "/srv/git/github.com/x", "file:///srv/x", "https://example.org/a/b", "", "javascript:alert(1)",
      "https://notgithub.example.org/a/b", "https://[::1]/github/a", "--upload-pack=x",
    ] {
      #expect(HostAddress(sourceURL: source) == nil, "\(source)")
    }
  }

  @Test func pathsCannotLeaveTheirPlace() {
    let address = HostAddress(sourceURL: "https://github.com/a/b")?.edit("x?y#z\"<\n>.md", branch: "f/#1")
    #expect(address == "https://github.com/a/b/edit/f/%231/x%3Fy%23z%22%3C%0A%3E.md")
  }
}
