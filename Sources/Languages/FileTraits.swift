/// What sort of file this is, as far as its place, its name and a cheap look
/// at its content tell; for ranking and for filters, so a wrong guess costs a
/// few places in a list and nothing else.
package struct FileTraits: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Tests and their fixtures.
  package static let test = FileTraits(rawValue: 1 << 0)
  /// A copy of somebody else's project.
  package static let vendored = FileTraits(rawValue: 1 << 1)
  /// Written by a program, lock files included.
  package static let generated = FileTraits(rawValue: 1 << 2)
  /// Machine-readable only: whole programs on one line.
  package static let minified = FileTraits(rawValue: 1 << 3)
  /// Prose about the project, and what lies among it.
  package static let documentation = FileTraits(rawValue: 1 << 4)

  /// - Parameters:
  ///   - path: `/`-separated, relative to the repository.
  ///   - content: the file, or its first few kilobytes.
  package init(path: String, content: [UInt8]) {
    var path = path
    self = path.withUTF8 { FileTraits(path: $0) }
    content.withUnsafeBufferPointer { bytes in
      if !contains(.documentation), GeneratedMarker.isPresent(bytes) { insert(.generated) }
      if LineLengths.lookMinified(bytes, isScript: contains(.script)) { insert(.minified) }
    }
    remove(.script)
  }

  /// Used while the traits are found only: JavaScript or CSS, which people minify.
  static let script = FileTraits(rawValue: 1 << 7)
}
