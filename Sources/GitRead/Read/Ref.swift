/// A ref and what it points to.
package struct Ref: Sendable, Hashable {
  /// Full name, as `refs/heads/main`. Text of others' choosing: escape it where it is shown.
  package var name: String
  package var target: ObjectID

  package init(name: String, target: ObjectID) {
    self.name = name
    self.target = target
  }

  /// By the bytes of the names, as git sorts: strings compare by Unicode's rules,
  /// by which a name may equal another.
  static func precedes(_ left: Ref, _ right: Ref) -> Bool {
    left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }

  /// The tag's short name, nil for other refs.
  package var tag: String? {
    name.hasPrefix("refs/tags/") ? String(name.dropFirst("refs/tags/".count)) : nil
  }

  /// The branch's short name, nil for other refs.
  package var branch: String? {
    name.hasPrefix("refs/heads/") ? String(name.dropFirst("refs/heads/".count)) : nil
  }
}

extension GitRepository {
  /// All refs below `prefix`, sorted by name.
  /// - Throws: `GitError`; `tooLarge` when there are more than `limit`.
  package func refs(below prefix: String = "refs/heads/", limit: Int = 100_000, bounds: WorkBounds = WorkBounds())
    throws -> [Ref]
  {
    var refs: [Ref] = []
    var lines = LineSplitter(separator: 0x0A)
    try git.run(
      ["for-each-ref", "--format=%(objectname) %(refname)", "--", prefix], in: directory, name: name, bounds: bounds
    ) { piece in
      try lines.feed(piece) { line in
        guard let space = line.firstIndex(of: 0x20), let id = ObjectID(hex: line[..<space]) else { return }
        guard refs.count < limit else {
          throw GitError(
            .tooLarge, repository: name, "\(name): more than \(limit) branches and tags.",
            hint: "Raise the limit on branches in the configuration, or delete stale ones at the source.")
        }
        refs.append(Ref(name: String(decoding: line[(space + 1)...], as: UTF8.self), target: id))
      }
    }
    // Again, since replaced invalid bytes may have another place.
    return refs.sorted(by: Ref.precedes)
  }
}
