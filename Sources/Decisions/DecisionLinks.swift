/// The links of a text in Markdown, as they are written: found by their signs and without a parser, which keeps no
/// address in the words of a section.
struct DecisionLinks {
  struct Link: Equatable {
    /// Empty for a bare address and for the definition of a reference.
    var label: String
    /// An address or a path.
    var destination: String
  }

  private static let most = 200
  /// Bytes of a label and of a destination.
  private static let longest = 500

  private(set) var all: [Link] = []

  init(of text: String) {
    let bytes = Array(text.utf8)
    var position = 0
    while position < bytes.count, all.count < Self.most {
      switch bytes[position] {
      case UInt8(ascii: "]"):
        position = inline(after: position, in: bytes) ?? position + 1
      case UInt8(ascii: "h") where Self.startsAddress(bytes, at: position):
        position = bare(at: position, in: bytes)
      default: position += 1
      }
    }
  }

  /// Where an inline link, or the definition of a reference, ends; nil when none begins at the bracket.
  private mutating func inline(after bracket: Int, in bytes: [UInt8]) -> Int? {
    guard bracket + 2 < bytes.count else { return nil }
    let isInline = bytes[bracket + 1] == UInt8(ascii: "(")
    guard isInline || bytes[bracket + 1] == UInt8(ascii: ":") else { return nil }
    var start = bracket + 2
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == UInt8(ascii: "<") { start += 1 }
    let end = Self.end(of: start, in: bytes)
    guard end > start else { return nil }
    add(label: isInline ? Self.label(before: bracket, in: bytes) : "", bytes[start..<end])
    return end
  }

  private mutating func bare(at start: Int, in bytes: [UInt8]) -> Int {
    let end = Self.end(of: start, in: bytes)
    add(label: "", bytes[start..<end])
    return max(end, start + 1)
  }

  private mutating func add(label: String, _ destination: ArraySlice<UInt8>) {
    guard destination.count <= Self.longest else { return }
    let link = Link(label: label, destination: String(decoding: destination, as: UTF8.self))
    if !all.contains(link) { all.append(link) }
  }

  private static func startsAddress(_ bytes: [UInt8], at start: Int) -> Bool {
    bytes[start...].starts(with: "https://".utf8) || bytes[start...].starts(with: "http://".utf8)
  }

  private static func end(of start: Int, in bytes: [UInt8]) -> Int {
    var end = start
    while end < bytes.count, bytes[end] > 0x20, !")>\"'`]<|".utf8.contains(bytes[end]) { end += 1 }
    return end
  }

  /// The words between the bracket and the one that opens it.
  private static func label(before bracket: Int, in bytes: [UInt8]) -> String {
    var start = bracket
    var depth = 1
    while start > 0, bracket - start < longest {
      start -= 1
      if bytes[start] == UInt8(ascii: "]") { depth += 1 }
      if bytes[start] == UInt8(ascii: "[") { depth -= 1 }
      if depth == 0 { return String(decoding: bytes[(start + 1)..<bracket], as: UTF8.self) }
    }
    return ""
  }

  /// A text with its inline links replaced by their labels.
  static func withoutDestinations(_ text: String) -> String {
    var text = text
    for link in DecisionLinks(of: text).all where !link.label.isEmpty {
      text = text.replacing("[\(link.label)](\(link.destination))", with: link.label)
    }
    return text
  }
}
