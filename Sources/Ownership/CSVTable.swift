/// A CSV file with a header (RFC 4180): rows by the names of the columns, in any case.
struct CSVTable {
  struct Row {
    let line: Int
    fileprivate let columns: [String: Int]
    fileprivate let cells: [String]

    subscript(column: String) -> String {
      guard let index = columns[column.lowercased()], index < cells.count else { return "" }
      return cells[index]
    }
  }

  private(set) var rows: [Row] = []
  private(set) var problems: OwnershipProblems

  init(_ content: [UInt8], path: String, columns required: [String], most: Int, largest: Int)
    throws(OwnershipFailure)
  {
    guard content.count <= largest else {
      throw OwnershipFailure("the file has \(content.count) bytes, and none above \(largest) is read")
    }
    problems = OwnershipProblems(path: path)
    let bytes = content.starts(with: [0xEF, 0xBB, 0xBF]) ? content.dropFirst(3) : content[...]
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw OwnershipFailure("it is not text in UTF-8")
    }
    var reader = Reader(bytes: Array(text.utf8))
    guard let header = try reader.row() else { throw OwnershipFailure("the file is empty") }
    let names = header.cells.map { $0.lowercased() }
    let columns = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    let missing = required.filter { columns[$0.lowercased()] == nil }
    guard missing.isEmpty else {
      throw OwnershipFailure("the first line does not name the column \(missing.joined(separator: ", "))", line: 1)
    }
    while let row = try reader.row() {
      if row.cells.allSatisfy(\.isEmpty) { continue }
      guard rows.count < most else {
        problems.add("only \(most) rows are read, and those from here on are left out", line: row.line)
        break
      }
      if row.cells.count != names.count {
        problems.add("the row has \(row.cells.count) cells, and the first line \(names.count)", line: row.line)
        continue
      }
      rows.append(Row(line: row.line, columns: columns, cells: row.cells))
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0
    var line = 1

    /// nil at the end of the file.
    mutating func row() throws(OwnershipFailure) -> (line: Int, cells: [String])? {
      guard position < bytes.count else { return nil }
      let start = line
      var cells: [String] = []
      while true {
        cells.append(try cell())
        guard position < bytes.count else { return (start, cells) }
        let byte = bytes[position]
        position += 1
        if byte == UInt8(ascii: ",") { continue }
        if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
        line += 1
        return (start, cells)
      }
    }

    private mutating func cell() throws(OwnershipFailure) -> String {
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
        let start = position
        while position < bytes.count, !",\r\n".utf8.contains(bytes[position]) { position += 1 }
        return CSVTable.trimmed(bytes[start..<position])
      }
      let start = line
      position += 1
      var cell: [UInt8] = []
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        if byte == UInt8(ascii: "\"") {
          guard position < bytes.count, bytes[position] == byte else {
            while position < bytes.count, !",\r\n".utf8.contains(bytes[position]) { position += 1 }
            return CSVTable.trimmed(cell[...])
          }
          position += 1
        }
        if byte == 0x0A { line += 1 }
        cell.append(byte)
      }
      throw OwnershipFailure("a text in quotes is not closed", line: start)
    }
  }

  fileprivate static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    var text = bytes.drop(while: isBlank)
    while let last = text.last, isBlank(last) { text.removeLast() }
    return String(decoding: text.prefix(1_000), as: UTF8.self)
  }
}
