import Foundation

/// The header fields of a message or of a part of it, by their names in lower case; of several the first counts.
struct MIMEHeaders {
  private static let mostFields = 2_000

  private var fields: [String: String] = [:]

  init(_ bytes: ArraySlice<UInt8>) {
    var name = ""
    var value: [UInt8] = []
    var count = 0
    func text(_ bytes: [UInt8]) -> String { Charset.utf8.decoded(bytes).trimmingCharacters(in: .whitespaces) }
    func keep(_ fields: inout [String: String]) {
      if !name.isEmpty, fields[name] == nil { fields[name] = text(value) }
    }
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t") {
        value += [UInt8(ascii: " ")] + line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        continue
      }
      keep(&fields)
      count += 1
      guard count <= Self.mostFields else { return }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
        line[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
      else {
        name = ""
        continue
      }
      name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      value = Array(line[(colon + 1)...])
    }
    keep(&fields)
  }

  var isEmpty: Bool { fields.isEmpty }

  subscript(name: String) -> String? { fields[name] }

  /// The value of a field before its parameters, in lower case.
  func word(_ name: String) -> String {
    (fields[name] ?? "").prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
  }

  /// A parameter of a field, `charset` of `Content-Type: text/plain; charset="utf-8"`.
  func parameter(_ parameter: String, of name: String) -> String? {
    var rest = (fields[name] ?? "")[...]
    guard let first = rest.firstIndex(of: ";") else { return nil }
    rest = rest[rest.index(after: first)...]
    for _ in 0..<50 {
      guard let equals = rest.firstIndex(of: "=") else { return nil }
      let key = rest[..<equals].trimmingCharacters(in: CharacterSet(charactersIn: " \t;")).lowercased()
      var value = rest[rest.index(after: equals)...].drop { $0 == " " }
      let found: Substring
      if value.first == "\"" {
        value = value.dropFirst()
        found = value.prefix { $0 != "\"" }
      } else {
        found = value.prefix { $0 != ";" && $0 != " " }
      }
      if key == parameter { return String(found) }
      rest = value[found.endIndex...]
      guard let next = rest.firstIndex(of: ";") else { return nil }
      rest = rest[rest.index(after: next)...]
    }
    return nil
  }
}

/// A part of a message, with parts of its own where it is made of several.
struct MIMEPart {
  private static let deepest = 8
  private static let mostParts = 100
  private static let longestBoundary = 200

  let headers: MIMEHeaders
  let body: ArraySlice<UInt8>

  /// The header and the body, at the first empty line.
  static func split(_ bytes: ArraySlice<UInt8>) -> (head: ArraySlice<UInt8>, body: ArraySlice<UInt8>) {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      let line = bytes[start..<end]
      if line.isEmpty || line.elementsEqual([UInt8(ascii: "\r")]) {
        return (bytes[..<start], bytes[min(end + 1, bytes.endIndex)...])
      }
      start = min(end + 1, bytes.endIndex)
    }
    return (bytes, [])
  }

  /// What it says.
  func text() -> String {
    var rest = Self.mostParts
    return find("text/plain", depth: 0, &rest)
      ?? {
        var rest = Self.mostParts
        return find("text/html", depth: 0, &rest).map(HTMLText.plain) ?? ""
      }()
  }

  private func find(_ type: String, depth: Int, _ rest: inout Int) -> String? {
    rest -= 1
    guard rest >= 0, depth <= Self.deepest, headers.word("content-disposition") != "attachment" else { return nil }
    let own = headers.word("content-type")
    if own.hasPrefix("multipart/") {
      for part in parts(&rest) { if let text = part.find(type, depth: depth + 1, &rest) { return text } }
      return nil
    }
    guard own == type || (own.isEmpty && type == "text/plain") else { return nil }
    let charset = Charset(headers.parameter("charset", of: "content-type") ?? "utf-8")
    return charset.decoded(TransferCoding.decoded(body, as: headers.word("content-transfer-encoding")))
      .replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\0", with: "")
  }

  /// Between lines of two dashes and the boundary.
  private func parts(_ rest: inout Int) -> [MIMEPart] {
    guard let boundary = headers.parameter("boundary", of: "content-type"), !boundary.isEmpty,
      boundary.utf8.count <= Self.longestBoundary
    else { return [] }
    let mark = Array("--\(boundary)".utf8)
    var parts: [MIMEPart] = []
    var begin: Int?
    var start = body.startIndex
    while start < body.endIndex, parts.count < rest {
      let end = body[start...].firstIndex(of: UInt8(ascii: "\n")) ?? body.endIndex
      if body[start..<end].starts(with: mark) {
        if let begin, begin <= start {
          let (head, content) = Self.split(body[begin..<start])
          parts.append(MIMEPart(headers: MIMEHeaders(head), body: content))
        }
        if body[start..<end].dropFirst(mark.count).starts(with: [UInt8(ascii: "-"), UInt8(ascii: "-")]) {
          return parts
        }
        begin = min(end + 1, body.endIndex)
      }
      start = min(end + 1, body.endIndex)
    }
    // The end is missing: what was cut off still says something.
    if let begin, begin < body.endIndex, parts.count < rest {
      let (head, content) = Self.split(body[begin...])
      parts.append(MIMEPart(headers: MIMEHeaders(head), body: content))
    }
    return parts
  }
}
