/// One line of the program's answer: a flat JSON object.
struct CtagsLine {
  private(set) var type = ""
  /// An error that only concerns a part of the file, as opposed to the whole request.
  private(set) var isWarning = false
  private var name: String?
  private var line: Int?
  private var kind: String?
  private var scope = ""

  var tag: CtagsTag? {
    guard let name, let line, let kind, !name.isEmpty else { return nil }
    return CtagsTag(name: name, line: line, kind: kind, scope: scope)
  }

  /// Nil if this is no JSON object.
  init?(_ line: ArraySlice<UInt8>) {
    var reader = Reader(bytes: line, position: line.startIndex)
    guard reader.take(UInt8(ascii: "{")) else { return nil }
    if reader.take(UInt8(ascii: "}")) { return }
    repeat {
      guard let key = reader.string(), reader.take(UInt8(ascii: ":")), let value = reader.value() else { return nil }
      switch key {
      case "_type": type = value
      case "warning": isWarning = value == "true"
      case "name": name = value
      case "line": self.line = Int(value)
      case "kind": kind = value
      case "scope": scope = value
      default: break
      }
    } while reader.take(UInt8(ascii: ","))
    guard reader.take(UInt8(ascii: "}")) else { return nil }
  }

  /// Reads strings, and what has no structure inside, as text.
  private struct Reader {
    let bytes: ArraySlice<UInt8>
    var position: Int

    private mutating func skipBlanks() {
      while position < bytes.endIndex, bytes[position] == 0x20 || bytes[position] == 0x09 || bytes[position] == 0x0D {
        position += 1
      }
    }

    mutating func take(_ byte: UInt8) -> Bool {
      skipBlanks()
      guard position < bytes.endIndex, bytes[position] == byte else { return false }
      position += 1
      return true
    }

    mutating func value() -> String? {
      skipBlanks()
      guard position < bytes.endIndex else { return nil }
      if bytes[position] == UInt8(ascii: "\"") { return string() }
      let start = position
      while position < bytes.endIndex, bytes[position] != UInt8(ascii: ","), bytes[position] != UInt8(ascii: "}") {
        // The fields asked for hold no lists and no objects.
        if bytes[position] == UInt8(ascii: "{") || bytes[position] == UInt8(ascii: "[") { return nil }
        position += 1
      }
      return position > start ? String(decoding: bytes[start..<position], as: UTF8.self) : nil
    }

    mutating func string() -> String? {
      guard take(UInt8(ascii: "\"")) else { return nil }
      let start = position
      while position < bytes.endIndex, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\") {
        position += 1
      }
      guard position < bytes.endIndex else { return nil }
      if bytes[position] == UInt8(ascii: "\"") {
        position += 1
        return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
      }
      return escapedString(from: start)
    }

    private mutating func escapedString(from start: Int) -> String? {
      var units: [UInt16] = Array(String(decoding: bytes[start..<position], as: UTF8.self).utf16)
      while position < bytes.endIndex {
        let run = position
        while position < bytes.endIndex, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\") {
          position += 1
        }
        units += String(decoding: bytes[run..<position], as: UTF8.self).utf16
        guard position < bytes.endIndex else { return nil }
        position += 1
        if bytes[position - 1] == UInt8(ascii: "\"") { return String(decoding: units, as: UTF16.self) }
        guard let unit = escape() else { return nil }
        units.append(unit)
      }
      return nil
    }

    /// Behind a backslash.
    private mutating func escape() -> UInt16? {
      guard position < bytes.endIndex else { return nil }
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "b"): return 0x08
      case UInt8(ascii: "f"): return 0x0C
      case UInt8(ascii: "n"): return 0x0A
      case UInt8(ascii: "r"): return 0x0D
      case UInt8(ascii: "t"): return 0x09
      case UInt8(ascii: "u"):
        guard bytes.endIndex - position >= 4 else { return nil }
        defer { position += 4 }
        return UInt16(String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16)
      default: return UInt16(byte)
      }
    }
  }
}

/// What the program found.
struct CtagsTag: Equatable {
  var name: String
  /// Counted from 1.
  var line: Int
  var kind: String
  /// The names around it, joined in the language's way; empty at top level.
  var scope: String
}
