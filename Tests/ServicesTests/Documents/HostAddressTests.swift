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

  @Test func issuesOfHostsThatHaveThem() {
    for (source, issues, first) in [
      ("https://github.com/a/b", "https://github.com/a/b/issues", "https://github.com/a/b/contribute"),
      ("https://github.com/a/b.git/", "https://github.com/a/b/issues", "https://github.com/a/b/contribute"),
      ("git@github.com:a/b.git", "https://github.com/a/b/issues", "https://github.com/a/b/contribute"),
      ("https://gitlab.com/a/b/c.git", "https://gitlab.com/a/b/c/-/issues", nil),
      ("https://codeberg.org/a/b", "https://codeberg.org/a/b/issues", nil),
      ("https://bitbucket.org/a/b", nil, nil), ("https://example.org/a/b", nil, nil),
    ] as [(String, String?, String?)] {
      #expect(HostAddress(sourceURL: source)?.issues == issues, "\(source)")
      #expect(HostAddress(sourceURL: source)?.firstIssues == first, "\(source)")
    }
  }

  @Test func othersHaveNone() {
    for source in [
      "https://github.com/apple", "/srv/github.com/a/b",
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
