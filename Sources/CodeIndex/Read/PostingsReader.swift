import Bytes

/// Finds the blocks that hold a trigram.
struct PostingsReader: Sendable {
  /// Where a trigram's blocks are written.
  struct List {
    var start: Int
    var length: Int
    var isBitmap: Bool

    /// Rarer trigrams have shorter lists; every block is no list at all.
    var cost: Int { isBitmap && length == 0 ? .max : length }
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
  func list(of key: UInt32) throws(ShardError) -> List? { try lists(from: key, through: key).first }

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
      keys: VarintReader(try keys.part(at: start, count: end - start)), key: firstKey(of: page),
      postings: Int(pages.uint32(at: base + Field.postingsStart) ?? .max))
  }

  /// Walks through the keys of one page.
  private struct Cursor {
    var keys: VarintReader
    var key: UInt32
    var postings: Int

    mutating func next() -> (UInt32, List)? {
      guard let difference = keys.next(), let size = keys.next() else { return nil }
      key &+= difference
      let list = List(start: postings, length: Int(size >> 1), isBitmap: size & 1 != 0)
      postings += list.length
      return (key, list)
    }
  }

  /// Adds a list's blocks to a set.
  func insert(_ list: List, into set: inout BlockSet) throws(ShardError) {
    let bytes = try postings.part(at: list.start, count: list.length)
    guard list.isBitmap else {
      forEachBlock(bytes) { set.insert($0) }
      return
    }
    if list.length == 0 {
      set = BlockSet(capacity: set.capacity, full: true)
    } else {
      set.formUnion(bitmap: bytes.buffer)
    }
  }

  /// Leaves only the list's blocks in a set.
  func intersect(_ list: List, with set: inout BlockSet) throws(ShardError) {
    if list.isBitmap, list.length == 0 { return }
    let bytes = try postings.part(at: list.start, count: list.length)
    if list.isBitmap {
      set.formIntersection(bitmap: bytes.buffer)
    } else {
      var kept = BlockSet(capacity: set.capacity)
      forEachBlock(bytes) { if set.contains($0) { kept.insert($0) } }
      set = kept
    }
  }

  @inline(__always)
  private func forEachBlock(_ bytes: ByteView, _ body: (Int) -> Void) {
    var block = 0
    var index = 0
    let base = bytes.base
    while index < bytes.count {
      var value = Int(base[index])
      index &+= 1
      if value >= 0x80 {
        value &= 0x7F
        var shift = 7
        while index < bytes.count, shift < 35 {
          let byte = base[index]
          index &+= 1
          value |= Int(byte & 0x7F) << shift
          if byte < 0x80 { break }
          shift += 7
        }
      }
      block &+= value
      body(block)
    }
  }
}
