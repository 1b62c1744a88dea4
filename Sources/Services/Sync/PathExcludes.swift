import Settings

/// The paths that the configuration leaves out of the index. Git lists the files
/// of a folder together, so a folder's answer is kept for the next file.
struct PathExcludes: Sendable {
  private let globs: [Glob]
  private var folder = ""
  private var coversFolder = false

  init(_ globs: [Glob]) { self.globs = globs }

  mutating func contains(_ path: String) -> Bool {
    guard !globs.isEmpty else { return false }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    if folder != self.folder {
      self.folder = folder
      coversFolder = !folder.isEmpty && globs.contains { $0.covers(path: folder) }
    }
    return coversFolder || globs.contains { $0.covers(path: path) }
  }
}
