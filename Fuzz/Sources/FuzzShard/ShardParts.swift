import Harness

@testable import Bytes
@testable import CodeIndex

/// The sections of a shard, apart. What edits did to them is put together again with checksums that hold, so that a
/// reader cannot tell that they were not written like that.
struct ShardParts {
  private(set) var sections: [[UInt8]]
  /// Changes to offsets and lengths in the table of contents.
  private var headerEdits: [Edit] = []

  init(_ file: [UInt8]) throws {
    let header = try file.withUnsafeBytes { try ShardHeader(ByteView($0)) }
    sections = header.entries.map { Array(file[Int($0.offset)..<Int($0.offset + $0.length)]) }
  }

  mutating func apply(_ edit: Edit) {
    let number = edit.target % (sections.count + 1)
    if number == sections.count { headerEdits.append(edit) } else { edit.apply(to: &sections[number]) }
  }

  /// A file whose bytes outside of header and sections are known.
  struct Sealed {
    var bytes: [UInt8]
    /// Between the sections and behind the last; empty when the header may claim them.
    var gaps: [Range<Int>]
    /// Where the table of contents says that the documents begin.
    var documentsStart: Int
  }

  /// Bytes between sections, which nobody may read.
  private static let gap = 64
  /// AddressSanitizer guards eight bytes at a time.
  private static let granule = 8

  func sealed() -> Sealed {
    var sections = sections
    reseal(&sections)
    var header = ShardHeader(sections: sections)
    var body: [UInt8] = []
    var gaps: [Range<Int>] = []
    for (number, section) in sections.enumerated() {
      header.entries[number].offset = UInt64(ShardHeader.size + body.count)
      body += section
      let start = ShardHeader.size + body.count
      body += [UInt8](repeating: 0xA5, count: Self.gap - start % Self.granule)
      gaps.append(start..<ShardHeader.size + body.count)
    }
    header.fileLength = UInt64(ShardHeader.size + body.count)
    for edit in headerEdits { apply(edit, to: &header, body) }
    return Sealed(
      bytes: header.bytes + body, gaps: headerEdits.isEmpty ? gaps : [],
      documentsStart: Int(clamping: header.entries[ShardFormat.Section.documents.rawValue].offset))
  }

  /// Writes the checksums of blocks and pages anew, as far as what they are of is there.
  private func reseal(_ sections: inout [[UInt8]]) {
    typealias Field = ShardFormat.BlockRecord
    let text = sections[ShardFormat.Section.text.rawValue]
    var blocks = sections[ShardFormat.Section.blocks.rawValue]
    for record in stride(from: 0, to: blocks.count - 2 * Field.size + 1, by: Field.size) {
      let start = word(of: blocks, at: record + Field.dataStart)
      let end = word(of: blocks, at: record + Field.size + Field.dataStart)
      guard start <= end, end <= text.count else { continue }
      let sum = Checksum.of(Array(text[start..<end]))
      for byte in 0..<4 { blocks[record + Field.checksum + byte] = UInt8(truncatingIfNeeded: sum >> (8 * byte)) }
    }
    sections[ShardFormat.Section.blocks.rawValue] = blocks
    sections[ShardFormat.Section.pageChecksums.rawValue] = ShardFormat.Section.paged.flatMap {
      PagedSection.checksums(of: sections[$0.rawValue])
    }
  }

  private func word(of bytes: [UInt8], at offset: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }

  /// Moves a section, or claims another length for it; its checksum is that of what then lies there.
  private func apply(_ edit: Edit, to header: inout ShardHeader, _ body: [UInt8]) {
    let number = edit.place % header.entries.count
    let old = header.entries[number]
    let change = UInt64(bitPattern: Int64(Int32(bitPattern: edit.value)))
    switch edit.place >> 8 & 3 {
    case 0: header.entries[number].offset = old.offset &+ change
    case 1: header.entries[number].length = old.length &+ change
    case 2: header.entries[number].offset = change << 32
    default: header.entries[number].length = .max - UInt64(edit.value)
    }
    let (offset, length) = (header.entries[number].offset, header.entries[number].length)
    let start = Int(clamping: offset) - ShardHeader.size
    guard start >= 0, length <= UInt64(body.count), start <= body.count - Int(length) else { return }
    header.entries[number].checksum = Checksum.of(Array(body[start..<start + Int(length)]))
  }
}
