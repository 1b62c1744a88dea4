/// What Backstage takes for names and tags (descriptor-format.md, "Common to All Kinds").
package enum EntityName {
  static let longest = 63

  /// 1 to 63 letters and digits of ASCII, with single `-`, `_` or `.` between them.
  package static func isValid(_ text: some StringProtocol) -> Bool {
    isValid(text.utf8, separators: "-_.", isPart: isAlphanumeric)
  }

  /// 1 to 63 of `[a-z0-9:+#]`, with single `-` between them.
  package static func isValidTag(_ text: some StringProtocol) -> Bool {
    isValid(text.utf8, separators: "-", isPart: isTagPart)
  }

  /// The nearest valid name; nil when no character of it can stand in one.
  package static func valid(from text: String) -> String? {
    made(from: text.utf8, separators: "-_.", isPart: isAlphanumeric)
  }

  /// The nearest valid tag; nil when no character of it can stand in one.
  package static func validTag(from text: String) -> String? {
    made(from: text.lowercased().utf8, separators: "-", isPart: isTagPart)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isTagPart(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || ":+#".utf8.contains(byte)
  }

  private static func isValid(
    _ bytes: some Collection<UInt8>, separators: StaticString, isPart: (UInt8) -> Bool
  ) -> Bool {
    guard (1...longest).contains(bytes.count) else { return false }
    var wasPart = false
    for byte in bytes {
      let isPart = isPart(byte)
      guard isPart || (wasPart && contains(separators, byte)) else { return false }
      wasPart = isPart
    }
    return wasPart
  }

  /// Runs of what cannot stand become one separator.
  private static func made(
    from bytes: some Sequence<UInt8>, separators: StaticString, isPart: (UInt8) -> Bool
  ) -> String? {
    var result: [UInt8] = []
    var separator: UInt8?
    for byte in bytes {
      guard isPart(byte) else {
        separator = separator ?? (contains(separators, byte) ? byte : UInt8(ascii: "-"))
        continue
      }
      if let between = separator, !result.isEmpty { result.append(between) }
      separator = nil
      guard result.count < longest else { break }
      result.append(byte)
    }
    while let last = result.last, result.count > longest || !isPart(last) { result.removeLast() }
    return result.isEmpty ? nil : String(decoding: result, as: UTF8.self)
  }

  private static func contains(_ text: StaticString, _ byte: UInt8) -> Bool {
    text.withUTF8Buffer { $0.contains(byte) }
  }
}
