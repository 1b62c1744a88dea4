/// Rows as comma-separated values (RFC 4180), for spreadsheets and programs.
package enum CSVText {
  /// Rows that each end with CR LF.
  package static func text(_ rows: [[String]]) -> String { rows.map { line($0) + "\r\n" }.joined() }

  /// One row without its end. A text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP
  /// advises ("CSV injection"); numbers stay as they are.
  package static func line(_ row: [String]) -> String { row.map(field).joined(separator: ",") }

  private static func field(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    let safe = isFormula && Double(text) == nil ? "'" + text : text
    guard safe.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
