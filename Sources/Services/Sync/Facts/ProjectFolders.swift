/// The folders in which a repository's projects stand.
struct ProjectFolders {
  private let folders: Set<String>

  init(_ drafts: [ProjectDraft]) { folders = Set(drafts.map(\.folder)).subtracting([""]) }

  /// Sorted, without the root.
  var all: [String] { folders.sorted() }

  /// Things of the repository by the project folders that they are in, all of them below the root's name, which is empty.
  func below<Thing>(_ things: [Thing], path: (Thing) -> String) -> [String: [Thing]] {
    var found: [String: [Thing]] = ["": things]
    for thing in things {
      var folder = path(thing)[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        let name = String(folder)
        if folders.contains(name) { found[name, default: []].append(thing) }
      }
    }
    return found
  }

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
