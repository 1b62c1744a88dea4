/// A tag of a commit.
package struct Tag: Sendable, Hashable {
  /// Without `refs/tags/`. Text of others' choosing: escape it where it is shown.
  package var name: String
  /// When it was made, where it says so, else when its commit was: seconds since 1970, within `Commit.dates`.
  package var date: Int64

  package init(name: String, date: Int64) {
    self.name = name
    self.date = date
  }
}

extension GitRepository {
  /// The tags with their dates, the newest first; those of other things than commits, which have none, are left out.
  /// - Throws: `GitError`.
  package func tags(limit: Int = 20_000, bounds: WorkBounds = WorkBounds()) throws -> [Tag] {
    var tags: [Tag] = []
    var lines = LineSplitter(separator: 0x0A)
    try read(
      [
        "for-each-ref", "--count=\(max(0, limit))", "--format=%(creatordate:unix) %(refname)", "--", "refs/tags/",
      ], bounds: bounds
    ) { piece in
      try lines.feed(piece) { line in
        guard let space = line.firstIndex(of: 0x20), space > line.startIndex else { return }
        let name = String(decoding: line[(space + 1)...], as: UTF8.self)
        guard name.hasPrefix("refs/tags/") else { return }
        tags.append(Tag(name: String(name.dropFirst("refs/tags/".count)), date: Commit.date(line[..<space]).seconds))
      }
    }
    return tags.sorted { ($1.date, $0.name) < ($0.date, $1.name) }
  }
}
