/// How a project numbers its releases.
package enum VersionScheme: String, Sendable, CaseIterable, Codable {
  /// Semantic Versioning: three numbers.
  case semantic = "semver"
  /// Calendar Versioning: the first number is a year.
  case calendar = "calver"
  /// Numbers that follow neither, or too mixed to say.
  case other

  /// The scheme of most of the tags that are versions; nil when none is.
  package static func detect(_ tags: some Sequence<String>) -> VersionScheme? {
    let versions = tags.compactMap { Version(tag: $0) }
    guard !versions.isEmpty else { return nil }
    let calendar = versions.count { isCalendar($0) }
    let semantic = versions.count { $0.numbers.count == 3 && !isCalendar($0) }
    // A few early tags such as `0.1` do not spoil a scheme.
    if calendar * 4 >= versions.count * 3 { return .calendar }
    return semantic * 4 >= versions.count * 3 ? .semantic : .other
  }

  /// `2024.3`, `2024.03.15`, `24.04`: a year, then a month; `20240315` is a whole date.
  private static func isCalendar(_ version: Version) -> Bool {
    let first = version.numbers.first ?? 0
    if version.numbers.count == 1 { return (19_900_101...21_001_231).contains(first) }
    let second = version.numbers[1]
    if (1990...2100).contains(first) { return second <= 53 }
    let isPadded =
      version.text.split(separator: ".").dropFirst().first.map { $0.hasPrefix("0") && $0.count == 2 } ?? false
    return (6...99).contains(first) && (1...12).contains(second) && version.numbers.count <= 3
      && (isPadded || (version.text.split(separator: ".").count == 2 && [4, 10].contains(second) && first > 15))
  }
}
