import Bytes
import Demand
import Embedding
import Foundation
import GitRead
import Synchronization

/// The vectors of needs that people had, each read once for all who compare needs, and kept in a file of the data folder
/// so that a server that starts need not read them all again. It is derived: what is missing or damaged is read anew.
///
/// Needs that differ in case and punctuation only are one.
final class NeedVectors: Sendable {
  private static let magic = Array("guildhall needs 1\n".utf8)
  /// A fingerprint, a scale, and a byte for each number.
  private static let rowBytes = 12 + SentenceModel.width
  /// That are kept, 400 MB; what comes then is compared by its words.
  private static let mostRows = 1_000_000

  private struct State {
    /// Rows of the table by the fingerprint of the need.
    var rows: [Int64: Int] = [:]
    var table = VectorTable()
    var isLoaded = false
    var isChanged = false
  }

  private let path: String
  private let state = Mutex(State())

  init(path: String) { self.path = path }

  /// What names a need here.
  static func fingerprint(_ need: String) -> Int64 { TextFingerprint.of(NeedGroups.key(need)) }

  /// Reads the first of those that are not known yet, at most `most`: an answer waits for no long list.
  func read(
    _ needs: [(fingerprint: Int64, text: String)], with model: SentenceModel, most: Int = .max, threads: Int = 1
  ) {
    loadOnce()
    let missing = state.withLock { state in
      let room = min(most, max(0, Self.mostRows - state.table.count))
      var missing: [(fingerprint: Int64, text: String)] = []
      var seen: Set<Int64> = []
      for need in needs where missing.count < room && state.rows[need.fingerprint] == nil {
        if seen.insert(need.fingerprint).inserted { missing.append(need) }
      }
      return missing
    }
    guard !missing.isEmpty else { return }
    let vectors = model.encode(missing.map(\.text), threads: threads)
    state.withLock { state in
      for (need, vector) in zip(missing, vectors) where state.rows[need.fingerprint] == nil {
        state.rows[need.fingerprint] = state.table.count
        state.table.append(vector)
      }
      state.isChanged = true
    }
  }

  /// Whether a need was read.
  func knows(_ fingerprint: Int64) -> Bool {
    loadOnce()
    return state.withLock { $0.rows[fingerprint] != nil }
  }

  /// The cosines of needs to a question of length one, in their order; nil for one that nobody has read.
  func cosines(of fingerprints: [Int64], to question: [Float]) -> [Float?] {
    loadOnce()
    return state.withLock { state in
      let rows = fingerprints.map { state.rows[$0] }
      var cosines = state.table.scores(question, of: rows.compactMap(\.self)).makeIterator()
      return rows.map { row in row == nil ? nil : cosines.next() }
    }
  }

  /// Of the needs, in their order, read where they are not known; nil without a model. `keys` tell them apart.
  func vectors(of keys: [String], texts: [String], model: SentenceModel?, threads: Int) async -> [[Float]]? {
    guard let model else { return nil }
    // The work ends by itself, and is not given up with the question that began it.
    return try? await onOwnThread { [self] _ in
      let fingerprints = keys.map(TextFingerprint.of)
      read(zip(fingerprints, texts).map { ($0, $1) }, with: model, threads: threads)
      return state.withLock { state in
        fingerprints.map { fingerprint in
          guard let row = state.rows[fingerprint].map({ state.table.row($0) }) else { return [] }
          return row.values.map { Float($0) * row.scale }
        }
      }
    }
  }
}

/// The file.
extension NeedVectors {
  private func loadOnce() {
    state.withLock { state in
      guard !state.isLoaded else { return }
      state.isLoaded = true
      (state.rows, state.table) = Self.read(path) ?? ([:], VectorTable())
    }
  }

  /// nil for what is no such file.
  private static func read(_ path: String) -> (rows: [Int64: Int], table: VectorTable)? {
    guard let content = FileManager.default.contents(atPath: path), content.starts(with: magic),
      (content.count - magic.count).isMultiple(of: rowBytes), content.count / rowBytes <= mostRows
    else { return nil }
    var rows: [Int64: Int] = [:]
    var table = VectorTable()
    let bytes = [UInt8](content.dropFirst(magic.count))
    for start in stride(from: 0, to: bytes.count, by: rowBytes) {
      let hash = bytes[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let scale = Float(bitPattern: bytes[start + 8..<start + 12].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
      guard scale.isFinite, scale >= 0 else { return nil }
      rows[Int64(bitPattern: hash)] = table.count
      table.append(values: bytes[start + 12..<start + rowBytes].map { Int8(bitPattern: $0) }, scale: scale)
    }
    return (rows, table)
  }

  /// Writes what is new. A folder that cannot be written costs only that it is read again.
  func save() async {
    let (isChanged, rows, table) = state.withLock { state in
      defer { state.isChanged = false }
      return (state.isChanged, state.rows, state.table)
    }
    guard isChanged else { return }
    var bytes = Self.magic
    bytes.reserveCapacity(bytes.count + rows.count * Self.rowBytes)
    for (hash, number) in rows.sorted(by: { $0.key < $1.key }) {
      let row = table.row(number)
      withUnsafeBytes(of: hash.littleEndian) { bytes += $0 }
      withUnsafeBytes(of: row.scale.bitPattern.littleEndian) { bytes += $0 }
      bytes += row.values.map { UInt8(bitPattern: $0) }
    }
    let (content, path) = (bytes, path)
    _ = try? await onOwnThread { _ in try AtomicFile.write([content], to: path) }
  }
}
