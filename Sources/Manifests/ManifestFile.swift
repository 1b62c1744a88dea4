import StructuredText

/// A manifest's text with its place in the repository.
struct ManifestFile {
  let path: String
  let text: String

  /// Relative to the repository's root; empty at the root.
  var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }
  var fileName: Substring { path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...] }
  /// The name of the folder it stands in; nil at the root.
  var folderName: String? { folder.split(separator: "/").last.map(String.init) }
  /// Its own name without the ending.
  var stem: String { fileName.lastIndex(of: ".").map { String(fileName[..<$0]) } ?? String(fileName) }
  /// Also those that end as on Windows.
  var lines: [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }
}

/// Why a manifest cannot be read.
typealias ManifestFailure = StructuredTextFailure
