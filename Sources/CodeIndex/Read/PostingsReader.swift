import Bytes

/// Finds the blocks that hold a trigram.
struct PostingsReader: Sendable {
  /// Where a trigram's blocks are written.
  struct List {
    var start: Int
    /// Number of blocks.
    var count: Int
    var code: PostingCode
    var length: Int
  }

  private let pages: ByteView
  private let keys: PagedSection
  private let postings: PagedSection
  private let pageCount: Int
  /// Text blocks, then path blocks.
  let blocks: Int

  /// `pages`: checked before anything is asked.
  init(pages: ByteView, keys: PagedSection, postings: PagedSection, blocks: Int) {
    self.pages = pages
    self.keys = keys
    self.postings = postings
    self.blocks = blocks
    pageCount = pages.count / ShardFormat.KeyPage.size
  }

  /// The list of a trigram; nil when no block holds it.
  func list(of key: UInt32) throws(ShardError) -> List? {
    let page = page(for: key)
    guard page < pageCount else { return nil }
    var cursor = try cursor(at: page)
    while let (found, list) = cursor.next(), found <= key {
      if found == key { return list }
    }
    return nil
  }

  /// The lists of the trigrams in a range, in order.
  func lists(from first: UInt32, through last: UInt32) throws(ShardError) -> [List] {
    var lists: [List] = []
    var page = page(for: first)
    while page < pageCount, firstKey(of: page) <= last {
      var cursor = try cursor(at: page)
      while let (key, list) = cursor.next(), key <= last {
        if key >= first { lists.append(list) }
      }
      page += 1
    }
    return lists
  }

  /// The trigrams of all lists.
  func filter() throws(ShardError) -> TrigramFilter {
    var filter = TrigramFilter()
    for page in 0..<pageCount {
      var cursor = try cursor(at: page)
      while let (key, _) = cursor.next() { filter.insert(key) }
    }
    return filter
  }

  /// The last page that begins at or before a key, else the first page.
  private func page(for key: UInt32) -> Int {
    var low = 0
    var high = pageCount
    while low + 1 < high {
      let middle = (low + high) / 2
      if firstKey(of: middle) <= key { low = middle } else { high = middle }
    }
    return low
  }

  private func firstKey(of page: Int) -> UInt32 {
    pages.uint32(at: page * ShardFormat.KeyPage.size + ShardFormat.KeyPage.firstKey) ?? .max
  }

  private func cursor(at page: Int) throws(ShardError) -> Cursor {
    typealias Field = ShardFormat.KeyPage
    let base = page * Field.size
    let start = Int(pages.uint32(at: base + Field.keysStart) ?? .max)
    let end = Int(pages.uint32(at: base + Field.size + Field.keysStart) ?? UInt32(clamping: keys.count))
    return Cursor(
      bytes: try keys.part(at: start, count: end - start), blocks: blocks, key: firstKey(of: page),
      postings: Int(pages.uint32(at: base + Field.postingsStart) ?? .max))
  }

  /// Walks through the keys of one page.
  private struct Cursor {
    let bytes: ByteView
    var offset = 0
    let blocks: Int
    var key: UInt32
    var postings: Int

    @inline(__always)
    mutating func next() -> (UInt32, List)? {
      guard let difference = number(), let count = number() else { return nil }
      key &+= difference
      let code = PostingCode(count: Int(count), of: blocks)
      let list = List(
        start: postings, count: Int(count), code: code, length: code.length(count: Int(count), of: blocks))
      postings += list.length
      return (key, list)
    }

    /// Nearly all numbers have one byte.
    @inline(__always)
    private mutating func number() -> UInt32? {
      guard offset < bytes.count else { return nil }
      let first = bytes.base[offset]
      if first < 0x80 {
        offset &+= 1
        return UInt32(first)
      }
      var reader = VarintReader(bytes, at: offset)
      defer { offset = reader.offset }
      return reader.next()
    }
  }

  /// Adds a list's blocks to a set.
  func insert(_ list: List, into set: inout BlockSet) throws(ShardError) {
    let bytes = try postings.part(at: list.start, count: list.length)
    switch list.code {
    case .everyBlock: set = BlockSet(capacity: set.capacity, full: true)
    case .bitmap: set.formUnion(bitmap: bytes.buffer)
    case .sparse(let width, let highs): set.formUnion(sparse: bytes, width: width, highs: highs)
    }
  }

  /// Leaves only the list's blocks in a set.
  func intersect(_ list: List, with set: inout BlockSet) throws(ShardError) {
    let bytes = try postings.part(at: list.start, count: list.length)
    switch list.code {
    case .everyBlock: break
    case .bitmap: set.formIntersection(bitmap: bytes.buffer)
    case .sparse(let width, let highs): set.formIntersection(sparse: bytes, width: width, highs: highs)
    }
  }
}
