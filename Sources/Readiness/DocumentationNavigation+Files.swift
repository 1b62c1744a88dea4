extension DocumentationNavigation {
  // MARK: mkdocs.yml

  /// The `nav` of a mkdocs.yml, nil when it has none.
  ///
  /// Lines are read as they stand, by their indentation: each entry needs its line, and the rest of such
  /// a file holds tags of Python's that YAML readers refuse.
  static func mkDocs(
    _ file: ProjectFile, documents: Set<String>, titles: [String: String]
  ) -> DocumentationNavigation? {
    let lines = file.lines
    let setting = lines.first { $0.hasPrefix("docs_dir:") }.map { scalar($0.dropFirst("docs_dir:".count)) }
    let folder = [file.folder, setting.flatMap { $0.isEmpty ? nil : $0 } ?? "docs"].filter { !$0.isEmpty }
    guard let start = lines.firstIndex(where: { $0.hasPrefix("nav:") }) else { return nil }
    var flat: [Indented] = []
    var folders = ListedFolders(documents: documents.sorted(), titles: titles)
    for index in lines.indices.dropFirst(start + 1) {
      let line = lines[index]
      let text = line.trimmed
      guard !text.isEmpty, !text.hasPrefix("#") else { continue }
      guard text.hasPrefix("- ") else {
        // Another key of the file ends the list.
        if line.utf8.first.map({ $0 > 0x20 }) ?? true { break }
        continue
      }
      let (title, value) = entry(text.dropFirst(2))
      let target = value.flatMap { Self.target($0, in: folder.joined(separator: "/"), documents: documents) }
      let name = title ?? value.map { DocumentationMap.title(of: $0) } ?? ""
      guard !name.isEmpty else { continue }
      let below = value?.hasSuffix("/") == true ? folders.pages(beside: target) : []
      flat.append(
        Indented(
          indentation: line.utf8.prefix { $0 == 0x20 }.count,
          entry: Entry(title: name, target: target, line: index + 1, children: below)))
    }
    guard !flat.isEmpty else { return nil }
    return DocumentationNavigation(origin: .mkDocs, source: file.path, entries: tree(flat))
  }

  /// `Title: path`, `Title:`, `path`; titles and paths may be quoted.
  private static func entry(_ text: Substring) -> (title: String?, value: String?) {
    let text = text.trimmed
    if let quote = text.first, quote == "\"" || quote == "'",
      let end = text.dropFirst().firstIndex(of: quote)
    {
      let inner = String(text[text.index(after: text.startIndex)..<end])
      let rest = text[text.index(after: end)...].trimmed
      guard rest.hasPrefix(":") else { return (nil, inner) }
      let value = scalar(rest.dropFirst())
      return (inner, value.isEmpty ? nil : value)
    }
    if let colon = text.firstRange(of: ": ") {
      return (String(text[..<colon.lowerBound]), scalar(text[colon.upperBound...]))
    }
    return text.hasSuffix(":") ? (String(text.dropLast()), nil) : (nil, scalar(text[...]))
  }

  /// A value without quotes and comment.
  private static func scalar(_ text: Substring) -> String {
    let text = text.trimmed
    if let quote = text.first, quote == "\"" || quote == "'", let end = text.dropFirst().firstIndex(of: quote) {
      return String(text[text.index(after: text.startIndex)..<end])
    }
    return text.firstRange(of: " #").map { text[..<$0.lowerBound].trimmed } ?? text
  }

  // MARK: SUMMARY.md

  /// The chapters of a mdBook or GitBook, nil when the file lists none.
  static func mdBook(_ file: ProjectFile, documents: Set<String>) -> DocumentationNavigation? {
    var flat: [Indented] = []
    var isInComment = false
    for (index, line) in file.lines.enumerated() {
      let text = line.trimmed
      if text.hasPrefix("<!--") { isInComment = true }
      if isInComment {
        isInComment = !text.contains("-->")
        continue
      }
      if text.hasPrefix("#") {
        let title = text.drop { $0 == "#" }.trimmed
        // The file's own title says nothing.
        if !title.isEmpty, index > 0, !flat.isEmpty || title.lowercased() != "summary" {
          flat.append(Indented(indentation: 0, entry: Entry(title: title, line: index + 1)))
        }
        continue
      }
      guard let (title, path) = chapter(text) else { continue }
      let target = path.isEmpty ? nil : Self.target(path, in: file.folder, documents: documents)
      // A tab counts as four columns; numbered and prefix chapters stand below their part's title.
      let indentation = line.utf8.prefix { $0 == 0x20 || $0 == 0x09 }.reduce(0) { $0 + ($1 == 0x09 ? 4 : 1) }
      flat.append(Indented(indentation: indentation + 1, entry: Entry(title: title, target: target, line: index + 1)))
    }
    guard flat.contains(where: { $0.entry.target != nil }) else { return nil }
    return DocumentationNavigation(origin: .mdBook, source: file.path, entries: tree(flat))
  }

  /// `- [Title](path)` and `[Title](path)`; the path is empty for a draft.
  private static func chapter(_ text: String) -> (title: String, path: String)? {
    let item = text.drop { "-*+ ".contains($0) }
    guard item.first == "[", let middle = item.firstRange(of: "]("),
      let end = item[middle.upperBound...].lastIndex(of: ")")
    else { return nil }
    let title = item.dropFirst()[..<middle.lowerBound].trimmed
    let path = item[middle.upperBound..<end].trimmed
    guard !title.isEmpty else { return nil }
    return (title, path.hasPrefix("<") ? String(path.dropFirst().prefix { $0 != ">" }) : path)
  }

  // MARK: Folders

  private static let folderNames: Set<String> = ["docs", "doc", "documentation", "handbook", "guides", "manual"]

  /// Folders of documents at the root, each as a tree: a folder's own page first, then its pages, then its folders.
  static func folders(_ documents: [String], titles: [String: String]) -> [DocumentationNavigation] {
    let parts = documents.sorted().map { $0.split(separator: "/").map(String.init) }
    let found = Dictionary(grouping: parts.filter { $0.count > 1 && folderNames.contains($0[0].lowercased()) }) {
      $0[0]
    }
    return found.keys.sorted().map { name in
      DocumentationNavigation(
        origin: .folder, source: name, entries: level(found[name] ?? [], depth: 1, titles: titles))
    }
  }

  /// All documents below a folder, the empty one being the root, as `folders` orders them.
  package static func tree(
    of documents: [String], below folder: String, titles: [String: String]
  ) -> DocumentationNavigation {
    let above = folder.split(separator: "/").count
    let parts = documents.filter { folder.isEmpty || $0.hasPrefix(folder + "/") }
      .map { $0.split(separator: "/").map(String.init) }
    return DocumentationNavigation(
      origin: .folder, source: folder, entries: level(parts, depth: above, titles: titles))
  }

  private static func level(_ paths: [[String]], depth: Int, titles: [String: String]) -> [Entry] {
    let isLast = depth >= deepest
    let pages = paths.filter { $0.count == depth + 1 || isLast }
    let isIndex: ([String]) -> Bool = { ["index", "readme", "_index"].contains(stem($0[$0.count - 1])) }
    let ordered = pages.filter(isIndex) + pages.filter { !isIndex($0) }
    let own = ordered.prefix(most).map { parts in
      let path = parts.joined(separator: "/")
      return Entry(title: titles[path] ?? DocumentationMap.title(of: path), target: .page(path))
    }
    guard !isLast else { return own }
    let below = Dictionary(grouping: paths.filter { $0.count > depth + 1 }) { $0[depth] }
    return own
      + below.keys.sorted().map { name in
        Entry(
          title: DocumentationMap.title(of: name),
          children: level(below[name] ?? [], depth: depth + 1, titles: titles))
      }
  }

  private static func stem(_ name: String) -> String { name.prefix { $0 != "." }.lowercased() }
}
