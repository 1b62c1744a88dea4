import Foundation
import GRDB

/// A condition that a row is of certain repositories, for rows that are found otherwise: a byte for each id, where a list of
/// a thousand ids would be written and read anew for each statement.
struct RepositoryTest: Sendable {
  /// Larger ids are listed: most of the bytes would stand for nobody.
  private static let mostBytes: Int64 = 1 << 20

  private enum Repositories: Sendable {
    case all
    /// The byte at an id, from 1, is 1 for those that are meant.
    case bytes(Data)
    case list(String)
  }

  private let repositories: Repositories

  /// nil stands for all.
  init(_ ids: [Int64]?) {
    guard let ids else {
      repositories = .all
      return
    }
    let largest = ids.max() ?? 0
    guard largest <= Self.mostBytes, ids.allSatisfy({ $0 > 0 }) else {
      repositories = .list(JSONText.numbers(ids))
      return
    }
    var bytes = [UInt8](repeating: 0, count: Int(largest))
    for id in ids { bytes[Int(id) - 1] = 1 }
    repositories = .bytes(Data(bytes))
  }

  var isAll: Bool { if case .all = repositories { true } else { false } }

  /// False for a row of no repository. Ids are those of rows, which begin with 1.
  func holds(_ column: String) -> String {
    switch repositories {
    case .all: "1"
    case .bytes: "ifnull(substr(:seen, \(column), 1) = x'01', 0)"
    case .list: "ifnull(+\(column) IN (SELECT value FROM json_each(:seen)), 0)"
    }
  }

  /// Whoever asks `holds` gives these values.
  var arguments: StatementArguments {
    switch repositories {
    case .all: [:]
    case .bytes(let bytes): ["seen": bytes]
    case .list(let list): ["seen": list]
    }
  }
}
