extension Shard {
  /// The documents that fulfil a condition; nil when all do.
  func documents(fulfilling query: DocumentQuery) throws(ShardError) -> BlockSet? {
    switch query {
    case .all: return nil
    case .block(let query):
      guard let found = try blocks(fulfilling: query) else { return nil }
      var documents = BlockSet(capacity: documentCount)
      found.forEach { if $0 < blockCount { documents.insert(self.documents(ofBlock: $0)) } }
      return documents
    case .and(let parts):
      var intersection: BlockSet?
      for part in parts {
        guard let set = try documents(fulfilling: part) else { continue }
        if intersection == nil { intersection = set } else { intersection?.formIntersection(set) }
        if intersection?.isEmpty ?? false { break }
      }
      return intersection
    case .or(let parts):
      var union = BlockSet(capacity: documentCount)
      for part in parts {
        guard let set = try documents(fulfilling: part) else { return nil }
        union.formUnion(set)
      }
      return union
    }
  }
}
