/// A value of JSON, TOML or YAML, bounded in depth by whoever read it.
package indirect enum DataValue: Sendable, Equatable {
  case text(String)
  case flag(Bool)
  /// A number as it is written; TOML's dates too.
  case number(String)
  case null
  case list([DataItem])
  case table(DataTable)

  package var text: String? { if case .text(let text) = self { text } else { nil } }
  package var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
  package var table: DataTable? { if case .table(let table) = self { table } else { nil } }
  package var items: [DataItem] { if case .list(let items) = self { items } else { [] } }
  package var list: [DataValue] { items.map(\.value) }
  /// The texts of a list.
  package var texts: [String] { items.compactMap(\.value.text) }

  /// A list of values without places, to be written.
  package static func values(_ values: [DataValue]) -> DataValue { .list(values.map { DataItem(value: $0) }) }
}

/// A value of a list, with its place.
package struct DataItem: Sendable, Equatable {
  package var value: DataValue
  /// 1-based; nil for a value that was not read from a text.
  package var line: Int?

  package init(value: DataValue, line: Int? = nil) {
    self.value = value
    self.line = line
  }
}

/// Keys and values in the order of the file.
package struct DataTable: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    package var key: String
    package var value: DataValue
    /// 1-based; nil for a value that was not read from a text.
    package var line: Int?
  }

  package private(set) var entries: [Entry] = []
  /// Places of keys; made when there are more than a look through the keys is worth.
  private var index: [String: Int] = [:]
  private static let fewest = 16

  package init() {}

  package mutating func set(_ key: String, _ value: DataValue, line: Int? = nil) {
    // As all readers of JSON do: of a key that stands twice, the last one counts.
    let entry = Entry(key: key, value: value, line: line)
    if let known = position(of: key) {
      entries[known] = entry
      return
    }
    entries.append(entry)
    if entries.count == Self.fewest {
      for (position, entry) in entries.enumerated() { index[entry.key] = position }
    } else if entries.count > Self.fewest {
      index[key] = entries.count - 1
    }
  }

  private func position(of key: String) -> Int? {
    entries.count < Self.fewest ? entries.firstIndex { $0.key == key } : index[key]
  }

  package func entry(_ key: String) -> Entry? { position(of: key).map { entries[$0] } }

  package subscript(key: String) -> DataValue? { entry(key)?.value }
}
