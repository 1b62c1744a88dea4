import Ownership
import Testing

@Suite struct KubernetesTests {
  private static let files = [
    "OWNERS": "approvers:\n  - root-approvers\n  - Dims\nreviewers:\n  - somebody\nlabels: [sig/x]\n",
    "OWNERS_ALIASES": "aliases:\n  root-approvers:\n    - lavalamp\n    - liggitt\n  api-approvers: [smarter]\n",
    "pkg/api/OWNERS": """
    # Disable inheritance
    options:
      no_parent_owners: true
    filters:
      ".*":
        approvers:
        - api-approvers
      "([^/]+/)?(register|types)\\\\.go$":
        approvers: [types-owner]
        labels:
        - kind/api-change
    """,
    "pkg/api/v1/OWNERS": "approvers: [v1]\n",
    "docs/OWNERS": "labels: [docs]\n",
  ]

  @Test func ownsByFolderAndInherits() throws {
    #expect(owners(Self.files, "main.go") == "root-approvers @Dims")
    #expect(owners(Self.files, "pkg/x.go") == "root-approvers @Dims")
    #expect(owners(Self.files, "docs/x.md") == "root-approvers @Dims")
    #expect(owners(Self.files, "pkg/api/x.go") == "api-approvers")
    #expect(owners(Self.files, "pkg/api/sub/types.go") == "api-approvers @types-owner")
    #expect(owners(Self.files, "pkg/api/v1/x.go") == "@v1 api-approvers")
    let result = read(Self.files)
    #expect(result.problems.isEmpty)
    let evidence = try #require(result.answer(path: "pkg/api/sub/types.go").evidence.last)
    #expect(evidence.path == "pkg/api/OWNERS" && evidence.line == 9)
    #expect(evidence.pattern == #"([^/]+/)?(register|types)\.go$"#)
    #expect(result.members(of: OwnerToken(.alias, "Root-Approvers")).map(\.name) == ["lavalamp", "liggitt"])
    #expect(result.members(of: OwnerToken(.user, "x")).map(\.name) == ["x"])
  }

  @Test func aliasesMayGoInCircles() {
    let result = read(["OWNERS": "approvers: [a]", "OWNERS_ALIASES": "aliases: {a: [b, x], b: [a, y]}"])
    #expect(Set(result.members(of: OwnerToken(.alias, "a")).map(\.name)) == ["x", "y"])
  }

  @Test func listsProblems() {
    #expect(
      problems(["OWNERS": "approvers:\n- ok\n- not ok\nfoo: 1\n"]) == [
        "OWNERS, line 3: 'not ok' is not a login or an alias.", "OWNERS, line 4: 'foo' is not a key of an OWNERS file.",
      ])
    #expect(problems(["OWNERS": "me@example.org\n"]).count == 1)
    #expect(problems(["OWNERS": ""]) == ["OWNERS: the file says nothing."])
    #expect(problems(["OWNERS": "approvers: [a\n"]).count == 1)
    #expect(problems(["OWNERS": "a: &x [1]\nb: [*x, *x]\n"]).first?.contains("line 2: aliases are not taken") == true)
    #expect(problems(["OWNERS": "approvers: [a]\napprovers: [b]\n"]).first?.contains("stands twice") == true)
    #expect(problems(["OWNERS": "filters:\n  '(a':\n    approvers: [x]\n"]).count == 1)
    #expect(problems(["OWNERS": "approvers: [a]\nfilters:\n  '.*':\n    approvers: [x]\n"]).count == 1)
    #expect(problems(["OWNERS": "approvers: [a]", "OWNERS_ALIASES": "a: b"]).count == 1)
    #expect(problems(["OWNERS": String(repeating: "[\n", count: 50_000)]).count == 1)
  }
}
