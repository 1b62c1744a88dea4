/// A value of JSON or TOML, bounded in depth by whoever read it.
indirect enum DataValue {
  case text(String)
  case flag(Bool)
  /// Numbers, dates and null: nothing here asks for their value.
  case other
  case list([DataValue])
  case table(DataTable)

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
  var table: DataTable? { if case .table(let table) = self { table } else { nil } }
  var list: [DataValue] { if case .list(let list) = self { list } else { [] } }
  /// The texts of a list.
  var texts: [String] { list.compactMap(\.text) }
}

/// Keys and values in the order of the file.
struct DataTable {
  struct Entry {
    var key: String
    var value: DataValue
    /// 1-based; nil where the format's reader gives no places.
    var line: Int?
  }

  var entries: [Entry] = []
  private var index: [String: Int] = [:]

  mutating func set(_ key: String, _ value: DataValue, line: Int? = nil) {
    // As all readers of JSON do: of a key that stands twice, the last one counts.
    if let known = index[key] {
      entries[known] = Entry(key: key, value: value, line: line)
    } else {
      index[key] = entries.count
      entries.append(Entry(key: key, value: value, line: line))
    }
  }

  subscript(key: String) -> DataValue? { index[key].map { entries[$0].value } }
}
