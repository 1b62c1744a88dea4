/// A requirement of a Python package (PEP 508): `name[extra]>=1.0; marker`, `name @ https://...`.
enum PythonRequirement {
  /// nil when it does not begin with a name. What stands behind the versions is not looked at.
  static func dependency(_ text: String, scope: ManifestDependency.Scope, line: Int?) -> ManifestDependency? {
    let text = text.drop { $0.isWhitespace }
    let name = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    guard !name.isEmpty else { return nil }
    var rest = text.dropFirst(name.count).drop { $0.isWhitespace }
    if rest.hasPrefix("["), let end = rest.firstIndex(of: "]") { rest = rest[rest.index(after: end)...] }
    rest = rest.drop { $0.isWhitespace }
    if rest.hasPrefix("@") {
      let location = rest.dropFirst().drop { $0.isWhitespace }.prefix { !$0.isWhitespace }
      return ManifestDependency(
        ecosystem: "pypi", name: normalized(String(name)), location: String(location), scope: scope, line: line)
    }
    let requirement = rest.prefix { $0 != ";" && $0 != "#" }
    return ManifestDependency(
      ecosystem: "pypi", name: normalized(String(name)), requirement: String(requirement), scope: scope, line: line)
  }

  /// PEP 503: upper case and the kind of separator make no difference.
  static func normalized(_ name: String) -> String {
    name.lowercased().split { "-_.".contains($0) }.joined(separator: "-")
  }
}
