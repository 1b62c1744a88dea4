import Manifests
import Metadata
import Readiness

/// What a project is, where its manifest does not say it and the files beside it do.
enum ProjectKind {
  /// `paths` are those of the whole repository, sorted by their bytes.
  static func statement(_ manifest: ManifestProject, paths: [String]) -> MetadataStatement? {
    guard manifest.kind == nil else { return nil }
    let prefix = manifest.folder.isEmpty ? "" : manifest.folder + "/"
    let candidates: [(file: String, kind: ManifestProject.Kind)] =
      switch manifest.ecosystem {
      case "cargo": [("src/lib.rs", .library), ("src/main.rs", .application)]
      case "golang": [("main.go", .application)]
      default: []
      }
    for (file, kind) in candidates where paths.holds(prefix + file) {
      return MetadataStatement(
        fact: .type, value: kind.rawValue, format: .manifest, key: "",
        place: MetadataPlace(path: prefix + file, line: 1))
    }
    return nil
  }
}

extension [String] {
  /// Whether a list that is sorted by its bytes has a text.
  fileprivate func holds(_ text: String) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].utf8.lexicographicallyPrecedes(text.utf8) { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == text
  }
}
