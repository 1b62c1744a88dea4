import Markup
package import Readiness

/// All documents of one repository in its own order, and where each stands.
package struct RepositoryDocumentation: Sendable {
  /// Titles of all documents by path.
  package let titles: [String: String]
  /// What files say first, then plain folders, then what none of them holds.
  package let navigations: [DocumentationNavigation]
  /// The pages of each navigation in reading order, each page at the first place that lists it.
  private let pages: [[String]]
  /// Navigation and position in its pages.
  private let positions: [String: (navigation: Int, index: Int)]
  /// DocC articles by the name that links to them use.
  private let articles: [String: [String]]

  /// Where a document stands.
  package struct Place: Sendable, Equatable {
    /// Index of the navigation that lists it.
    package var navigation: Int
    /// Titles of the entries above it.
    package var trail: [String]
    /// Paths of its neighbours in reading order.
    package var previous: String?
    package var next: String?

    package init(navigation: Int, trail: [String] = [], previous: String? = nil, next: String? = nil) {
      self.navigation = navigation
      self.trail = trail
      self.previous = previous
      self.next = next
    }
  }

  /// An entry of a navigation whose file is not there.
  package struct MissingPage: Sendable, Equatable {
    package var title: String
    /// As the navigation names it.
    package var path: String
    /// The file or folder of the navigation, and the line in it.
    package var source: String
    package var line: Int?
  }

  /// - Parameters:
  ///   - titles: titles of all documents by path.
  ///   - found: the navigations that indexing found.
  package init(titles: [String: String], navigations found: [DocumentationNavigation]) {
    let stored = found.sorted { Self.rank($0) < Self.rank($1) }
    var pages = stored.map(\.pages)
    let lists = Set(stored.filter { $0.origin == .mdBook }.map(\.source))
    let covered = Set(pages.joined()).union(lists)
    let rest = titles.keys.filter { !covered.contains($0) }
    var navigations = stored
    if !rest.isEmpty {
      let others = DocumentationNavigation.tree(of: rest.sorted(), below: "", titles: titles)
      navigations.append(others)
      pages.append(others.pages)
    }
    var positions: [String: (navigation: Int, index: Int)] = [:]
    for (number, listed) in pages.enumerated() {
      var ordered: [String] = []
      for path in listed where positions[path] == nil {
        positions[path] = (number, ordered.count)
        ordered.append(path)
      }
      pages[number] = ordered
    }
    self.titles = titles
    self.navigations = navigations
    self.pages = pages
    self.positions = positions
    articles = Dictionary(
      grouping: titles.keys.filter { [.docC, .tutorial].contains(DocumentKind.of($0)) }.sorted(), by: Self.articleName)
  }

  /// What a file orders comes first, and what stands further out: an example's book behind the project's own.
  private static func rank(_ navigation: DocumentationNavigation) -> (Int, Int, String) {
    let kind =
      switch navigation.origin {
      case .mkDocs, .mdBook: 0
      case .docC: 1
      case .folder: 2
      }
    return (kind, navigation.source.count { $0 == "/" }, navigation.source)
  }

  package func place(of path: String) -> Place? {
    guard let (number, index) = positions[path] else { return nil }
    let ordered = pages[number]
    return Place(
      navigation: number, trail: navigations[number].trail(to: path),
      previous: index > 0 ? ordered[index - 1] : nil, next: index + 1 < ordered.count ? ordered[index + 1] : nil)
  }

  /// What a navigation or another document calls a page, else the document's own title.
  package func title(of path: String) -> String {
    titles[path] ?? path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The document that a link to a path means: the file itself, a folder's own page, or the source of a page that a
  /// generator makes of it (`guide/` and `guide.html` of `guide.md`). nil when it is no document.
  package func document(at path: String) -> String? {
    if titles[path] != nil { return path }
    guard !path.isEmpty else { return ["README.md", "index.md"].first { titles[$0] != nil } }
    let stem = path.hasSuffix(".html") ? String(path.dropLast(5)) : path
    let candidates = ["\(stem).md", "\(path)/index.md", "\(path)/README.md", "\(path)/readme.md"]
    return candidates.first { titles[$0] != nil }
  }

  /// The DocC article that `doc:NAME` means in a document; one of the same catalogue before others.
  package func article(_ name: String, in document: String) -> String? {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    guard let found = articles[Self.articleName(last)] else { return nil }
    let catalogue = document.firstRange(of: ".docc/").map { document[..<$0.upperBound] }
    return found.first { path in catalogue.map { path.hasPrefix($0) } ?? false } ?? found.first
  }

  /// A document at the first place that lists it.
  package struct Page: Sendable, Equatable {
    package var path: String
    /// Index of the navigation that lists it.
    package var navigation: Int
    /// Titles of the entries above it.
    package var trail: [String]
  }

  /// All documents as they are meant to be read.
  package var readingOrder: [Page] {
    var seen: Set<String> = []
    var order: [Page] = []
    for (number, navigation) in navigations.enumerated() {
      var open = navigation.entries.reversed().map { (entry: $0, trail: [String]()) }
      while let (entry, trail) = open.popLast() {
        if case .page(let path) = entry.target, titles[path] != nil, seen.insert(path).inserted {
          order.append(Page(path: path, navigation: number, trail: trail))
        }
        open += entry.children.reversed().map { ($0, trail + [entry.title]) }
      }
    }
    return order
  }

  /// Pages that navigations list and nobody has written, in their order.
  package var missing: [MissingPage] {
    var found: [MissingPage] = []
    for navigation in navigations {
      var open = Array(navigation.entries.reversed())
      while let entry = open.popLast() {
        if case .missing(let path) = entry.target {
          found.append(MissingPage(title: entry.title, path: path, source: navigation.source, line: entry.line))
        }
        open += entry.children.reversed()
      }
    }
    return found
  }

  /// The file's name without its ending, as DocC writes it in links.
  private static func articleName(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let stem = [".md", ".tutorial"].first { name.hasSuffix($0) }.map { name.dropLast($0.count) } ?? name
    return stem.lowercased().replacing(" ", with: "-")
  }
}

extension DocumentationNavigation {
  /// Titles of the entries above the first one that leads to a page.
  func trail(to path: String) -> [String] { Self.trail(to: path, in: entries) ?? [] }

  private static func trail(to path: String, in entries: [Entry]) -> [String]? {
    for entry in entries {
      if entry.target == .page(path) { return [] }
      if let below = trail(to: path, in: entry.children) { return [entry.title] + below }
    }
    return nil
  }

  /// Its entries without symbols, which DocC lists beside its articles and which have no page.
  package var pageEntries: [Entry] { origin == .docC ? Self.pageEntries(of: entries) : entries }

  private static func pageEntries(of entries: [Entry]) -> [Entry] {
    entries.compactMap { entry in
      var entry = entry
      entry.children = pageEntries(of: entry.children)
      return entry.target == nil && entry.children.isEmpty ? nil : entry
    }
  }

  /// A name for people: of the catalogue, the book, the folder.
  package var title: String {
    let parts = source.split(separator: "/")
    switch origin {
    case .docC:
      // `Sources/NIOCore/Docs.docc` documents NIOCore.
      let own = parts.last { !["docs.docc", "documentation.docc"].contains($0.lowercased()) } ?? parts.last
      return own.map { $0.hasSuffix(".docc") ? String($0.dropLast(5)) : String($0) } ?? source
    case .folder: return parts.last.map { DocumentationMap.title(of: String($0)) } ?? "Other documents"
    case .mkDocs, .mdBook:
      let folder = parts.dropLast().last { !["src", "docs", "doc"].contains($0.lowercased()) }
      return folder.map { DocumentationMap.title(of: String($0)) } ?? (origin == .mdBook ? "Book" : "Documentation")
    }
  }
}
