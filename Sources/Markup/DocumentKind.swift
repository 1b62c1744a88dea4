/// In which markup a file's prose is written.
package enum DocumentKind: String, Sendable, CaseIterable {
  case markdown
  /// An article of a `.docc` catalogue: Markdown with `@Directives`.
  case docC
  /// A DocC `.tutorial`: directives around short texts; read as text.
  case tutorial
  case restructuredText
  case asciiDoc
  case plainText

  /// The markup of the document at `path` (`/`-separated, relative to the repository), nil
  /// when the file is not prose: source, data, a licence text, another project's copied files.
  package static func of(_ path: String) -> DocumentKind? {
    let components = path.split(separator: "/").map { asciiLowercased($0) }
    guard let name = components.last else { return nil }
    let folders = components.dropLast()
    guard !folders.contains(where: { copiedFolders.contains($0) }), !isLicence(name) else { return nil }
    let (stem, suffix) = splitExtension(name)
    switch suffix {
    case "md", "markdown", "mdown", "mkd", "mkdn":
      return folders.contains { $0.hasSuffix(".docc") } ? .docC : .markdown
    case "tutorial":
      return folders.contains { $0.hasSuffix(".docc") } ? .tutorial : nil
    case "rst", "rest":
      return .restructuredText
    case "adoc", "asciidoc", "asc":
      // PGP signatures and keys end in .asc as well; only known names count as prose there.
      return suffix != "asc" || isDocumentName(stem) ? .asciiDoc : nil
    case "txt", "text":
      return isDocumentName(stem) || folders.contains { documentFolders.contains($0) } ? .plainText : nil
    case "":
      return isDocumentName(stem) ? .plainText : nil
    default:
      return nil
    }
  }

  /// Folders whose files belong to somebody else's project.
  private static let copiedFolders: Set<String> = [
    "node_modules", ".build", "pods", "carthage", "bower_components", "site-packages", ".git",
  ]

  private static let documentFolders: Set<String> = ["doc", "docs", "documentation", "handbook", "guides", "manual"]

  private static let documentNames: Set<String> = [
    "readme", "changelog", "changes", "history", "news", "contributing", "hacking", "install", "upgrading",
    "migration", "security", "support", "governance", "maintainers", "code_of_conduct", "authors", "contributors",
    "roadmap", "faq", "todo", "release_notes", "releasenotes", "architecture", "design", "vision",
  ]

  private static let licenceNames: Set<String> = [
    "license", "licence", "copying", "notice", "unlicense", "copyright", "patents",
  ]

  private static func isDocumentName(_ stem: String) -> Bool {
    documentNames.contains(stem) || stem.hasPrefix("readme")
  }

  private static func isLicence(_ name: String) -> Bool {
    let word = name.prefix { $0 != "." && $0 != "-" && $0 != "_" }
    return licenceNames.contains(String(word))
  }

  private static func splitExtension(_ name: String) -> (stem: String, suffix: String) {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return (name, "") }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }
}

/// Paths compare without regard to ASCII case only: other letters keep their identity.
func asciiLowercased(_ text: some StringProtocol) -> String {
  String(
    decoding: text.utf8.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }, as: UTF8.self)
}
