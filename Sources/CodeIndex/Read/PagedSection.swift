import Bytes

/// A section that is read here and there. Its pages carry checksums, and a page
/// is compared with its own before anything of it is used for the first time.
struct PagedSection: Sendable {
  let name: String
  private let bytes: ByteView
  private let checksums: ByteView
  private let checked: CheckedPieces
  /// Number of the section's first page among those of the shard.
  private let firstPage: Int

  /// `checksums` and `checked` are those of all pages of the shard.
  init(_ section: ShardFormat.Section, _ bytes: ByteView, firstPage: Int, checksums: ByteView, checked: CheckedPieces) {
    name = section.name
    self.bytes = bytes
    self.firstPage = firstPage
    self.checksums = checksums
    self.checked = checked
  }

  var count: Int { bytes.count }

  /// The whole section, checked.
  func whole() throws(ShardError) -> ByteView { try part(at: 0, count: bytes.count) }

  /// A part, checked.
  @inline(__always)
  func part(at offset: Int, count: Int) throws(ShardError) -> ByteView {
    guard let part = bytes.part(at: offset, count: count) else { throw .contradiction(name) }
    guard count > 0 else { return part }
    let last = (offset &+ count &- 1) / ShardFormat.pageSize
    for page in offset / ShardFormat.pageSize...last where !checked.contains(firstPage &+ page) { try check(page) }
    return part
  }

  private func check(_ page: Int) throws(ShardError) {
    let start = page * ShardFormat.pageSize
    guard let content = bytes.part(at: start, count: min(ShardFormat.pageSize, bytes.count - start)),
      checksums.uint32(at: 4 * (firstPage + page)) == UInt32(truncatingIfNeeded: Checksum.of(content))
    else { throw .damagedSection(name) }
    checked.insert(firstPage + page)
  }

  /// Checksums of a section's pages.
  static func checksums(of section: [UInt8]) -> [UInt8] {
    var writer = ByteWriter(capacity: 4 * pages(section.count))
    section.withUnsafeBytes { section in
      for start in stride(from: 0, to: section.count, by: ShardFormat.pageSize) {
        let end = min(section.count, start + ShardFormat.pageSize)
        let page = ByteView(UnsafeRawBufferPointer(rebasing: section[start..<end]))
        writer.append(UInt32(truncatingIfNeeded: Checksum.of(page)))
      }
    }
    return writer.bytes
  }

  static func pages(_ bytes: Int) -> Int { (bytes + ShardFormat.pageSize - 1) / ShardFormat.pageSize }
}
