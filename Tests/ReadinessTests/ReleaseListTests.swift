import Readiness
import Testing

@Suite struct ReleaseListTests {
  @Test func versionsInTags() {
    let table: [(tag: String, text: String?)] = [
      ("v1.2.3", "1.2.3"), ("1.2", "1.2"), ("release-1.2.0", "1.2.0"), ("tool/v0.1.0", "0.1.0"),
      ("swift-5.9.2-RELEASE", "5.9.2-RELEASE"), ("1.0.0-rc.1+build", "1.0.0-rc.1+build"), ("1.2rc1", "1.2rc1"),
      ("v3", "3"), ("nightly", nil), ("", nil), ("v", nil), ("99999999999.1", nil), ("x-3", nil),
      ("1.2.3.4.5.6.7", nil),
    ]
    for (tag, text) in table { #expect(Version(tag: tag)?.text == text, "\(tag)") }
    #expect(Version(tag: "swift-5.9-RELEASE")?.isPrerelease == false)
  }

  @Test func versionsInOrder() {
    // Semantic Versioning 2.0.0, section 11.
    let order = [
      "0.9", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11",
      "1.0.0-rc.1", "1.0.0", "1.0.1", "1.9", "1.10", "2.0",
    ].compactMap { Version(tag: $0) }
    #expect(order.count == 13)
    #expect(order.reversed().sorted() == order)
  }

  @Test func schemes() {
    let table: [(tags: [String], scheme: VersionScheme?)] = [
      (["v1.0.0", "v1.1.0", "0.1"], .other), (["1.0.0", "1.1.0", "1.2.0", "0.1"], .semantic),
      (["2024.1", "2024.03.1"], .calendar),
      (["20.04", "22.04.1"], .calendar), (["1.2", "1.3"], .other), (["nightly"], nil), ([], nil),
      (["20240315"], .calendar),
      (["20.1.0", "20.2.0"], .semantic),
    ]
    for (tags, scheme) in table { #expect(VersionScheme.detect(tags) == scheme, "\(tags)") }
  }

  @Test func joinsTagsAndChangelog() {
    let changelog = """
      # Changelog
      ## [Unreleased]
      ## [1.1.0] - 2024-03-15
      - x
      ## v1.0.0 (2023-01-02)
      ### Fixed in 0.1
      ## Version 0.9
      """
    let list = ReleaseList(
      tags: [.init(name: "1.0", time: 5), .init(name: "v1.1.0", time: 9), .init(name: "junk", time: 1)],
      changelog: ProjectFile(path: "CHANGELOG.md", text: changelog))
    let lines = list.releases.map {
      "\($0.version.text) \($0.tag?.name ?? "-") \($0.changes?.line ?? 0) \($0.day ?? "-")"
    }
    #expect(lines == ["1.1.0 v1.1.0 3 2024-03-15", "1.0 1.0 5 2023-01-02", "0.9 - 7 -", "0.1 - 6 -"])
  }
}
