/// Why a file got no symbols from the ctags program.
enum CtagsFailure: Error {
  case notInstalled
  case notStarted(code: Int32)
  case tooLarge
  case tookTooLong
  case wroteTooMuch
  case ended
  case unreadable
  case gaveUp

  /// The word under which such files are counted and shown.
  var reason: String {
    switch self {
    case .notInstalled: "universal-ctags is not installed"
    case .notStarted: "ctags could not be started"
    case .tooLarge: "too large for ctags"
    case .tookTooLong: "ctags took too long"
    case .wroteTooMuch: "ctags found too many symbols"
    case .ended: "ctags ended unexpectedly"
    case .unreadable: "ctags gave an unreadable answer"
    case .gaveUp: "ctags failed too often"
    }
  }

  /// Whether the program has to be started anew.
  var endsProgram: Bool {
    switch self {
    case .notInstalled, .tooLarge, .gaveUp: false
    case .notStarted, .tookTooLong, .wroteTooMuch, .ended, .unreadable: true
    }
  }
}
