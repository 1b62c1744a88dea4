extension GitRepository {
  /// Fewer digits of a commit name too many.
  private static let fewestDigits = 7
  private static let longestName = 250

  /// The commit that a name stands for: a branch's, else a tag's, else the one whose id begins with these digits, at
  /// least 7, and which a branch or tag leads to. What the source took back (a branch rewritten, a tag deleted) has no
  /// name any more, though its objects may still be here.
  ///
  /// - Returns: nil when there is none, or several begin so.
  /// - Throws: `GitError`.
  package func commit(named name: String, bounds: WorkBounds = .seconds(20)) throws -> ObjectID? {
    guard Self.mayBeName(name) else { return nil }
    for prefix in ["refs/heads/", "refs/tags/"] {
      if let id = try commit(at: prefix + name, bounds) { return id }
    }
    guard name.utf8.count >= Self.fewestDigits, name.utf8.count <= 64, name.utf8.allSatisfy(Self.isHexadecimal),
      let id = try commit(at: name, bounds), id.hex.hasPrefix(name.lowercased())
    else { return nil }
    let leading = try git.output(
      ["for-each-ref", "--count=1", "--format=%(refname)", "--contains=\(id.hex)", "refs/heads/", "refs/tags/"],
      in: directory, name: self.name, bounds: bounds)
    return leading.isEmpty ? nil : id
  }

  /// Without what git would take for a path through history (`main~3`, `HEAD^`, `a..b`, `@{1}`).
  private static func mayBeName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= longestName && !name.contains("..")
      && !name.utf8.contains { $0 <= 0x20 || $0 == 0x7F || "~^:?*[\\".utf8.contains($0) }
      && !name.contains("@{")
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }

  private func commit(at revision: String, _ bounds: WorkBounds) throws -> ObjectID? {
    var output: [UInt8] = []
    let code = try git.run(
      ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], in: directory, name: name,
      bounds: bounds, accepted: [0, 1, 128]
    ) { if output.count < 4096 { output += $0 } }
    return code == 0 ? ObjectID(hex: output.prefix { $0 != 0x0A }) : nil
  }
}
