import Manifests
import SearchModel
import Testing

@testable import ChangeReading

@Suite struct ChangeReadingTests {
  private static let npm = #"{"name": "shop", "dependencies": {"react": "^18"}}"#

  private static func swift(_ name: String, targets: [String] = [], needs: [String] = []) -> String {
    """
    // swift-tools-version: 6.0
    import PackageDescription
    let package = Package(
      name: "\(name)",
      dependencies: [\(needs.map { ".package(url: \"\($0)\", from: \"1.0.0\")" }.joined(separator: ", "))],
      targets: [\(targets.map { ".target(name: \"\($0)\")" }.joined(separator: ", "))])

    """
  }

  @Test func aManifestAddedIsANewPackage() {
    let change = Change(
      ["package.json": Self.npm, "src/cart/a.ts": "1"],
      [
        "packages/retry/package.json": #"{"name": "@shop/retry-calls", "description": "Tries calls again."}"#,
        "packages/retry/src/index.ts": "2",
      ])
    #expect(change.found == ["package @shop/retry-calls"])
    let thing = change.reading().things[0]
    #expect(thing.path == "packages/retry/package.json" && thing.line == 1 && thing.ecosystem == "npm")
    #expect(thing.need == "retry calls: Tries calls again.")
  }

  @Test func aPackageWithoutADescriptionSpeaksByItsReadme() {
    let change = Change(
      ["go.mod": "module example.org/shop\n"],
      [
        "retry/go.mod": "module example.org/shop/retry/v2\n",
        "retry/README.md": "# Retry\n\nWaits longer each time.\n\n## More\n\nElse.\n",
      ])
    #expect(change.reading().things.map(\.need) == ["retry: Waits longer each time."])
  }

  @Test func whatMovesOrIsRenamedIsNotNew() {
    let moved = Change(
      ["lib/package.json": Self.npm, "lib/src/cart/a.ts": "1", "lib/src/b/b.ts": "2"],
      [
        "lib/package.json": nil, "lib/src/cart/a.ts": nil, "lib/src/b/b.ts": nil, "web/package.json": Self.npm,
        "web/src/cart/a.ts": "1", "web/src/b/b.ts": "2",
      ])
    #expect(moved.found.isEmpty)
    let renamed = Change(
      ["package.json": Self.npm], ["package.json": #"{"name": "store", "dependencies": {"react": "^19"}}"#])
    #expect(renamed.found.isEmpty)
  }

  @Test func aTargetAddedIsANewModule() {
    let before = ["Package.swift": Self.swift("shop", targets: ["Shop"]), "Sources/Shop/a.swift": "1"]
    let change = Change(
      before,
      [
        "Package.swift": Self.swift("shop", targets: ["Shop", "RetryPolicy", "RetryPolicyTests"]),
        "Sources/RetryPolicy/b.swift": "2", "Sources/RetryPolicy/README.md": "Waits longer each time.\n",
        "Tests/RetryPolicyTests/c.swift": "3",
      ])
    #expect(change.found == ["module RetryPolicy"])
    #expect(change.reading().things[0].need == "retry policy: Waits longer each time.")
  }

  @Test func aFolderOfCodeIsANewModule() {
    let before = ["go.mod": "module example.org/shop\n", "cart/a.go": "1", "internal/db/b.go": "2"]
    let change = Change(
      before,
      [
        "backoff/x.go": "3", "internal/limits/y.go": "4", "internal/db/deep/z.go": "5", "docs/d.go": "6",
        "cart/testdata/e.go": "7", "config/f.yaml": "8", ".github/g.go": "9", "notes/h.md": "10",
      ])
    #expect(change.found == ["module backoff", "module limits"])
    #expect(change.reading().things.map(\.path) == ["backoff", "internal/limits"])
  }

  @Test func theFirstCommitBringsAPackageAndNoModules() {
    let change = Change(
      [:],
      [
        "package.json": Self.npm, "src/cart/a.ts": "1", "src/pay/b.ts": "2", "README.md": "Sells things.\n",
      ])
    #expect(change.found == ["package shop", "dependency react"])
  }

  @Test func aManifestLineAddedIsANewDependency() {
    let change = Change(
      ["package.json": Self.npm, "tools/requirements.txt": "PyYAML\n"],
      [
        "package.json": """
        {"name": "shop", "dependencies": {"react": "^18",
          "axios": "^1.6"}, "devDependencies": {"near": "file:../near", "space": "workspace:*"}}
        """,
        "tools/requirements.txt": "pyyaml>=6\nTenacity==8.2\n",
      ])
    #expect(change.found == ["dependency axios", "dependency tenacity"])
    let things = change.reading().things
    #expect(things[0].line == 2 && things[0].path == "package.json")
    #expect(things[1].package.name == "tenacity")
  }

  @Test func aDependencyOfTheRepositoryIsNotNew() {
    let before = [
      "Package.swift": Self.swift("shop", needs: ["https://git.example.org/apple/swift-nio.git"]),
      "a/Package.swift": Self.swift("near"),
    ]
    let change = Change(
      before,
      [
        "a/Package.swift": Self.swift(
          "near",
          needs: ["https://git.example.org/apple/swift-nio", "https://out.example.org/x/Backoff.git", "../shop"])
      ])
    #expect(change.found == ["dependency backoff"])
    #expect(change.reading().things[0].location?.text == "out.example.org/x/backoff")
  }

  @Test func aFolderWithRequirementsAloneIsAModule() {
    let change = Change(
      ["package.json": Self.npm, "src/cart/a.ts": "1"],
      ["mailer/requirements.txt": "jinja2\n", "mailer/README.md": "Sends mail.\n", "mailer/send.py": "2"])
    #expect(change.found == ["module mailer", "dependency jinja2"])
  }

  @Test func aBrokenManifestIsSaidAndHidesNothing() {
    let change = Change(
      ["package.json": Self.npm],
      ["web/package.json": "{", "package.json": #"{"name": "shop", "dependencies": {"x": "1"}}"#])
    #expect(change.found == ["dependency x"])
    #expect(change.reading().problems.map(\.path) == ["web/package.json"])
    // What was broken before is not the change's.
    #expect(Change(["web/package.json": "{"], ["package.json": Self.npm]).reading().problems.isEmpty)
  }

  @Test func nothingIsReadWhereNothingCanBeNew() {
    let files = ["package.json": "1", "src/cart/a.ts": "2"]
    var reads = 0
    let reading = ChangeReading(
      from: ChangedTree(files: files), to: ChangedTree(files: files.merging(["src/cart/a.ts": "3"]) { $1 }),
      readBefore: { _ in
        reads += 1
        return [:]
      },
      readAfter: { _ in
        reads += 1
        return [:]
      })
    #expect(reading.things.isEmpty && reads == 0)
  }
}
