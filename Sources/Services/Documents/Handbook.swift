package import Readiness
package import SearchModel

/// The organisation's practices: the documents of one folder of one repository, in that repository's order.
package struct Handbook: Sendable {
  package let repository: RepositoryFacts
  /// Empty for all of the repository.
  package let folder: String
  package let title: String
  /// The order of the chapters, documents that no navigation lists at its end.
  package let entries: [DocumentationNavigation.Entry]
  /// Paths of the chapters in reading order.
  package let paths: [String]
  /// The document that introduces the book, when it has one.
  package let introduction: String?
  package let documentation: RepositoryDocumentation
  private let slugs: [String: String]
  private let pathsBySlug: [String: String]

  /// The documents below `folder`, which is relative to the root of the repository that `documentation` is of.
  package init(repository: RepositoryFacts, folder: String, documentation: RepositoryDocumentation) {
    let isInside: (String) -> Bool = { folder.isEmpty || $0.hasPrefix(folder + "/") }
    var entries: [DocumentationNavigation.Entry] = []
    var paths: [String] = []
    var seen: Set<String> = []
    for navigation in documentation.navigations {
      let pages = navigation.pages.filter { isInside($0) && seen.insert($0).inserted }
      guard !pages.isEmpty else { continue }
      let chapters = Self.chapters(of: navigation.entries, isInside)
      // What no file puts in order stands apart.
      entries += entries.isEmpty ? chapters : [.init(title: navigation.title, children: chapters)]
      paths += pages
    }
    self.repository = repository
    self.folder = folder
    self.entries = entries
    self.paths = paths
    self.documentation = documentation
    slugs = Self.slugs(of: paths, below: folder)
    pathsBySlug = Dictionary(slugs.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    let names = ["index.md", "README.md", "readme.md", "_index.md", "introduction.md"]
    let prefix = folder.isEmpty ? "" : folder + "/"
    introduction = names.map { prefix + $0 }.first { documentation.titles[$0] != nil }
    title = introduction.map { documentation.title(of: $0) } ?? "Handbook"
  }

  /// nil for a document that is no chapter.
  package func slug(of path: String) -> String? { slugs[path] }

  /// nil when there is no such chapter.
  package func path(of slug: String) -> String? { pathsBySlug[slug] }

  private static func chapters(
    of entries: [DocumentationNavigation.Entry], _ isInside: (String) -> Bool
  ) -> [DocumentationNavigation.Entry] {
    entries.compactMap { entry in
      var entry = entry
      entry.children = chapters(of: entry.children, isInside)
      if case .page(let path) = entry.target, !isInside(path) { entry.target = nil }
      return entry.target == nil && entry.children.isEmpty ? nil : entry
    }
  }

  /// A chapter's slug is its path below the folder without the ending; a folder's own page has the folder's.
  /// Where two would be the same, Markdown comes first and the others keep their whole name.
  private static func slugs(of paths: [String], below folder: String) -> [String: String] {
    var slugs: [String: String] = [:]
    var taken: Set<String> = []
    let ordered = paths.sorted { left, right in
      (left.hasSuffix(".md") ? 0 : 1, left) < (right.hasSuffix(".md") ? 0 : 1, right)
    }
    // Plain names go before the pages of folders: `team.md` keeps `team`, and `team/README.md` moves.
    for isFolderPage in [false, true] {
      for path in ordered {
        let relative = folder.isEmpty ? path : String(path.dropFirst(folder.utf8.count + 1))
        let stem = stem(relative)
        let short = folderPage(stem)
        guard (short != nil) == isFolderPage else { continue }
        let wanted = [short, stem, relative].compactMap(\.self).first { taken.insert($0).inserted }
        slugs[path] = wanted ?? relative
      }
    }
    return slugs
  }

  private static func stem(_ path: String) -> String {
    guard let dot = path.lastIndex(of: "."), dot > (path.lastIndex(of: "/") ?? path.startIndex) else { return path }
    return String(path[..<dot])
  }

  /// The folder of `folder/README`; nil for other names, and at the top.
  private static func folderPage(_ stem: String) -> String? {
    guard let slash = stem.lastIndex(of: "/"),
      ["readme", "index", "_index"].contains(stem[stem.index(after: slash)...].lowercased())
    else { return nil }
    return String(stem[..<slash])
  }
}

/// A chapter of the handbook with what stands around it.
package struct HandbookChapter: Sendable {
  package var handbook: Handbook
  package var slug: String
  package var document: DocumentDetail
  /// Paths of the neighbouring chapters.
  package var previous: String?
  package var next: String?
  /// Repositories whose files link to it, by name.
  package var followers: [PracticeFollower]

  package init(
    handbook: Handbook, slug: String, document: DocumentDetail, previous: String? = nil, next: String? = nil,
    followers: [PracticeFollower] = []
  ) {
    self.handbook = handbook
    self.slug = slug
    self.document = document
    self.previous = previous
    self.next = next
    self.followers = followers
  }
}

/// A repository that says that it follows a practice, and where.
package struct PracticeFollower: Sendable, Equatable {
  package var repository: RepositoryFacts
  package var path: String
  /// 1-based.
  package var line: Int

  package init(repository: RepositoryFacts, path: String, line: Int) {
    self.repository = repository
    self.path = path
    self.line = line
  }
}

/// A practice that a repository's files link to.
package struct FollowedPractice: Sendable, Equatable {
  package var slug: String
  package var title: String
  /// The file that links to it, and the line in it, from 1.
  package var path: String
  package var line: Int

  package init(slug: String, title: String, path: String, line: Int) {
    self.slug = slug
    self.title = title
    self.path = path
    self.line = line
  }
}
