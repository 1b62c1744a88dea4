import StructuredText

/// A value of a file that knows its name and place.
struct MetadataField {
  let value: DataValue
  let line: Int
  /// What people would say: `legal.license`.
  let name: String

  /// The value below a key; nil when there is none or it is null.
  subscript(key: String) -> MetadataField? {
    guard let entry = value.table?.entry(key), entry.value != .null else { return nil }
    return MetadataField(value: entry.value, line: entry.line ?? line, name: name.isEmpty ? key : "\(name).\(key)")
  }

  /// The elements of a list; a value that is none is a list of one.
  var elements: [MetadataField] {
    guard case .list(let items) = value else { return [self] }
    return items.map { MetadataField(value: $0.value, line: $0.line ?? line, name: name) }
  }

  /// The values below all keys.
  var entries: [(key: String, field: MetadataField)] {
    (value.table?.entries ?? []).compactMap { entry in self[entry.key].map { (entry.key, $0) } }
  }

  /// Text, or a number as it is written.
  var scalar: String? {
    switch value {
    case .text(let text), .number(let text): text
    default: nil
    }
  }

  var kind: String {
    switch value {
    case .text: "text"
    case .flag: "true or false"
    case .number: "a number"
    case .null: "nothing"
    case .list: "a list"
    case .table: "a section with keys"
    }
  }
}
