import Foundation
import Synchronization

/// Where a command writes: what it is, how wide, and whether colour belongs there.
struct Terminal: Sendable {
  let isInteractive: Bool
  let usesColor: Bool
  let columns: Int

  /// Standard output, as the environment describes it (`NO_COLOR`, `CLICOLOR_FORCE`, `TERM`).
  static func standardOutput(environment: [String: String]) -> Terminal {
    Terminal(descriptor: STDOUT_FILENO, environment: environment)
  }

  static func standardError(environment: [String: String]) -> Terminal {
    Terminal(descriptor: STDERR_FILENO, environment: environment)
  }

  private init(descriptor: Int32, environment: [String: String]) {
    isInteractive = isatty(descriptor) == 1
    let isForced = environment["CLICOLOR_FORCE"].map { $0 != "0" } ?? false
    let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false || environment["TERM"] == "dumb"
    usesColor = !isRefused && (isInteractive || isForced)
    var size = winsize()
    let known = isInteractive && ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    columns = known ? Int(size.ws_col) : 100
  }

  enum Style: String {
    case path = "35"
    case line = "32"
    case match = "1;31"
    case quiet = "2"
    case strong = "1"
    case bad = "31"
    case good = "36"
  }

  func styled(_ text: String, _ style: Style) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}

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

/// Everything that moves the cursor, changes the terminal's state, or makes text
/// read otherwise than it is stored: C0 but tab, DEL, C1, bidi controls, tags.
private func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09: false
  case 0..<0x20, 0x7F..<0xA0: true
  case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
  case 0xE0000...0xE007F: true
  default: false
  }
}

/// Writes lines to standard output in large pieces. A reader that went away
/// (`| head`) ends the program quietly, as it ends every other filter.
final class Output: Sendable {
  private let buffer = Mutex<[UInt8]>([])

  func line(_ text: String) {
    let isFull = buffer.withLock { buffer in
      buffer.append(contentsOf: text.utf8)
      buffer.append(UInt8(ascii: "\n"))
      return buffer.count > 1 << 16
    }
    if isFull { flush() }
  }

  func bytes(_ bytes: [UInt8]) {
    buffer.withLock { $0.append(contentsOf: bytes) }
    flush()
  }

  func flush() {
    let pending = buffer.withLock { buffer in
      defer { buffer.removeAll(keepingCapacity: true) }
      return buffer
    }
    var rest = pending[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        exit(errno == EPIPE ? 0 : 1)
      }
    }
  }
}
