import Foundation

/// Pages that a host has for each of its repositories, known from the address of the source alone.
package struct HostPages: Sendable, Equatable {
  package var issues: String
  /// Issues that the host thinks good for a first change; nil where it has no such page.
  package var firstIssues: String?

  /// nil for a host whose addresses are not known.
  package init?(sourceURL: String) {
    guard let url = URL(string: sourceURL), url.scheme == "https", let host = url.host(), url.user() == nil else {
      return nil
    }
    var path = url.path()
    while path.hasSuffix("/") { path.removeLast() }
    if path.hasSuffix(".git") { path.removeLast(4) }
    guard path.split(separator: "/").count >= 2 else { return nil }
    let root = "https://\(host)\(path)"
    switch host {
    case "github.com": (issues, firstIssues) = (root + "/issues", root + "/contribute")
    case "gitlab.com": (issues, firstIssues) = (root + "/-/issues", nil)
    case "codeberg.org": (issues, firstIssues) = (root + "/issues", nil)
    default: return nil
    }
  }
}
