/// Where a package is fetched from, in the one spelling that all addresses of one place share.
///
/// Swift and git dependencies of other ecosystems name an address, and two owners may have packages of one name: on one
/// host the path tells them apart. Between hosts it tells nothing, for one may mirror the other.
package struct PackageLocation: Hashable, Comparable, Sendable, Codable {
  /// In lower case, without port and `www.`.
  package let host: String
  /// In lower case, without slashes at its ends and without `.git`.
  package let path: String

  package init(host: String, path: String) {
    self.host = host
    self.path = path
  }

  /// nil for a folder, for the name in a registry, and for what is no address: `https://host/a/b.git`,
  /// `ssh://git@host/a/b`, `git@host:a/b` and `git+https://host/a/b#v1` name one place.
  package init?(_ address: String) {
    let text = Substring(address.prefix { $0 != "#" && $0 != "?" })
    let rest: Substring
    if let scheme = text.firstRange(of: "://") {
      let name = text[..<scheme.lowerBound].lowercased()
      guard ["https", "http", "ssh", "git", "git+https", "git+http", "git+ssh"].contains(name) else { return nil }
      rest = text[scheme.upperBound...]
    } else {
      // `user@host:path`, as secure copy has it.
      guard let at = text.firstIndex(of: "@"), let colon = text[at...].firstIndex(of: ":"),
        !text[..<colon].contains("/")
      else { return nil }
      rest = text[..<colon] + "/" + text[text.index(after: colon)...]
    }
    guard let slash = rest.firstIndex(of: "/") else { return nil }
    var host = rest[..<slash]
    if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
    if let colon = host.firstIndex(of: ":") { host = host[..<colon] }
    var path = rest[slash...].split(separator: "/").joined(separator: "/").lowercased()
    if path.hasSuffix(".git") { path.removeLast(4) }
    let name = host.lowercased()
    guard !name.isEmpty, !path.isEmpty else { return nil }
    self.host = name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
    self.path = path
  }

  /// Whether the two can be no one package.
  package func contradicts(_ other: PackageLocation?) -> Bool {
    guard let other else { return false }
    return host == other.host && path != other.path
  }

  package static func < (left: PackageLocation, right: PackageLocation) -> Bool {
    (left.host, left.path) < (right.host, right.path)
  }

  /// `host/path`.
  package var text: String { "\(host)/\(path)" }
}
