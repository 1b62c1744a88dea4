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
  private let keys: ByteView
  private let postings: ByteView
  private let pageCount: Int
  /// Text blocks, then path blocks.
  let blocks: Int

  init(pages: ByteView, keys: ByteView, postings: ByteView, blocks: Int) {
    self.pages = pages
    self.keys = keys
    self.postings = postings
    self.blocks = blocks
    pageCount = pages.count / ShardFormat.KeyPage.size
  }

  /// The list of a trigram; nil when no block holds it.
  func list(of key: UInt32) -> List? {
    var found: List?
    forEachList(from: key, through: key) { found = $0 }
    return found
  }

  /// Calls for the lists of the trigrams in a range, in order.
  func forEachList(from first: UInt32, through last: UInt32, _ body: (List) -> Void) {
    guard let page = page(for: first), var cursor = cursor(at: page) else { return }
    while let (key, list) = cursor.next() {
      if key > last { return }
      if key >= first { body(list) }
    }
  }

  /// The last page that begins at or before a key, else the first page.
  private func page(for key: UInt32) -> Int? {
    guard pageCount > 0 else { return nil }
    var low = 0
    var high = pageCount
    while low + 1 < high {
      let middle = (low + high) / 2
      if pages.uint32(at: middle * ShardFormat.KeyPage.size) ?? .max <= key { low = middle } else { high = middle }
    }
    return low
  }

  private func cursor(at page: Int) -> Cursor? {
    let base = page * ShardFormat.KeyPage.size
    guard let keysStart = pages.uint32(at: base + ShardFormat.KeyPage.keysStart) else { return nil }
    return Cursor(reader: self, page: page, keys: VarintReader(keys, at: Int(keysStart)))
  }

  /// Walks through the keys.
  private struct Cursor {
    let reader: PostingsReader
    var page: Int
    var keys: VarintReader
    var remaining = 0
    var key: UInt32 = 0
    var postings = 0

    mutating func next() -> (UInt32, List)? {
      if remaining == 0 {
        let base = page * ShardFormat.KeyPage.size
        guard let first = reader.pages.uint32(at: base + ShardFormat.KeyPage.firstKey),
          let start = reader.pages.uint32(at: base + ShardFormat.KeyPage.postingsStart)
        else { return nil }
        (key, postings, remaining) = (first, Int(start), ShardFormat.keysPerPage)
        page += 1
      }
      guard let difference = keys.next(), let size = keys.next() else { return nil }
      remaining -= 1
      key &+= difference
      let list = List(start: postings, length: Int(size >> 1), isBitmap: size & 1 != 0)
      postings += list.length
      return (key, list)
    }
  }

  /// Adds a list's blocks to a set.
  func insert(_ list: List, into set: inout BlockSet) {
    guard let bytes = postings.part(at: list.start, count: list.length) else { return }
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
  func intersect(_ list: List, with set: inout BlockSet) {
    if list.isBitmap, list.length == 0 { return }
    guard let bytes = postings.part(at: list.start, count: list.length) else { return }
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
