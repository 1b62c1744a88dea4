import Bytes
import SearchModel

extension Shard {
  /// The document of a path in a branch.
  func document(repository: RepositoryID, path: String, branch: String) throws(ShardError) -> Document? {
    let name = Array(path.utf8)
    guard !name.isEmpty else { return nil }
    try checkTables()
    let paths = try paths.whole()
    let needle = Needle(name + [UInt8(ascii: "\n")], ignoresCase: false)
    var start = 0
    while let place = needle.find(in: paths, from: start) {
      start = place + 1
      let number = document(atPath: place)
      guard pathStart(of: number) == place, isLive(number), try self.path(of: number).count == name.count else {
        continue
      }
      let document = try document(number)
      let home = repositories[document.repository]
      guard home.id == repository, answers(forRepositoryAt: document.repository) else { continue }
      if branch.isEmpty || document.branches & home.mask(ofBranch: branch) != 0 { return document }
    }
    return nil
  }

  /// Number of the last document whose path begins at or before an offset of the paths.
  private func document(atPath offset: Int) -> Int {
    var low = 0
    var high = documentCount
    while low + 1 < high {
      let middle = (low + high) / 2
      if pathStart(of: middle) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  func symbols(of document: Document) throws(ShardError) -> [SymbolSpan] {
    var table = symbolTable(of: document)
    return try table.spans()
  }
}
