/// Writes values as JSON (RFC 8259).
package enum JSONWriter {
  /// - Parameters:
  ///   - value: what is written; its lines do not matter.
  ///   - indentation: spaces for each level; nil for one line.
  /// - Returns: JSON without a final line break. It may stand in a `script` element of a page:
  ///   `<`, `>` and `&` are written as escapes.
  package static func text(_ value: DataValue, indentation: Int? = 2) -> String {
    var writer = Writer(indentation: indentation)
    writer.write(value, depth: 0)
    return writer.result
  }

  private struct Writer {
    let indentation: Int?
    var result = ""

    mutating func write(_ value: DataValue, depth: Int) {
      switch value {
      case .text(let text): write(text)
      case .flag(let flag): result += flag ? "true" : "false"
      case .number(let number): result += number
      case .null: result += "null"
      case .list(let items):
        write(items, "[", "]", depth: depth) { $0.write($1.value, depth: depth + 1) }
      case .table(let table):
        write(table.entries, "{", "}", depth: depth) { writer, entry in
          writer.write(entry.key)
          writer.result += writer.indentation == nil ? ":" : ": "
          writer.write(entry.value, depth: depth + 1)
        }
      }
    }

    private mutating func write<Element>(
      _ elements: [Element], _ open: String, _ close: String, depth: Int, each: (inout Writer, Element) -> Void
    ) {
      result += open
      for (position, element) in elements.enumerated() {
        if position > 0 { result += "," }
        breakLine(depth: depth + 1)
        each(&self, element)
      }
      if !elements.isEmpty { breakLine(depth: depth) }
      result += close
    }

    private mutating func breakLine(depth: Int) {
      guard let indentation else { return }
      result += "\n" + String(repeating: " ", count: depth * indentation)
    }

    private mutating func write(_ text: String) {
      result += "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        case "<", ">", "&", "\u{2028}", "\u{2029}", "\0"..<" ": result += Self.escape(scalar.value)
        default: result.unicodeScalars.append(scalar)
        }
      }
      result += "\""
    }

    private static func escape(_ code: UInt32) -> String {
      let digits = String(code, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
