import SearchModel

/// Text from repositories made harmless for a terminal: control characters,
/// escape sequences and direction overrides are shown instead of obeyed.
func harmless(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isHarmful) else { return text }
  var safe = ""
  for scalar in text.unicodeScalars {
    if isHarmful(scalar) {
      safe +=
        scalar.value < 0x20
        ? "^" + String(Unicode.Scalar(UInt8(scalar.value) + 0x40)) : "\\u{" + String(scalar.value, radix: 16) + "}"
    } else {
      safe.unicodeScalars.append(scalar)
    }
  }
  return safe
}

/// Like `harmless`, but lines stay lines.
func harmless(_ text: String, keepsLineBreaks: Bool) -> String {
  guard keepsLineBreaks else { return harmless(text) }
  return text.split(separator: "\n", omittingEmptySubsequences: false).map { harmless(String($0)) }
    .joined(separator: "\n")
}

/// Everything that moves the cursor, changes the terminal's state, or makes text
/// read otherwise than it is stored.
private func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09: false
  case 0..<0x20, 0x7F: true
  default: scalar.isDeceptive
  }
}
