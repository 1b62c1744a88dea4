import Foundation
import SearchModel

/// The word pieces of a model: one to a line, its number is that of the line.
struct Vocabulary: Sendable {
  static let continuation = "##"

  let unknown: Int32
  /// Stand before and after every text.
  let start: Int32
  let end: Int32
  let count: Int
  private let numbers: [String: Int32]

  /// - Throws: `UserFacingError` when the file cannot be read or has not the pieces that every text needs.
  init(path: String) throws {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw UserFacingError(
        .unavailable, "The vocabulary \(path) cannot be read.", hint: "Run `make model`, which fetches the model.")
    }
    var numbers: [String: Int32] = [:]
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    numbers.reserveCapacity(lines.count)
    for (number, line) in lines.enumerated() where !line.isEmpty {
      numbers[String(line), default: Int32(clamping: number)] = Int32(clamping: number)
    }
    guard let unknown = numbers["[UNK]"], let start = numbers["[CLS]"], let end = numbers["[SEP]"] else {
      throw SafetensorsFile.damaged(path, "it has no [UNK], [CLS] and [SEP]")
    }
    (self.unknown, self.start, self.end) = (unknown, start, end)
    self.numbers = numbers
    count = text.hasSuffix("\n") ? lines.count - 1 : lines.count
  }

  subscript(piece: String) -> Int32? { numbers[piece] }
}
