package import Manifests
import Markup
import SearchModel

/// What is new in a change, told from the files before and after it.
package struct ChangeReading: Sendable {
  /// Packages, then modules, then dependencies, each by path and line.
  package let things: [NewThing]
  /// Manifests of the state after the change that could not be read.
  package let problems: [ManifestProblem]

  /// Reads no file where no manifest changed and no folder of code is new.
  ///
  /// `readBefore` and `readAfter` give contents of either tree. Throws what they throw.
  package init(
    from before: ChangedTree, to after: ChangedTree, readBefore: ChangedTree.Reader, readAfter: ChangedTree.Reader
  ) rethrows {
    var finder = ThingFinder(before: before, after: after)
    var problems: [ManifestProblem] = []
    let hasChangedManifest =
      before.manifests != after.manifests
      || after.manifests.contains { before.files[$0] != after.files[$0] }
    if hasChangedManifest {
      let old = try Self.projects(before.manifests, readBefore)
      let new = try Self.projects(after.manifests, readAfter)
      finder.compare(old.projects, new.projects)
      let known = Set(old.problems.map(\.message))
      problems = new.problems.filter { !known.contains($0.message) }
    }
    finder.compareFolders()
    things = try Self.described(finder.found, in: after, readAfter)
    self.problems = problems
  }

  private static func projects(_ paths: [String], _ read: ChangedTree.Reader) rethrows -> ManifestReader.Result {
    let contents = try read(paths)
    return ManifestReader.projects(in: paths.compactMap { path in contents[path].map { (path: path, content: $0) } })
  }

  /// With the first words of the README of each thing that says nothing of itself.
  private static func described(
    _ found: [ThingFinder.Found], in tree: ChangedTree, _ read: ChangedTree.Reader
  ) rethrows -> [NewThing] {
    let readmes = found.map { thing in
      thing.thing.about.isEmpty ? thing.folder.flatMap { tree.readme(of: $0) } : nil
    }
    let wanted = Set(readmes.compactMap { $0 }).sorted()
    let contents = wanted.isEmpty ? [:] : try read(wanted)
    let things = zip(found, readmes).map { found, readme in
      var thing = found.thing
      guard let readme, let content = contents[readme] else { return thing }
      let text = String(decoding: content.prefix(longestReadme), as: UTF8.self)
      thing.about = Readme.summary(text, kind: DocumentKind.of(readme) ?? .plainText) ?? ""
      return thing
    }
    return things.sorted { ($0.order, $0.path, $0.line ?? 0, $0.name) < ($1.order, $1.path, $1.line ?? 0, $1.name) }
  }

  /// Bytes: what something is for stands at the beginning.
  private static let longestReadme = 64 << 10
}

extension NewThing {
  fileprivate var order: Int {
    switch kind {
    case .package: 0
    case .module: 1
    case .dependency: 2
    }
  }
}
