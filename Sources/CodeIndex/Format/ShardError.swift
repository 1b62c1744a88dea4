package import Bytes

/// Each way in which an index file can be wrong.
package enum ShardError: Error, Equatable, Sendable, CustomStringConvertible {
  case unreadable(FileError)
  case noShard
  case version(UInt32)
  case cutShort(expected: UInt64, actual: Int)
  case damagedHeader
  case damagedSection(String)
  /// A section's bytes are as they were written but contradict another section.
  case contradiction(String)

  package var description: String {
    switch self {
    case .unreadable(let error): "The system \(error)."
    case .noShard: "It does not begin like an index file."
    case .version(let version):
      "It has format version \(version), but this program reads version \(ShardFormat.version)."
    case .cutShort(let expected, let actual): "It should have \(expected) bytes but has \(actual)."
    case .damagedHeader: "The table of contents does not match its checksum."
    case .damagedSection(let name): "The section `\(name)` does not match its checksum."
    case .contradiction(let name): "The section `\(name)` contradicts the rest of the file."
    }
  }
}
