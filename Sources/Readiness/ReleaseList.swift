/// The releases of a project, from its tags and its changelog.
package struct ReleaseList: Sendable, Equatable, Codable {
  package struct Tag: Sendable, Equatable, Codable {
    package var name: String
    /// Seconds since 1970.
    package var time: Int64

    package init(name: String, time: Int64) {
      self.name = name
      self.time = time
    }
  }

  package struct Release: Sendable, Equatable, Codable {
    package var version: Version
    package var tag: Tag?
    /// The changelog's heading for it.
    package var changes: Evidence?
    /// `2024-03-15`, as the changelog says; nil when it does not.
    package var day: String?
  }

  /// The latest version first; every version once.
  package let releases: [Release]
  package let scheme: VersionScheme?

  package init(tags: [Tag], changelog: ProjectFile?) {
    var found: [Version: Release] = [:]
    var keys: [String: Version] = [:]
    for tag in tags {
      guard let version = Version(tag: tag.name) else { continue }
      let key = Self.key(version)
      // Two tags of one version: the later one was meant.
      if let known = keys[key], let before = found[known]?.tag, before.time >= tag.time { continue }
      if let known = keys[key] { found[known] = nil }
      keys[key] = version
      found[version] = Release(version: version, tag: tag)
    }
    for heading in changelog.map(Self.headings) ?? [] {
      guard let (version, day) = Self.release(in: heading.text) else { continue }
      let known = keys[Self.key(version)] ?? version
      keys[Self.key(version)] = known
      guard found[known]?.changes == nil else { continue }
      found[known, default: Release(version: version)].changes = heading
      found[known]?.day = day
    }
    releases = found.values.sorted { $1.version < $0.version }
    scheme = VersionScheme.detect(tags.isEmpty ? releases.map(\.version.text) : tags.map(\.name))
  }

  /// `1.2` and `1.2.0` are one release.
  private static func key(_ version: Version) -> String {
    var numbers = version.numbers
    while numbers.last == 0 { numbers.removeLast() }
    return numbers.map(String.init).joined(separator: ".") + "-" + version.prerelease
  }

  private static func headings(_ file: ProjectFile) -> [Evidence] {
    let document = ProseDocument(file)
    return document.sections.map { document.evidence($0) }
  }

  /// `[1.2.3] - 2024-03-15`, `v1.2.3 (2024-03-15)`, `Version 1.2.3`, `Name 1.2.3`.
  private static func release(in heading: String) -> (version: Version, day: String?)? {
    let words = heading.split { " [](),–—:*`".contains($0) }.map(String.init)
    let day = words.first { isDay($0) }
    // The version stands at the beginning, after a name at most.
    for word in words.prefix(4) where !isDay(word) {
      guard let version = Version(tag: word), version.numbers.count > 1 else { continue }
      return (version, day)
    }
    return nil
  }

  private static func isDay(_ word: String) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0].count == 4
      && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
      && parts[1].count == 2 && parts[2].count == 2
  }
}
