import StructuredText

extension YAMLNode {
  /// The only document of a text, YAML or JSON; nil when it says nothing.
  static func read(_ text: OwnershipText) throws(OwnershipFailure) -> YAMLNode? {
    do throws(StructuredTextFailure) {
      return try YAMLReader.document(text.lines.map(\.text).joined(separator: "\n"))
    } catch {
      throw OwnershipFailure(error.cause, line: error.line)
    }
  }

  /// nil when it has no keys.
  var entries: [(key: String, value: YAMLNode, line: Int)]? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs.compactMap { key, value in key.string.map { ($0, value, key.line) } }
  }

  subscript(key: String) -> YAMLNode? { entries?.first { $0.key == key }?.value }

  /// nil when it is no list; nothing counts as an empty one.
  var items: [YAMLNode]? {
    if isNull { return [] }
    guard case .sequence(let nodes) = content else { return nil }
    return nodes
  }
}
