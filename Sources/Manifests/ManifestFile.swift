import StructuredText

/// A manifest's text with its place in the repository.
struct ManifestFile {
  let path: String
  let text: String

  /// Relative to the repository's root; empty at the root.
  var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }
  var fileName: Substring { path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...] }
  /// The name of the folder it stands in; the file's own at the root.
  var stem: String { fileName.lastIndex(of: ".").map { String(fileName[..<$0]) } ?? String(fileName) }
}

/// Why a manifest cannot be read.
typealias ManifestFailure = StructuredTextFailure
