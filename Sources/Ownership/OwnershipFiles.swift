/// Which files of a repository say who owns it, and in which dialect each is written.
package enum OwnershipFiles {
  /// `OWNERS` files of one repository that are read; Kubernetes itself has under a thousand.
  static let mostOwnersFiles = 5_000

  package struct Choice: Sendable, Hashable {
    package let dialect: OwnershipDialect
    package let path: String
  }

  /// Whether `choose` may take the file at a path, whatever else there is.
  package static func mayBeRead(_ path: String) -> Bool {
    guard path.hasSuffix("OWNERS") || path.hasSuffix("MAINTAINERS") || path.hasSuffix("OWNERS_ALIASES") else {
      return path == teamsFile
    }
    return fileName(path) == "OWNERS" || path == "OWNERS_ALIASES" || path == "MAINTAINERS"
      || OwnershipDialect.allCases.contains { $0.locations.contains(path) }
  }

  /// Chooses the files to read.
  ///
  /// A CODEOWNERS file in a folder of its host speaks that host's dialect. At the root and in
  /// `docs` three hosts look, so `host` decides; without one the text has to (`detect`).
  /// - Parameters:
  ///   - paths: all files of the repository.
  ///   - host: the host that the repository lives on, where it is known: its file comes first.
  /// - Returns: the one to believe first.
  package static func choose(among paths: [String], host: OwnershipDialect? = nil) -> [Choice] {
    let present = Set(paths.lazy.filter { $0.hasSuffix("CODEOWNERS") || $0.hasSuffix(teamsFile) })
    var choices: [Choice] = []
    let bitbucket: OwnershipDialect = present.contains(teamsFile) ? .bitbucketCloud : .bitbucketDataCenter
    let hosts = ([host] + [.gitHub, .gitLab, .gitea, host == .bitbucketCloud ? .bitbucketCloud : bitbucket])
      .compactMap(\.self)
    for dialect in hosts {
      guard let path = dialect.locations.first(where: present.contains),
        !choices.contains(where: { $0.path == path })
      else { continue }
      choices.append(Choice(dialect: dialect, path: path))
    }
    // A host's own folder tells more than the shared places, unless the host is known.
    if host == nil { choices = choices.filter(isOwn) + choices.filter { !isOwn($0) } }
    let owners = paths.filter { fileName($0) == "OWNERS" }.sorted().map { Choice(dialect: .kubernetes, path: $0) }
    choices += owners
    if !owners.isEmpty, paths.contains("OWNERS_ALIASES") {
      choices.append(Choice(dialect: .kubernetes, path: "OWNERS_ALIASES"))
    }
    if paths.contains("MAINTAINERS") { choices.append(Choice(dialect: .linux, path: "MAINTAINERS")) }
    return choices
  }

  /// The teams of Bitbucket Cloud, which only its repositories have.
  private static let teamsFile = ".bitbucket/teams.yaml"

  private static func isOwn(_ choice: Choice) -> Bool { choice.path.hasPrefix(".") }

  private static func fileName(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }

  /// The dialect that the text of a CODEOWNERS file gives away: only GitLab has sections and
  /// roles, only Gitea has regular expressions. nil when it would read the same everywhere.
  static func detect(_ text: OwnershipText) -> OwnershipDialect? {
    var regular = 0
    for line in text.lines.prefix(2_000) {
      let words = line.text.split(whereSeparator: { $0 == " " || $0 == "\t" })
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      if first.hasPrefix("[") || first.hasPrefix("^[") || words.dropFirst().contains(where: { $0.hasPrefix("@@") }) {
        return .gitLab
      }
      if first.contains(".*") || first.contains("\\\\") || first.contains("[^/]") || first.hasSuffix("$") {
        regular += 1
      }
    }
    return regular > 0 ? .gitea : nil
  }
}
