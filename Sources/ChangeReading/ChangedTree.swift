import Manifests
import Markup

/// All files of a repository at one time, each with what tells its content from any other.
package struct ChangedTree: Sendable {
  /// Content ids by the path from the repository's root.
  package let files: [String: String]
  /// Paths of manifests, in order.
  let manifests: [String]

  package init(files: [String: String]) {
    self.files = files
    manifests = files.keys.filter(ManifestReader.isManifest).sorted()
  }

  /// Gives the contents of files of one tree; those that cannot be read, or are too large, are left out.
  package typealias Reader = ([String]) throws -> [String: [UInt8]]

  /// Folders that manifests stand in; the root is empty.
  var packages: Set<String> { Set(manifests.map { $0.split(separator: "/").dropLast().joined(separator: "/") }) }

  /// The first folder of this name, in any case, below another.
  func folder(called name: String, below folder: String) -> String? {
    let prefix = folder.isEmpty ? "" : folder + "/"
    let wanted = name.lowercased()
    let found = files.keys.lazy.filter { $0.hasPrefix(prefix) }.compactMap { path -> String? in
      let parts = path.dropFirst(prefix.count).split(separator: "/").dropLast()
      return parts.firstIndex { $0.lowercased() == wanted }.map { prefix + parts[...$0].joined(separator: "/") }
    }
    return found.min()
  }

  /// The README that stands in a folder.
  func readme(of folder: String) -> String? {
    let prefix = folder.isEmpty ? "" : folder + "/"
    let beside = files.keys.filter { $0.hasPrefix(prefix) && !$0.dropFirst(prefix.count).contains("/") }
      .map { String($0.dropFirst(prefix.count)) }
    return Readme.choose(beside).map { prefix + $0 }
  }
}
