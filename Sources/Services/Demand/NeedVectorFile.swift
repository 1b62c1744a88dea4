import Bytes
import Embedding
import Foundation
import GitRead
import Synchronization

/// The vectors of needs, kept in a file of the data folder so that a server that starts need not read them all again.
/// It is derived: what is missing or damaged is read anew.
final class NeedVectorFile: Sendable {
  private static let magic = Array("guildhall needs 1\n".utf8)
  /// A fingerprint, a scale, and a byte for each number.
  private static let rowBytes = 12 + SentenceModel.width
  /// Of the file that is read: 400 MB.
  private static let mostRows = 1_000_000

  private struct Row: Sendable {
    var scale: Float
    var values: [Int8]
  }

  private struct State {
    /// By the fingerprint of the text.
    var rows: [Int64: Row]?
    var isChanged = false
  }

  private let path: String
  private let state = Mutex(State())

  init(path: String) { self.path = path }

  /// Of the texts, in their order; nil without a model. `keys` tell texts apart.
  func vectors(of keys: [String], texts: [String], model: SentenceModel?, threads: Int) async -> [[Float]]? {
    guard let model else { return nil }
    // The work ends by itself, and is not given up with the question that began it.
    return try? await onOwnThread { [self] _ in
      loadOnce()
      let hashes = keys.map(TextFingerprint.of)
      let missing = state.withLock { state in hashes.indices.filter { state.rows?[hashes[$0]] == nil } }
      var table = VectorTable()
      for vector in model.encode(missing.map { texts[$0] }, threads: threads) { table.append(vector) }
      state.withLock { state in
        for (row, index) in missing.enumerated() {
          let (values, scale) = table.row(row)
          state.rows?[hashes[index]] = Row(scale: scale, values: Array(values))
        }
        state.isChanged = state.isChanged || !missing.isEmpty
      }
      return state.withLock { state in
        hashes.map { hash in
          state.rows?[hash].map { row in row.values.map { Float($0) * row.scale } } ?? []
        }
      }
    }
  }

  private func loadOnce() {
    guard state.withLock({ $0.rows == nil }) else { return }
    let rows = Self.read(path)
    state.withLock { state in if state.rows == nil { state.rows = rows } }
  }

  private static func read(_ path: String) -> [Int64: Row] {
    guard let content = FileManager.default.contents(atPath: path), content.starts(with: magic),
      (content.count - magic.count).isMultiple(of: rowBytes), content.count / rowBytes <= mostRows
    else { return [:] }
    var rows: [Int64: Row] = [:]
    let bytes = [UInt8](content.dropFirst(magic.count))
    for start in stride(from: 0, to: bytes.count, by: rowBytes) {
      let hash = bytes[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let scale = Float(bitPattern: bytes[start + 8..<start + 12].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
      guard scale.isFinite, scale >= 0 else { return [:] }
      rows[Int64(bitPattern: hash)] = Row(
        scale: scale, values: bytes[start + 12..<start + rowBytes].map { Int8(bitPattern: $0) })
    }
    return rows
  }

  /// Writes what is new. A folder that cannot be written costs only that it is read again.
  func save() async {
    let rows = state.withLock { state in
      defer { state.isChanged = false }
      return state.isChanged ? state.rows : nil
    }
    guard let rows else { return }
    var bytes = Self.magic
    bytes.reserveCapacity(bytes.count + rows.count * Self.rowBytes)
    for (hash, row) in rows.sorted(by: { $0.key < $1.key }).prefix(Self.mostRows) {
      withUnsafeBytes(of: hash.littleEndian) { bytes += $0 }
      withUnsafeBytes(of: row.scale.bitPattern.littleEndian) { bytes += $0 }
      bytes += row.values.map { UInt8(bitPattern: $0) }
    }
    let (content, path) = (bytes, path)
    _ = try? await onOwnThread { _ in try AtomicFile.write([content], to: path) }
  }
}
