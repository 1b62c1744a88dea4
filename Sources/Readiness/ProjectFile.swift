/// A text file of a repository.
package struct ProjectFile: Sendable, Equatable {
  /// `/`-separated, relative to the repository.
  package var path: String
  package var text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  /// Bytes of a file that are read: what people write by hand is far shorter.
  static let readBytes = 1 << 20

  /// Lines without their ends, of the first `readBytes` bytes; `lines[0]` is line 1.
  var lines: [Substring] {
    let head = text.utf8.prefix(Self.readBytes)
    // A cut inside a character is rounded to the character's start.
    let end = head.endIndex == text.utf8.endIndex ? text.endIndex : text.unicodeScalars.index(before: head.endIndex)
    let whole = text[..<end]
    return whole.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      let isWindows = line.last == UInt8(ascii: "\r")
      return Substring(isWindows ? line.dropLast() : line)
    }
  }

  /// The last part of the path in lower case.
  var name: String { path.split(separator: "/").last.map { $0.lowercased() } ?? "" }

  /// The path without its last part, without a slash at the end; empty for the root.
  var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }

  func evidence(_ line: Int) -> Evidence {
    let lines = lines
    return Evidence(path: path, line: line, text: lines.indices.contains(line - 1) ? lines[line - 1].trimmed : "")
  }
}

extension StringProtocol {
  /// Without ASCII space and controls at both ends.
  var trimmed: String {
    let whole = Substring(self)
    guard let first = whole.utf8.firstIndex(where: { $0 > 0x20 }),
      let last = whole.utf8.lastIndex(where: { $0 > 0x20 })
    else { return "" }
    return String(whole[first..<whole.utf8.index(after: last)])
  }
}
