/// A shell pattern in a field that takes regular expressions: `file:*.swift`,
/// `file:src/**/*.c`, `repo:*nio*`.
enum Glob {
  /// The expression for a value that is a shell pattern and hardly a regular
  /// expression, or nil.
  ///
  /// A star at the start, after a slash, doubled or before the extension repeats
  /// nothing sensible in a regular expression; any other operator rules a shell
  /// pattern out.
  static func regex(for value: [UInt8]) -> String? {
    guard looksLikeGlob(value) else { return nil }
    // Without `(?:^|/)` the pattern `*.c` would have to name the whole path.
    var text = value.first == UInt8(ascii: "/") ? "^" : "(?:^|/)"
    var index = value.first == UInt8(ascii: "/") ? 1 : 0
    while let byte = value.at(index) {
      let isDouble = byte == UInt8(ascii: "*") && value.at(index + 1) == UInt8(ascii: "*")
      switch byte {
      case UInt8(ascii: "*") where isDouble && value.at(index + 2) == UInt8(ascii: "/"):
        text += "(?:.*/)?"
        index += 3
        continue
      case UInt8(ascii: "*") where isDouble:
        text += ".*"
        while value.at(index) == UInt8(ascii: "*") { index += 1 }
        continue
      case UInt8(ascii: "*"): text += "[^/]*"
      case UInt8(ascii: "?"): text += "[^/]"
      case UInt8(ascii: "."): text += "\\."
      default:
        var end = index + 1
        while let next = value.at(end), next & 0xC0 == 0x80 { end += 1 }
        text += value.text(index..<end)
        index = end
        continue
      }
      index += 1
    }
    return value.last == UInt8(ascii: "/") ? text : text + "$"
  }

  private static func looksLikeGlob(_ value: [UInt8]) -> Bool {
    guard !value.contains(where: { "\\^$()[]{}|+".utf8.contains($0) }) else { return false }
    return value.indices.contains { index in
      guard value[index] == UInt8(ascii: "*") else { return false }
      if index == 0 { return true }
      let before = value[index - 1]
      if before == UInt8(ascii: "/") || before == UInt8(ascii: "*") { return true }
      let rest = value[(index + 1)...]
      return before != UInt8(ascii: ".") && rest.first == UInt8(ascii: ".") && rest.count > 1
        && rest.dropFirst().allSatisfy { $0.isWord || $0 == UInt8(ascii: ".") }
    }
  }
}
