/// A version as a tag or a changelog writes it.
package struct Version: Sendable, Hashable, Comparable, Codable {
  /// The numbers between dots, at most `mostNumbers`; larger ones than 32 bits are no version.
  package let numbers: [UInt32]
  /// What follows a hyphen or directly the numbers: `rc.1`, `beta2`; empty for a release.
  package let prerelease: String
  /// As written, without prefix.
  package let text: String

  private static let mostNumbers = 5

  /// The version in `1.2.3`, `v1.2.3`, `release-1.2`, `name-1.2.3`, `name/v1.2.3`, `1.2.3-rc.1+build`;
  /// nil when there is none.
  package init?(tag: String) {
    guard tag.utf8.count <= 200 else { return nil }
    // The version is what follows the last separator before the numbers with dots.
    var start = tag.startIndex
    var candidates: [String.Index] = [start]
    while start < tag.endIndex {
      if "-/_@ ".contains(tag[start]) { candidates.append(tag.index(after: start)) }
      start = tag.index(after: start)
    }
    for candidate in candidates {
      var text = tag[candidate...]
      if text.first == "v" || text.first == "V" || text.first == "r" { text = text.dropFirst() }
      if let parsed = Self.parse(text), parsed.numbers.count > 1 || candidate == tag.startIndex {
        (numbers, prerelease, self.text) = (parsed.numbers, parsed.prerelease, String(text))
        return
      }
    }
    return nil
  }

  private static func parse(_ text: Substring) -> (numbers: [UInt32], prerelease: String)? {
    var numbers: [UInt32] = []
    var rest = text
    while true {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard !digits.isEmpty, let number = UInt32(digits), numbers.count < mostNumbers else { return nil }
      numbers.append(number)
      rest = rest[digits.endIndex...]
      guard rest.first == ".", rest.dropFirst().first.map({ $0.isASCII && $0.isNumber }) ?? false else { break }
      rest = rest.dropFirst()
    }
    let suffix = rest.prefix { $0 != "+" }
    guard let first = suffix.first else { return (numbers, "") }
    // `1.2.3-rc.1`, `1.2.3rc1`, `1.2.3.beta1`; not `1.2 of something` and not `3rd`.
    guard numbers.count > 1, first == "-" || first == "." || first == "_" || first.isLetter else { return nil }
    let name = first.isLetter ? suffix : suffix.dropFirst()
    guard !name.isEmpty, !name.contains(" ") else { return nil }
    return (numbers, ["RELEASE", "release", "final", "Final", "GA"].contains(String(name)) ? "" : String(name))
  }

  package var isPrerelease: Bool { !prerelease.isEmpty }

  /// Missing numbers count as 0; a prerelease stands before its release. Words of prereleases compare as
  /// Semantic Versioning 2.0.0, section 11, says.
  package static func < (left: Version, right: Version) -> Bool {
    for index in 0..<max(left.numbers.count, right.numbers.count) {
      let (one, other) = (left.number(index), right.number(index))
      if one != other { return one < other }
    }
    if left.isPrerelease != right.isPrerelease { return left.isPrerelease }
    let (ours, theirs) = (left.prerelease.split(separator: "."), right.prerelease.split(separator: "."))
    for (one, other) in zip(ours, theirs) where one != other {
      switch (UInt64(one), UInt64(other)) {
      case (let one?, let other?) where one != other: return one < other
      case (.some, nil): return true
      case (nil, .some): return false
      default: return one < other
      }
    }
    if ours.count != theirs.count { return ours.count < theirs.count }
    return left.text < right.text
  }

  private func number(_ index: Int) -> UInt32 { index < numbers.count ? numbers[index] : 0 }
}
