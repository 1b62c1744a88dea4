import TOMLKit

/// Reads TOML into plain values.
enum TOMLReader {
  /// The library itself stops at 256 levels.
  private static let deepest = 64

  static func table(_ file: ManifestFile) throws(ManifestFailure) -> DataTable {
    // Past a NUL the library sees nothing.
    guard !file.text.utf8.contains(0) else { throw ManifestFailure(cause: "it holds a NUL character") }
    let root: TOMLTable
    do {
      root = try TOMLTable(string: file.text)
    } catch {
      let problem = error as? TOMLParseError
      throw ManifestFailure(
        line: problem?.source.begin.line,
        cause: "it is not valid TOML: \(ManifestText.line(problem?.description, upTo: 200) ?? "unreadable")")
    }
    // The parts of a document live as long as the whole.
    return try withExtendedLifetime(root) { () throws(ManifestFailure) in try values(root, depth: 0) }
  }

  private static func values(_ table: TOMLTable, depth: Int) throws(ManifestFailure) -> DataTable {
    var result = DataTable()
    for key in table.keys {
      guard let value = table[key] else { continue }
      result.set(key, try converted(value, depth: depth))
    }
    return result
  }

  private static func converted(_ value: any TOMLValueConvertible, depth: Int) throws(ManifestFailure) -> DataValue {
    guard depth < deepest else { throw ManifestFailure(cause: "it nests deeper than \(deepest) levels") }
    switch value.type {
    case .string: return .text(value.string ?? "")
    case .bool: return .flag(value.bool ?? false)
    case .table:
      guard let table = value.table else { return .other }
      return .table(try values(table, depth: depth + 1))
    case .array:
      guard let array = value.array else { return .other }
      var list: [DataValue] = []
      for index in 0..<array.count { list.append(try converted(array[index], depth: depth + 1)) }
      return .list(list)
    default: return .other
    }
  }
}
