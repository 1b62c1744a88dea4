/// `case:yes|no|auto`
enum CaseMode: String, Hashable, Sendable {
  case yes, no, auto
}

/// What `case:auto` makes of a pattern: small letters match both, a capital means itself.
enum CaseRule {
  static func ignoresCase(_ pattern: Pattern, _ mode: CaseMode) -> Bool {
    switch mode {
    case .yes: false
    case .no: true
    case .auto: !hasUppercase(pattern)
    }
  }

  private static func hasUppercase(_ pattern: Pattern) -> Bool {
    let bytes = Array(pattern.text.utf8)
    guard pattern.isRegex else { return hasUppercase(bytes[...]) }
    // A pattern from outside the parser may be malformed: then every letter counts.
    return (try? RegexSyntax.check(bytes).hasUppercase) ?? hasUppercase(bytes[...])
  }

  static func hasUppercase(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.contains(where: \.isUpper) { return true }
    guard bytes.contains(where: { $0 >= 0x80 }) else { return false }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { $0.properties.isUppercase }
  }
}
