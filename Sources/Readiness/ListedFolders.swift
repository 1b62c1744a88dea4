/// The pages of folders that a navigation lists as a whole, as `guide/`.
struct ListedFolders {
  /// Paths of all documents, sorted.
  let documents: [String]
  let titles: [String: String]
  /// Further pages that may be listed so: folders within folders would list theirs again and again.
  private var left = DocumentationNavigation.most
  private var seen: Set<Substring> = []

  init(documents: [String], titles: [String: String]) {
    self.documents = documents
    self.titles = titles
  }

  /// The other documents of the folder whose own page this is; none for a folder that was listed before.
  mutating func pages(beside target: DocumentationNavigation.Target?) -> [DocumentationNavigation.Entry] {
    guard case .page(let path) = target, let slash = path.lastIndex(of: "/") else { return [] }
    let folder = path[...slash]
    guard seen.insert(folder).inserted else { return [] }
    let below = documents[firstIndex(below: folder)...].prefix { $0.hasPrefix(folder) }.filter { $0 != path }
    guard below.count <= left else { return [] }
    left -= below.count
    return DocumentationNavigation.tree(of: below, below: String(folder.dropLast()), titles: titles).entries
  }

  /// The first document that does not stand before the folder.
  private func firstIndex(below folder: Substring) -> Int {
    var range = documents.startIndex..<documents.endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = documents[middle] < folder ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}
