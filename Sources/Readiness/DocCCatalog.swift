internal import Markup

/// A DocC catalogue: articles whose "Topics" sections list each other.
struct DocCCatalog {
  private let folder: String
  private let pages: [ProjectFile]

  /// The catalogue that the file at a path belongs to; fixtures of tests are none.
  static func folder(of path: String) -> String? {
    guard let kind = DocumentKind.of(path), kind == .docC || kind == .tutorial else { return nil }
    let parts = path.split(separator: "/")
    guard let index = parts.dropLast().firstIndex(where: { $0.lowercased().hasSuffix(".docc") }) else { return nil }
    guard !DocumentationNavigation.isFixture(path) else { return nil }
    return parts[...index].joined(separator: "/")
  }

  static func all(in files: [ProjectFile]) -> [DocCCatalog] {
    let found = Dictionary(grouping: files) { folder(of: $0.path) }
    return found.compactMap { folder, files in
      folder.map { DocCCatalog(folder: $0, pages: files.sorted { $0.path < $1.path }) }
    }.sorted { $0.folder < $1.folder }
  }

  func navigation(titles: [String: String]) -> DocumentationNavigation {
    var walk = Walk(pages: pages, titles: titles)
    let entries = root.map { [walk.entry(of: $0, depth: 1)] } ?? []
    let rest = pages.filter { !walk.seen.contains($0.path) }.map { walk.page($0) }
    return DocumentationNavigation(origin: .docC, source: folder, entries: entries + rest)
  }

  /// The page of the module, or the one that says that it is the root.
  private var root: ProjectFile? {
    let catalogue = Self.stem(folder)
    let technology = pages.first { $0.text.contains("@TechnologyRoot") }
    let modules = pages.filter { page in
      page.lines.first { $0.hasPrefix("# ") }.map { $0.hasPrefix("# ``") && !$0.contains("/") } ?? false
    }
    let named = modules.first { [catalogue, "documentation", "index"].contains(Self.stem($0.path)) }
    return technology ?? named ?? modules.first { $0.text.contains("## Topics") } ?? modules.first
  }

  /// The file's name without its ending, in lower case.
  static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name).lowercased()
  }

  /// A walk over the pages, each at the first place that lists it.
  private struct Walk {
    private let byName: [String: ProjectFile]
    private let titles: [String: String]
    private(set) var seen: Set<String> = []

    init(pages: [ProjectFile], titles: [String: String]) {
      byName = Dictionary(pages.map { (Self.key(DocCCatalog.stem($0.path)), $0) }) { first, _ in first }
      self.titles = titles
    }

    /// DocC writes spaces of file names as hyphens.
    private static func key(_ name: String) -> String { name.lowercased().replacing(" ", with: "-") }

    func page(_ page: ProjectFile, line: Int? = nil) -> DocumentationNavigation.Entry {
      DocumentationNavigation.Entry(title: title(of: page), target: .page(page.path), line: line)
    }

    private func title(of page: ProjectFile) -> String {
      if let title = titles[page.path] { return title }
      let heading = page.lines.first { $0.hasPrefix("# ") }?.dropFirst(2).trimmed
      let words = heading?.filter { $0 != "`" } ?? ""
      return words.isEmpty ? DocumentationMap.title(of: page.path) : words
    }

    mutating func entry(of file: ProjectFile, line: Int? = nil, depth: Int) -> DocumentationNavigation.Entry {
      seen.insert(file.path)
      var entry = page(file, line: line)
      guard depth < DocumentationNavigation.deepest else { return entry }
      var isInTopics = false
      var group: Int?
      for (index, line) in file.lines.enumerated() {
        let text = line.trimmed
        if text.hasPrefix("## ") { isInTopics = text.dropFirst(3).trimmed == "Topics" }
        guard isInTopics else { continue }
        if text.hasPrefix("### ") {
          group = entry.children.count
          entry.children.append(.init(title: text.dropFirst(4).trimmed, line: index + 1))
        } else if let child = item(text, line: index + 1, depth: depth) {
          // Items stand below their group's heading.
          if let group {
            entry.children[group].children.append(child)
          } else {
            entry.children.append(child)
          }
        }
      }
      return entry
    }

    /// `- <doc:Name>` or a symbol between two backticks; nil for a page that stands elsewhere already.
    private mutating func item(_ text: String, line: Int, depth: Int) -> DocumentationNavigation.Entry? {
      guard text.hasPrefix("- ") || text.hasPrefix("* ") else { return nil }
      let item = text.dropFirst(2).trimmed
      if item.hasPrefix("<doc:") {
        let name = item.dropFirst(5).prefix { $0 != ">" && $0 != "#" }
        let last = name.split(separator: "/").last.map(String.init) ?? String(name)
        guard let file = byName[Self.key(last)] else {
          return .init(title: String(name), target: .missing(String(name)), line: line)
        }
        return seen.contains(file.path) ? nil : entry(of: file, line: line, depth: depth + 1)
      }
      guard item.hasPrefix("``") else { return nil }
      let symbol = String(item.dropFirst(2).prefix { $0 != "`" })
      guard !symbol.isEmpty else { return nil }
      let known = byName[Self.key(symbol.replacing("/", with: "-"))] ?? byName[Self.key(symbol)]
      guard let known, !seen.contains(known.path) else { return .init(title: symbol, line: line) }
      return entry(of: known, line: line, depth: depth + 1)
    }
  }
}
