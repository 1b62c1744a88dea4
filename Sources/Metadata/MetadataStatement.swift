/// A place in a file of a repository.
package struct MetadataPlace: Sendable, Hashable, Codable, CustomStringConvertible {
  /// Relative to the repository's root.
  package var path: String
  /// 1-based.
  package var line: Int

  package init(path: String, line: Int) {
    self.path = path
    self.line = line
  }

  package var description: String { "\(path), line \(line)" }
}

/// One fact as one file states it.
package struct MetadataStatement: Sendable, Hashable, Codable {
  package var fact: MetadataFact
  /// On one line; in the words of `MetadataFact`.
  package var value: String
  /// What the file says, where `value` is put in other words.
  package var written: String?
  package var format: MetadataFormat
  /// The key in the file, as `spec.owner`; empty where the whole file says it.
  package var key: String
  package var place: MetadataPlace

  package init(
    fact: MetadataFact, value: String, written: String? = nil, format: MetadataFormat, key: String,
    place: MetadataPlace
  ) {
    self.fact = fact
    self.value = value
    self.written = written
    self.format = format
    self.key = key
    self.place = place
  }
}

/// Something in a file that is not understood, for the file's owner.
package struct MetadataProblem: Sendable, Hashable, Codable, CustomStringConvertible {
  package var path: String
  /// 1-based; nil when it concerns the whole file.
  package var line: Int?
  /// A clause without a full stop.
  package var cause: String
  /// What to do about it, as a sentence.
  package var hint: String

  package init(path: String, line: Int?, cause: String, hint: String) {
    self.path = path
    self.line = line
    self.cause = cause
    self.hint = hint
  }

  /// A whole sentence that names file, line and cause.
  package var message: String { (line.map { "\(path), line \($0)" } ?? path) + ": \(cause)." }
  package var description: String { hint.isEmpty ? message : "\(message) \(hint)" }
}

/// A value that stands in another file or at an address, and was not looked up.
package struct UnresolvedValue: Sendable, Hashable {
  /// As `spec.definition`.
  package var key: String
  /// `$text`, `$json`, `$yaml` or the like.
  package var directive: String
  /// The file or address it names.
  package var target: String
  package var place: MetadataPlace
}
