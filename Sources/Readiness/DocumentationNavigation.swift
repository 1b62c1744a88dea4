/// The order in which a project presents its documents.
package struct DocumentationNavigation: Sendable, Equatable, Codable {
  package enum Origin: String, Sendable, Codable {
    case mkDocs = "mkdocs"
    case mdBook = "mdbook"
    case docC = "docc"
    case folder
  }

  package enum Target: Sendable, Equatable, Codable {
    /// A file of the repository, relative to its root.
    case page(String)
    /// The navigation names a file that is not there.
    case missing(String)
    /// Somewhere else on the web.
    case address(String)
  }

  package struct Entry: Sendable, Equatable, Codable {
    package var title: String
    /// Nil for a heading, a draft, or a symbol without a page.
    package var target: Target?
    /// 1-based in `source`, or in the page that lists it; nil where no file says it.
    package var line: Int?
    package var children: [Entry]

    package init(title: String, target: Target? = nil, line: Int? = nil, children: [Entry] = []) {
      self.title = title
      self.target = target
      self.line = line
      self.children = children
    }
  }

  package let origin: Origin
  /// The file or folder that gives the order.
  package let source: String
  package let entries: [Entry]

  /// Levels of entries; deeper ones stand at the last.
  static let deepest = 12
  /// Entries of one navigation; further ones are left out.
  static let most = 10_000

  /// Whether `find` wants the text of the file at a path.
  package static func reads(_ path: String) -> Bool {
    guard !isFixture(path) else { return false }
    // In lower case, `summary.md` is a page like others.
    let name = path.split(separator: "/").last ?? ""
    return ["mkdocs.yml", "mkdocs.yaml", "SUMMARY.md", "book.toml"].contains(name)
      || DocCCatalog.folder(of: path) != nil
  }

  /// Whether a file belongs to the fixtures of tests, which document nothing.
  static func isFixture(_ path: String) -> Bool {
    path.split(separator: "/").dropLast().contains { folder in
      let name = folder.lowercased()
      return name == "test" || name == "testdata" || name.hasSuffix("tests") || name.contains("fixture")
    }
  }

  /// All navigations of a repository: files that say one, DocC catalogues, and plain folders of
  /// documents that none of these covers.
  /// - Parameters:
  ///   - files: texts of the files that `reads` names.
  ///   - documents: paths of all documents of the repository.
  ///   - titles: titles of documents by path, as far as they are known.
  /// - Returns: those of files by path, then DocC catalogues, then folders.
  package static func find(
    in files: [ProjectFile], documents: [String], titles: [String: String] = [:]
  ) -> [DocumentationNavigation] {
    let known = Set(documents)
    var found: [DocumentationNavigation] = []
    for file in files.sorted(by: { $0.path < $1.path }) where reads(file.path) {
      switch file.path.split(separator: "/").last {
      case "mkdocs.yml", "mkdocs.yaml": mkDocs(file, documents: known, titles: titles).map { found.append($0) }
      case "SUMMARY.md": mdBook(file, documents: known).map { found.append($0) }
      default: break
      }
    }
    found += DocCCatalog.all(in: files).map { $0.navigation(titles: titles) }
    let covered = Set(found.flatMap(\.pages)).union(found.filter { $0.origin == .mdBook }.map(\.source))
    let rest = documents.filter { !covered.contains($0) && DocCCatalog.folder(of: $0) == nil }
    return found + folders(rest, titles: titles)
  }

  /// The pages in reading order.
  package var pages: [String] {
    var pages: [String] = []
    var open = Array(entries.reversed())
    while let entry = open.popLast() {
      if case .page(let path) = entry.target { pages.append(path) }
      open += entry.children.reversed()
    }
    return pages
  }

  /// The paths that it names and that were no documents.
  package var missing: [String] {
    var paths: [String] = []
    var open = Array(entries.reversed())
    while let entry = open.popLast() {
      if case .missing(let path) = entry.target { paths.append(path) }
      open += entry.children.reversed()
    }
    return paths
  }

  /// The same with those that are files after all as pages.
  package func finding(_ files: Set<String>) -> DocumentationNavigation {
    DocumentationNavigation(origin: origin, source: source, entries: Self.finding(files, in: entries))
  }

  private static func finding(_ files: Set<String>, in entries: [Entry]) -> [Entry] {
    entries.map { entry in
      var entry = entry
      if case .missing(let path) = entry.target, files.contains(path) { entry.target = .page(path) }
      entry.children = finding(files, in: entry.children)
      return entry
    }
  }

  // MARK: Pieces of the readers

  /// What `target` means in a navigation that stands in `folder`; nil when it leads out of the repository.
  static func target(_ target: String, in folder: String, documents: Set<String>) -> Target? {
    if target.contains("://") || target.hasPrefix("mailto:") { return .address(target) }
    let path = target.prefix { $0 != "#" && $0 != "?" }
    guard let joined = joined(folder, String(path)) else { return nil }
    if documents.contains(joined) { return .page(joined) }
    let inFolder = ["index.md", "README.md"].map { joined.isEmpty ? $0 : joined + "/" + $0 }
    return inFolder.first { documents.contains($0) }.map { .page($0) } ?? .missing(joined)
  }

  private static func joined(_ folder: String, _ path: String) -> String? {
    var parts = path.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }

  /// An entry with its indentation, before the levels are known.
  struct Indented {
    var indentation: Int
    var entry: Entry
  }

  /// Entries below those that are less indented.
  static func tree(_ flat: [Indented]) -> [Entry] {
    var roots: [Entry] = []
    var open: [Indented] = []
    func close() {
      guard let last = open.popLast() else { return }
      if open.isEmpty { roots.append(last.entry) } else { open[open.count - 1].entry.children.append(last.entry) }
    }
    for next in flat.prefix(most) {
      while let last = open.last, last.indentation >= next.indentation || open.count >= deepest { close() }
      open.append(next)
    }
    while !open.isEmpty { close() }
    return roots
  }
}
