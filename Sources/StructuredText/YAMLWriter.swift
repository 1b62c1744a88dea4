/// Writes values as YAML in block style, so that people can go on with the file.
package enum YAMLWriter {
  /// - Returns: a document without its `---`, with a final line break.
  package static func document(_ table: DataTable) -> String {
    table.entries.isEmpty ? "{}\n" : lines(of: table, depth: 0)
  }

  private static func lines(of table: DataTable, depth: Int) -> String {
    let indent = String(repeating: "  ", count: depth)
    return table.entries.map { indent + YAMLText.scalar($0.key) + ":" + below($0.value, depth: depth) }.joined()
  }

  /// What follows a colon, to the end of its last line.
  private static func below(_ value: DataValue, depth: Int) -> String {
    switch value {
    case .table(let table) where !table.entries.isEmpty: return "\n" + lines(of: table, depth: depth + 1)
    case .list(let items) where !items.isEmpty: return "\n" + items.map { item($0.value, depth: depth + 1) }.joined()
    default: return " " + plain(value) + "\n"
    }
  }

  private static func item(_ value: DataValue, depth: Int) -> String {
    let indent = String(repeating: "  ", count: depth)
    switch value {
    case .table(let table) where !table.entries.isEmpty:
      // The first key stands beside the dash.
      return indent + "- " + lines(of: table, depth: depth + 1).dropFirst(indent.count + 2)
    case .list(let items) where !items.isEmpty:
      return indent + "-\n" + items.map { item($0.value, depth: depth + 1) }.joined()
    default: return indent + "- " + plain(value) + "\n"
    }
  }

  private static func plain(_ value: DataValue) -> String {
    switch value {
    case .text(let text): YAMLText.scalar(text)
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): number
    case .null: "null"
    case .list: "[]"
    case .table: "{}"
    }
  }
}
