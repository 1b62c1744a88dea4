import Foundation

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

  /// For text that no terminal shows.
  static let plain = Terminal()

  private init() { (isInteractive, usesColor, columns) = (false, false, 100) }

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
