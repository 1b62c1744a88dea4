import Glibc

/// Where universal-ctags lies.
package enum CtagsProgram {
  /// Debian's own name first: plain `ctags` may be another program.
  private static let places = [
    "/usr/bin/ctags-universal", "/usr/local/bin/ctags", "/usr/bin/universal-ctags", "/usr/bin/ctags",
    "/opt/homebrew/bin/ctags",
  ]

  /// The first that can be run.
  package static let installed: String? = places.first { access($0, X_OK) == 0 }
}
