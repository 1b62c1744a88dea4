/// The folders in which a repository's projects stand.
struct ProjectFolders {
  private let folders: Set<String>

  init(_ drafts: [ProjectDraft]) { folders = Set(drafts.map(\.folder)).subtracting([""]) }

  /// Sorted, without the root.
  var all: [String] { folders.sorted() }

  /// The folder of the nearest project around a file; the root's where there is none.
  func folder(of path: String) -> String {
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if folders.contains(String(folder)) { return String(folder) }
    }
    return ""
  }
}
