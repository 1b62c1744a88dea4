import Metadata
import SearchModel

/// The lines of a catalogue, plain or gzip, one by one.
struct CatalogLines: ~Copyable {
  private static let chunk = 1 << 18

  private let input: CatalogInput
  private var lines: CatalogLineReader
  private var gzip: GzipReader?
  /// What a chunk held and was not asked for yet, the next one last.
  private var pending: [CatalogLineReader.Result] = []
  private var isAtEnd = false
  private(set) var bytesRead = 0

  init(_ input: CatalogInput) {
    self.input = input
    lines = CatalogLineReader(file: input.name)
  }

  /// nil at the end.
  mutating func next() throws -> CatalogLineReader.Result? {
    while pending.isEmpty, !isAtEnd { try readMore() }
    return pending.popLast()
  }

  private mutating func readMore() throws {
    var bytes = try input.read(upTo: Self.chunk)
    // What tells the format may come in two pieces.
    while bytesRead == 0, bytes.count == 1 {
      let more = try input.read(upTo: Self.chunk)
      if more.isEmpty { break }
      bytes += more
    }
    do {
      if bytesRead == 0, bytes.starts(with: GzipReader.magic) { gzip = try GzipReader() }
      bytesRead += bytes.count
      isAtEnd = bytes.isEmpty
      try take(bytes)
    } catch let failure as GzipReader.Failure {
      throw UserFacingError(
        .badRequest, "\(input.name) cannot be unpacked: \(failure.cause).",
        hint: "Nothing was imported; get the file again and compare its size or checksum.")
    }
    pending.reverse()
  }

  private mutating func take(_ bytes: [UInt8]) throws {
    guard !isAtEnd else {
      if gzip != nil { try gzip?.finish() }
      return lines.finish { pending.append($0) }
    }
    guard gzip != nil else { return lines.read(bytes[...]) { pending.append($0) } }
    try gzip?.read(bytes) { piece in lines.read(piece) { pending.append($0) } }
  }
}
