/// The documents that projects keep for the people around them.
package enum CommunityDocument: String, Sendable, CaseIterable, Codable {
  case readme, contributing
  case codeOfConduct = "code-of-conduct"
  case security, changelog, roadmap, governance, support, maintainers
  /// How to work on the project, apart from the contribution guide.
  case development
  /// A record of one decision.
  case decision
  case licence

  /// What the file is by its place and name; nil for any other document.
  package static func of(_ path: String) -> CommunityDocument? {
    let parts = path.split(separator: "/").map { $0.lowercased() }
    guard let name = parts.last else { return nil }
    let folders = parts.dropLast()
    if isDecision(name, in: folders) { return .decision }
    guard folders.isEmpty || (folders.count == 1 && forgeFolders.contains(folders[folders.startIndex])) else {
      // Each folder may have its own README.
      return stem(name) == "readme" && isProse(name) ? .readme : nil
    }
    guard isProse(name) else { return nil }
    return names[stem(name)] ?? (name.hasPrefix("readme") ? .readme : nil)
  }

  private static let forgeFolders: Set<String> = [".github", ".gitlab", ".gitea", ".forgejo", "docs", "doc"]

  private static let names: [String: CommunityDocument] = [
    "readme": .readme, "contributing": .contributing, "contribute": .contributing, "contribution": .contributing,
    "contributions": .contributing, "codeofconduct": .codeOfConduct, "conduct": .codeOfConduct, "security": .security,
    "changelog": .changelog, "changes": .changelog, "history": .changelog, "news": .changelog, "releases": .changelog,
    "releasenotes": .changelog, "roadmap": .roadmap, "vision": .roadmap, "governance": .governance,
    "support": .support, "communication": .support, "maintainers": .maintainers, "authors": .maintainers,
    "owners": .maintainers, "codeowners": .maintainers, "team": .maintainers, "development": .development,
    "developing": .development, "developer": .development, "hacking": .development, "building": .development,
    "license": .licence, "licence": .licence, "copying": .licence, "unlicense": .licence,
  ]

  /// The name without its ending, hyphens and underscores.
  private static func stem(_ name: String) -> String {
    let end = name.lastIndex(of: ".") ?? name.endIndex
    let stem = end == name.startIndex ? name[...] : name[..<end]
    return stem.filter { $0 != "_" && $0 != "-" && $0 != " " }
  }

  private static func isProse(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return true }
    let endings = ["md", "markdown", "mdown", "mkd", "rst", "adoc", "asciidoc", "asc", "txt", "text"]
    return endings.contains(String(name[name.index(after: dot)...]))
  }

  /// `docs/adr/0001-x.md`, `doc/decisions/…`: a folder for them and a number in front.
  private static func isDecision(_ name: String, in folders: ArraySlice<String>) -> Bool {
    let isInFolder = folders.contains {
      [
        "adr", "adrs", "decisions", "decision-records", "architecture-decisions", "rfcs", "rfc", "proposals",
        "evolution",
      ]
      .contains($0)
    }
    return isInFolder && isProse(name) && !name.hasPrefix("readme") && !name.hasPrefix("index")
      && name.contains { $0.isNumber }
  }
}
