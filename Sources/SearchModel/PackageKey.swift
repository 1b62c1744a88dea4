/// What tells one package from all others: the ecosystem and the name in the one
/// spelling that all spellings of it share.
package struct PackageKey: Hashable, Comparable, Sendable, Codable {
  /// The package type of purl (github.com/package-url/purl-spec): swift, npm, pypi, cargo, golang, maven, nuget,
  /// gem, composer, docker; and `cmake`.
  package let ecosystem: String
  /// Normalised.
  package let name: String

  /// The name is given as a manifest spells it.
  package init(ecosystem: String, name: String) {
    self.ecosystem = ecosystem.lowercased()
    self.name = Self.normalized(name, ecosystem: self.ecosystem)
  }

  package static func < (left: PackageKey, right: PackageKey) -> Bool {
    (left.ecosystem, left.name) < (right.ecosystem, right.name)
  }

  private static func normalized(_ name: String, ecosystem: String) -> String {
    let name = Substring(name).trimmed
    switch ecosystem {
    case "swift": return swiftIdentity(name)
    case "pypi": return pythonName(name)
    case "golang": return goModule(name)
    case "maven": return maven(name)
    case "cargo": return name.lowercased().replacing("_", with: "-")
    // Old npm packages keep their capitals and differ by them, and so do gems; NuGet and Composer know no case.
    case "npm", "gem": return String(name)
    default: return name.lowercased()
    }
  }

  /// The last component of the address, without `.git` (Swift Evolution 0292, package identity).
  private static func swiftIdentity(_ name: Substring) -> String {
    var rest = name
    while rest.hasSuffix("/") { rest.removeLast() }
    let last = rest.lastIndex { $0 == "/" || $0 == ":" }.map { rest[rest.index(after: $0)...] } ?? rest
    let identity = last.lowercased()
    return identity.hasSuffix(".git") && identity.utf8.count > 4 ? String(identity.dropLast(4)) : identity
  }

  /// Runs of `-`, `_` and `.` are one `-` (packaging.python.org, name normalization); an extra in brackets is none
  /// of the name.
  private static func pythonName(_ name: Substring) -> String {
    var result = ""
    var isPending = false
    for character in (name.firstIndex(of: "[").map { name[..<$0] } ?? name).trimmed.lowercased() {
      if character == "-" || character == "_" || character == "." {
        isPending = true
        continue
      }
      if isPending { result.append("-") }
      isPending = false
      result.append(character)
    }
    return isPending ? result + "-" : result
  }

  /// Case counts (go.dev/ref/mod); a major version's suffix stays, as it is another module.
  private static func goModule(_ name: Substring) -> String {
    var rest = name
    while rest.hasSuffix("/") { rest.removeLast() }
    return String(rest)
  }

  /// `group:artifact`; a packaging, classifier or version after these does not name another one.
  private static func maven(_ name: Substring) -> String {
    name.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).prefix(2).map { String($0.trimmed) }
      .joined(separator: ":")
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var rest = self
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}
