/// Where a project stands in its life. The formats have words of their own for it.
package enum Lifecycle: String, Sendable, Hashable, CaseIterable {
  case concept, experimental, active, inactive, deprecated, abandoned, moved

  /// The word of a format: Backstage's `spec.lifecycle`, `developmentStatus` of publiccode.yml
  /// and of CodeMeta (repostatus.org, as a word or an address), `repository.status` of
  /// security-insights.yml.
  package init?(written: String) {
    let word = (written.split(separator: "/").last.map(String.init) ?? written).drop { $0 == "#" }
    switch word.lowercased() {
    case "concept": self = .concept
    case "experimental", "development", "beta", "alpha", "wip": self = .experimental
    case "production", "stable", "active": self = .active
    case "inactive", "suspended": self = .inactive
    case "deprecated", "obsolete": self = .deprecated
    case "abandoned", "unsupported": self = .abandoned
    case "moved": self = .moved
    default: return nil
    }
  }
}
