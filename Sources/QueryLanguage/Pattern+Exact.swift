extension Pattern {
  /// Matches a whole name, path or line, and nothing else.
  package init(exactly name: String, ignoresCase: Bool = false) {
    self.init("^\(Self.escaped(name))$", isRegex: true, ignoresCase: ignoresCase)
  }

  /// Matches a name in code where it stands by itself and is no part of a longer one.
  package init(wholeWord name: String) {
    // RE2's word boundaries are those of ASCII.
    func edge(_ byte: UInt8?) -> String { byte.map { $0.isWord && $0 < 0x80 } == true ? "\\b" : "" }
    self.init(edge(name.utf8.first) + Self.escaped(name) + edge(name.utf8.last), isRegex: true)
  }

  private static func escaped(_ name: String) -> String {
    name.unicodeScalars.map { "\\.+*?()|[]{}^$".unicodeScalars.contains($0) ? "\\\($0)" : "\($0)" }.joined()
  }
}
