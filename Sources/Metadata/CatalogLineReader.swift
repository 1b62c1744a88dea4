import StructuredText

/// Reads a foreign catalogue as it comes: JSON Lines (jsonlines.org), each line one
/// `SoftwareSourceCode` of schema.org. Holds no more than one line.
package struct CatalogLineReader {
  package enum Result: Sendable, Equatable {
    case project(SoftwareSourceCode)
    /// A line that is left out; `path` is the name of the file.
    case problem(MetadataProblem)
  }

  /// Bytes of a line.
  package static let longestLine = 1 << 20

  private let file: String
  /// The start of a line that is not whole yet.
  private var pending: [UInt8] = []
  private var isTooLong = false
  private var line = 1

  /// - Parameter file: how problems name it.
  package init(file: String) { self.file = file }

  /// - Parameters:
  ///   - chunk: the next bytes of the file, cut anywhere.
  ///   - body: is given each line that ended, in order; empty lines are passed over.
  package mutating func read(_ chunk: ArraySlice<UInt8>, _ body: (Result) throws -> Void) rethrows {
    var rest = chunk
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      add(rest[..<end])
      rest = rest[(end + 1)...]
      try endLine(body)
    }
    add(rest)
  }

  /// The last line need not end.
  package mutating func finish(_ body: (Result) throws -> Void) rethrows { try endLine(body) }

  private mutating func add(_ bytes: ArraySlice<UInt8>) {
    if isTooLong || pending.count + bytes.count > Self.longestLine {
      isTooLong = true
      pending.removeAll()
    } else {
      pending += bytes
    }
  }

  private mutating func endLine(_ body: (Result) throws -> Void) rethrows {
    defer {
      pending.removeAll(keepingCapacity: true)
      isTooLong = false
      line += 1
    }
    if line == 1, pending.starts(with: [0xEF, 0xBB, 0xBF]) { pending.removeFirst(3) }
    guard isTooLong || pending.contains(where: { $0 > 0x20 }) else { return }
    try body(result)
  }

  private var result: Result {
    do throws(StructuredTextFailure) {
      guard !isTooLong else {
        throw StructuredTextFailure(
          line: line, cause: "the line is longer than \(Self.longestLine >> 20) MB", hint: "Write one project a line.")
      }
      guard String(validating: pending, as: UTF8.self) != nil else {
        throw StructuredTextFailure(line: line, cause: "it is not valid UTF-8 text", hint: "Save the file as UTF-8.")
      }
      return .project(try SoftwareSourceCode(JSONReader.table(utf8: pending, line: line), line: line))
    } catch {
      return .problem(
        MetadataProblem(
          path: file, line: line, cause: error.cause,
          hint: error.hint.isEmpty ? "Write each project as one JSON object on a line of its own." : error.hint))
    }
  }
}
