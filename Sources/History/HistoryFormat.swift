import Bytes
import GitRead

/// A file with the history of one repository:
///
/// ```
/// "GHHIST2\n"   length of the source's name, the name
/// blocks        u32 mark, u32 0, u64 length of the payload, u64 checksum (XXH64) of the payload, payload
/// ```
///
/// Numbers have seven bits a byte (`ByteWriter.appendVarint`), lengths before texts. A block continues the tables of
/// those before it, so that what is new is appended and the rest stays as it was. Its payload: length of ids, tip;
/// number of new people, each a name and an address; number of new paths, each as the bytes shared with the path before
/// it, then the rest; number of new tickets, each its name; number of commits, and for each:
///
/// ```
/// id, author, committer, author's date less that of the commit before, committer's date less the author's
/// number of parents, each as the distance back to it, 0 for one that is not here
/// number of helpers, each as twice the person, one more for a reviewer
/// number of tickets, each its position in the table
/// omitted files, number of files, each:
///   kind + 8 without lines, path less that of the file before, [path before the rename], [added, deleted lines]
/// ```
enum HistoryFormat {
  static let magic = Array("GHHIST2\n".utf8)
  static let blockMark: UInt32 = 0x4B4C_4247
  static let blockHeader = 24
  /// Added to the kind of a change that has no lines.
  static let withoutLines: UInt8 = 8

  static func fileHeader(source: String) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(magic)
    writer.appendText(source)
    return writer.bytes
  }

  static func block(_ payload: [UInt8]) -> [UInt8] {
    var writer = ByteWriter(capacity: payload.count + blockHeader)
    writer.append(blockMark)
    writer.append(UInt32(0))
    writer.append(UInt64(payload.count))
    writer.append(Checksum.of(payload))
    writer.append(payload)
    return writer.bytes
  }

  /// The payloads of a file, in order.
  /// - Throws: `HistoryError`.
  static func payloads(of bytes: ByteView, source: String) throws(HistoryError) -> [(bytes: ByteView, sum: UInt64)] {
    guard let start = bytes.part(at: 0, count: magic.count), start.array == magic else {
      throw HistoryError.damaged("beginning")
    }
    var reader = VarintReader(bytes, at: magic.count)
    guard let name = reader.nextBytes() else { throw HistoryError.damaged("beginning") }
    guard name.array == Array(source.utf8) else { throw HistoryError.foreign }
    return try Self.payloads(of: bytes, at: reader.offset)
  }

  /// The payloads of the blocks that begin at `offset`.
  static func payloads(
    of bytes: ByteView, at offset: Int
  ) throws(HistoryError) -> [(bytes: ByteView, sum: UInt64)] {
    var payloads: [(bytes: ByteView, sum: UInt64)] = []
    var offset = offset
    while offset < bytes.count {
      guard bytes.uint32(at: offset) == blockMark, let length = bytes.uint64(at: offset + 8),
        let sum = bytes.uint64(at: offset + 16), let count = Int(exactly: length),
        let payload = bytes.part(at: offset + blockHeader, count: count)
      else { throw HistoryError.damaged("block \(payloads.count + 1)") }
      payloads.append((payload, sum))
      offset += blockHeader + count
    }
    return payloads
  }
}
